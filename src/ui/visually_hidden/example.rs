//! Heard, not seen.

use leptos::prelude::*;

use crate::ui::VisuallyHidden;

/// The example.
pub fn example() -> AnyView {
    view! { <p class="muted">"Tidak terlihat" <VisuallyHidden>" tetapi terdengar"</VisuallyHidden></p> }.into_any()
}
