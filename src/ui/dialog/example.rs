//! A question that must be answered.

use leptos::prelude::*;

use crate::ui::{Button, ButtonKind, ConfirmDialog};

/// The example.
pub fn example() -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <Button kind=ButtonKind::Secondary on_press=move || open.set(true)>"Batalkan permohonan"</Button>
        <ConfirmDialog
            id="cancel"
            open
            title="Batalkan permohonan ini?"
            body="Berkas Anda tidak diproses lagi. Anda dapat mengajukan permohonan baru kapan saja."
            confirm_label="Batalkan permohonan"
            cancel_label="Kembali"
            danger=true
            on_confirm=move || open.set(false)
            on_cancel=move || open.set(false)
        />
    }
    .into_any()
}
