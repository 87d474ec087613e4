//! Seen while focused.

use leptos::prelude::*;

use crate::ui::SkipLink;

/// The example.
pub fn example() -> AnyView {
    view! { <SkipLink label="Langsung ke isi"/><p class="muted">"Tekan Tab untuk melihatnya."</p> }.into_any()
}
