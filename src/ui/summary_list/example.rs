//! Answers to check.

use leptos::prelude::*;

use crate::ui::{SummaryChange, SummaryList, SummaryRow};

/// The example.
pub fn example() -> AnyView {
    let change = |href: &str| Some(SummaryChange { href: href.into(), label: "Ubah".into() });
    let rows = Signal::stored(vec![
        SummaryRow {
            change: change("?nama"),
            ..SummaryRow::new("Nama anak", "Nur Aisyah Ramadhani binti Muhammad Yusuf")
        },
        SummaryRow { change: change("?lahir"), ..SummaryRow::new("Tempat dan tanggal lahir", "Sinjai, 3 Juni 2024") },
        SummaryRow {
            change: change("?alamat"),
            ..SummaryRow::new("Alamat", "Jalan Persatuan Raya No. 12\nRT 003/RW 002, Kel. Balangnipa")
        },
        SummaryRow { empty: true, change: change("?surel"), ..SummaryRow::new("Surel", "Tidak diisi") },
    ]);
    view! { <SummaryList heading=Signal::stored("Data anak".to_owned()) rows/> }.into_any()
}
