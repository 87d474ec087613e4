//! The places of the citizen portal, in the header.

use leptos::prelude::*;

use super::{
    nav_item::{NavItem, nav_links},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// The places of the citizen portal, in the header. Shown from 900 px; below it the bottom bar is.
#[component]
pub fn TopNav(
    /// The name of the navigation for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The places.
    #[prop(into)]
    items: Signal<Vec<NavItem>>,
) -> AnyView {
    view! {
        <nav class="top-nav" aria-label=text(label)>
            <ul class="top-nav__list">{move || nav_links(items.get())}</ul>
        </nav>
    }
    .into_any()
}
