//! The way back.

use leptos::prelude::*;

use crate::ui::BackLink;

/// The example.
pub fn example() -> AnyView {
    view! { <BackLink href="?layanan" label="Kembali ke daftar layanan"/> }.into_any()
}
