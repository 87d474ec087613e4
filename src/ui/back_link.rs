//! The way back.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// The way back, above the page's heading.
#[component]
pub fn BackLink(
    /// Where back is.
    #[prop(into)]
    href: Signal<String>,
    /// Such as "Kembali".
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    view! { <a class="back-link" href=text(href)><Icon name=IconName::ARROW_LEFT/>{text(label)}</a> }.into_any()
}
