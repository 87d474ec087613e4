//! A corrected answer beside the old one.

use leptos::prelude::*;

use crate::ui::{CompareList, CompareRow};

/// The example.
pub fn example() -> AnyView {
    let rows = Signal::stored(vec![
        CompareRow {
            label: "Nama anak".into(),
            before: "Nur Aisyah Ramadani".into(),
            after: "Nur Aisyah Ramadhani".into(),
        },
        CompareRow { label: "Tempat lahir".into(), before: "Sinjai".into(), after: "Sinjai".into() },
    ]);
    view! { <CompareList caption="Perubahan jawaban" before_label="Sebelum" after_label="Sesudah" rows/> }.into_any()
}
