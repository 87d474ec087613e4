//! Something worked.

use leptos::prelude::*;

use crate::ui::{Toast, Toaster, Tone};

/// The example.
pub fn example() -> AnyView {
    let toasts = RwSignal::new(vec![
        Toast { id: 1, tone: Tone::Success, words: "Profil tersimpan.".into() },
        Toast { id: 2, tone: Tone::Info, words: "Ada versi baru. Dipakai setelah halaman dibuka lagi.".into() },
    ]);
    view! {
        <Toaster toasts dismiss_label="Tutup" on_dismiss=move |id: u32| toasts.update(|toasts| toasts.retain(|toast| toast.id != id))/>
    }
    .into_any()
}
