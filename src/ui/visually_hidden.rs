//! Words for screen readers only.

use leptos::prelude::*;

#[cfg(feature = "gallery")]
pub mod example;

/// Words for screen readers only.
#[component]
pub fn VisuallyHidden(
    /// The words.
    children: Children,
) -> AnyView {
    view! { <span class="visually-hidden">{children()}</span> }.into_any()
}
