//! More, for those who want it.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// More, for those who want it: the browser's own `<details>`.
#[component]
pub fn Details(
    /// What opens it.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it begins open.
    #[prop(optional)]
    open: bool,
    /// What is in it.
    children: Children,
) -> AnyView {
    view! {
        <details class="details" open=open>
            <summary class="details__summary"><span>{text(summary)}</span><Icon name=IconName::CHEVRON_DOWN/></summary>
            <div class="details__body">{children()}</div>
        </details>
    }
    .into_any()
}
