//! A sheet of paper on the counter.

use leptos::prelude::*;

use super::text::text;

#[cfg(feature = "gallery")]
pub mod example;

/// A sheet of paper on the counter: things that belong together, with an optional heading.
#[component]
pub fn Card(
    /// The heading (level 2).
    #[prop(optional, into)]
    heading: Option<Signal<String>>,
    /// Whether it stands out as the next thing to do.
    #[prop(optional)]
    lead: bool,
    /// What stands on the right of the heading.
    #[prop(optional, into)]
    aside: Option<ViewFnOnce>,
    /// What is on it.
    children: Children,
) -> AnyView {
    let head = (heading.is_some() || aside.is_some()).then(|| {
        view! {
            <div class="card__head">
                {heading.map(|heading| view! { <h2 class="card__heading">{text(heading)}</h2> })}
                {aside.map(ViewFnOnce::run)}
            </div>
        }
    });
    view! { <section class="card" class:card--lead=lead>{head}{children()}</section> }.into_any()
}
