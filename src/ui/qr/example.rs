//! The address of a tracking page.

use leptos::prelude::*;

use crate::ui::Qr;

/// The example.
pub fn example() -> AnyView {
    view! { <Qr content="https://sinjai.example/lacak#MPP-7307-2026-000123-Z.4F7Q" label="Kode QR untuk melacak permohonan"/> }
    .into_any()
}
