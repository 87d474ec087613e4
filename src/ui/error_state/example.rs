//! The server cannot be reached.

use leptos::prelude::*;

use crate::ui::ErrorState;

/// The example.
pub fn example() -> AnyView {
    view! {
        <ErrorState
            title="Daftar layanan belum bisa dimuat"
            words="Sambungan terputus. Isian Anda tetap tersimpan di ponsel ini."
            retry_label="Coba lagi"
            on_retry=|| ()
        />
    }
    .into_any()
}
