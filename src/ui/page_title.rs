//! The heading of a page.

use leptos::prelude::*;

use super::text::{maybe, text};

#[cfg(feature = "gallery")]
pub mod example;

/// The heading of a page: the one `h1`, which takes focus after each navigation.
#[component]
pub fn PageTitle(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A small line above it: the service, the case number.
    #[prop(optional, into)]
    over: Signal<Option<String>>,
    /// A larger sentence under it.
    #[prop(optional, into)]
    lead: Signal<Option<String>>,
    /// What stands on the right or under it: badges, buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="page-title">
            {move || over.with(Option::is_some).then(|| view! { <p class="page-title__over">{maybe(over)}</p> })}
            <h1 class="page-title__heading" tabindex="-1">{text(title)}</h1>
            {move || lead.with(Option::is_some).then(|| view! { <p class="page-title__lead">{maybe(lead)}</p> })}
            {children.map(|children| view! { <div class="page-title__extra">{children()}</div> })}
        </div>
    }
    .into_any()
}
