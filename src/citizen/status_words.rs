//! A status in a word and in a sentence.

use leptos::prelude::*;
use mppi_domain::status::{self, Status};
use uuid::Uuid;

use crate::{
    config, i18n,
    ui::{Badge, Tone},
};

/// The tone of the components for a tone of the domain.
pub fn tone(status: Status) -> Tone {
    match status.tone() {
        status::Tone::Neutral => Tone::Neutral,
        status::Tone::Info => Tone::Info,
        status::Tone::Success => Tone::Success,
        status::Tone::Warning => Tone::Warning,
        status::Tone::Danger => Tone::Danger,
    }
}

/// A status in a word.
#[component]
pub fn StatusBadge(
    /// The status.
    status: Status,
) -> AnyView {
    view! { <Badge tone=tone(status) label=Signal::derive(move || i18n::family("status.", status.key()))/> }.into_any()
}

/// The address of a case.
pub fn case_path(id: Uuid) -> String {
    config::path(&["/permohonan/", &id.to_string()].concat())
}
