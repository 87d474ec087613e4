//! Two errors.

use leptos::prelude::*;

use crate::ui::{ErrorLink, ErrorSummary};

/// The example.
pub fn example() -> AnyView {
    let errors = Signal::stored(vec![
        ErrorLink { field_id: "nik-wrong".into(), message: "NIK harus 16 angka.".into() },
        ErrorLink { field_id: "born-wrong".into(), message: "Tanggal 31 Februari tidak ada.".into() },
    ]);
    view! {
        <ErrorSummary title="Ada 2 hal yang perlu diperbaiki" note="Isian lain sudah tersimpan." errors attempt=0/>
    }
    .into_any()
}
