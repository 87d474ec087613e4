//! What a list says of a service: free or how much, how long, who.

use leptos::prelude::*;
use mppi_domain::{
    api::service::ServiceSummary,
    service::{Channel, Fee},
};

use crate::{
    config,
    i18n::{self, say},
    t,
    ui::{Badge, IconName, LinkRow, Tone},
};

/// `Gratis` or `Rp50.000`. Reactive.
pub fn fee_words(fee: &Fee) -> String {
    match fee {
        Fee::Free { .. } => t!("service.free"),
        Fee::Fixed { amount, .. } => i18n::money(*amount),
    }
}

/// `3 hari kerja`. Reactive.
pub fn days_words(days: u32) -> String {
    if days == 0 { t!("service.same_day") } else { t!("service.days", count = days) }
}

/// `Gratis · 3 hari kerja · Dinas …`. Reactive.
pub fn detail_words(service: &ServiceSummary) -> String {
    [fee_words(&service.fee), days_words(service.working_days), say(&service.agency)].join(" · ")
}

/// The icon of a category.
pub fn category_icon(key: &str) -> IconName {
    let known = config::region().categories.iter().find(|category| category.key == key);
    known.and_then(|category| IconName::by_name(&category.icon)).unwrap_or(IconName::FILE)
}

/// The name of a category. Reactive.
pub fn category_name(key: &str) -> String {
    let known = config::region().categories.iter().find(|category| category.key == key);
    known.map(|category| say(&category.name)).unwrap_or_default()
}

/// The address of a service's page.
pub fn service_path(code: &str) -> String {
    config::path(&["/layanan/", code].concat())
}

/// A service as a line of a list.
pub fn service_row(service: ServiceSummary) -> AnyView {
    let href = service_path(&service.code);
    let icon = category_icon(&service.category);
    let is_link = service.channel == Channel::Link;
    let name = service.name.clone();
    let detail = Signal::derive(move || Some(detail_words(&service)));
    let label = Signal::derive(move || say(&name));
    if is_link {
        view! {
            <LinkRow href icon label detail>
                <Badge tone=Tone::Neutral label=Signal::derive(|| t!("service.elsewhere"))/>
            </LinkRow>
        }
        .into_any()
    } else {
        view! { <LinkRow href icon label detail/> }.into_any()
    }
}
