//! Copies the number.

use leptos::prelude::*;

use crate::ui::CopyButton;

/// The example.
pub fn example() -> AnyView {
    let copied = RwSignal::new(false);
    view! { <CopyButton label="Salin nomor" copied_label="Tersalin" copied on_copy=move || copied.set(true)/> }
        .into_any()
}
