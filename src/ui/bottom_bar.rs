//! The four places of the citizen portal, under the thumb.

use leptos::prelude::*;

use super::{
    nav_item::{NavItem, nav_links},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// The places of the citizen portal, under the thumb. Hidden where the top navigation has room.
#[component]
pub fn BottomBar(
    /// The name of the navigation for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The places, at most five.
    #[prop(into)]
    items: Signal<Vec<NavItem>>,
) -> AnyView {
    view! {
        <nav class="bottom-bar" aria-label=text(label)>
            <ul class="bottom-bar__list">{move || nav_links(items.get())}</ul>
        </nav>
    }
    .into_any()
}
