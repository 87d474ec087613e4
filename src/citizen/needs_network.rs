//! A page that the server draws by itself, where it cannot be reached: tracking and verification.

use leptos::prelude::*;

use super::{head::Head, words::words};
use crate::{
    config,
    platform::dom,
    t,
    ui::{Button, ButtonKind, EmptyState, IconName, LinkButton},
};

/// What stands there until there is a network.
pub fn needs_network() -> AnyView {
    view! {
        <div class="page page--narrow stack stack--loose">
            <Head title=words("needs_network.title")/>
            <EmptyState icon=IconName::WIFI_OFF title=words("needs_network.what") words=words("needs_network.words")>
                <div class="actions">
                    <Button on_press=|()| dom::reload()>{move || t!("common.retry")}</Button>
                    <LinkButton href=config::path("/") kind=ButtonKind::Secondary>{move || t!("not_found.home")}</LinkButton>
                </div>
            </EmptyState>
        </div>
    }
    .into_any()
}
