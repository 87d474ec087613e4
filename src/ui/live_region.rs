//! Words that are heard and not seen.

use leptos::prelude::*;

use super::text::text;

#[cfg(feature = "gallery")]
pub mod example;

/// Words that are heard and not seen, such as that a message is sent. It stands there before its words do.
#[component]
pub fn LiveRegion(
    /// What is said when it changes.
    #[prop(into)]
    words: Signal<String>,
) -> AnyView {
    view! { <p class="visually-hidden" role="status" aria-live="polite">{text(words)}</p> }.into_any()
}
