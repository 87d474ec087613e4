//! A QR code beside the words that say what it opens.

use leptos::prelude::*;

use super::qr::Qr;

#[cfg(feature = "gallery")]
pub mod example;

/// A QR code beside the words that say what it opens: for another person's phone, or the scanner at a counter.
#[component]
pub fn QrCard(
    /// What the code holds.
    #[prop(into)]
    content: Signal<String>,
    /// What it is for, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The same in words.
    children: Children,
) -> AnyView {
    view! {
        <div class="qr-card">
            <div class="qr-card__words">{children()}</div>
            <Qr content label/>
        </div>
    }
    .into_any()
}
