//! A part of a page under a heading of its own.

use leptos::prelude::*;

/// A part of a page under a heading of its own (level 2).
#[component]
pub fn Section(
    /// The heading.
    #[prop(into)]
    heading: Signal<String>,
    /// What stands under it.
    children: Children,
) -> AnyView {
    view! {
        <section class="page-section">
            <h2 class="section__heading">{move || heading.get()}</h2>
            <div class="stack">{children()}</div>
        </section>
    }
    .into_any()
}
