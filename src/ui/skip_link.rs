//! Past the navigation.

use leptos::prelude::*;

use super::{MAIN_ID, text::text};
use crate::platform::focus::focus_field;

#[cfg(feature = "gallery")]
pub mod example;

/// Past the navigation, for keyboards. Seen only while focused.
#[component]
pub fn SkipLink(
    /// Such as "Langsung ke isi".
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    view! {
        // Followed by hand: with `<base href>` a bare fragment would leave the page.
        <a
            class="skip-link"
            href=format!("#{MAIN_ID}")
            on:click=|event| {
                event.prevent_default();
                focus_field(MAIN_ID);
            }
        >
            {text(label)}
        </a>
    }
    .into_any()
}
