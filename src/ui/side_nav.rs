//! The places of the officer portal.

use leptos::prelude::*;

use super::{
    nav_item::{NavItem, nav_links},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Places that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavGroup {
    /// Its heading; empty for none.
    pub heading: String,
    /// The places.
    pub items: Vec<NavItem>,
}

/// The places of the officer portal.
#[component]
pub fn SideNav(
    /// The name of the navigation for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The places.
    #[prop(into)]
    groups: Signal<Vec<NavGroup>>,
) -> AnyView {
    let list = move || {
        groups
            .get()
            .into_iter()
            .map(|group| {
                view! {
                    {(!group.heading.is_empty()).then(|| view! { <p class="side-nav__heading">{group.heading}</p> })}
                    <ul class="side-nav__list">{nav_links(group.items)}</ul>
                }
            })
            .collect_view()
    };
    view! { <nav class="side-nav" aria-label=text(label)>{list}</nav> }.into_any()
}
