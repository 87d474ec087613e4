//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{frame::within, head::Head, later::Page, words::words};
use crate::{
    config,
    forms::later,
    t,
    ui::{ButtonKind, EmptyState, IconName, LinkButton},
};

/// The page of an unknown address.
#[component]
pub fn NotFoundPage() -> AnyView {
    let path = use_location().pathname.get_untracked();
    // The worker lets them through, and shows the portal only where the server cannot be reached.
    if ["/lacak", "/verifikasi"].iter().any(|page| within(&path, &config::router_base()).starts_with(page)) {
        return later(Page::NeedsNetwork);
    }
    view! { <div class="page page--narrow stack stack--loose">{not_found()}</div> }.into_any()
}

/// What stands there: for unknown addresses, and for things that are not there for these eyes.
pub fn not_found() -> AnyView {
    view! {
        <Head title=words("not_found.title")/>
        <EmptyState icon=IconName::SEARCH title=words("not_found.what") words=words("not_found.words")>
            <div class="actions">
                <LinkButton href=config::path("/layanan")>{move || t!("not_found.services")}</LinkButton>
                <LinkButton href=config::path("/") kind=ButtonKind::Secondary>{move || t!("not_found.home")}</LinkButton>
            </div>
        </EmptyState>
    }
    .into_any()
}
