//! Heard, not seen.

use leptos::prelude::*;

use crate::ui::LiveRegion;

/// The example.
pub fn example() -> AnyView {
    view! { <LiveRegion words="Halaman Layanan"/><p class="muted">"Tidak terlihat, hanya terdengar."</p> }.into_any()
}
