//! A date, empty and wrong.

use leptos::prelude::*;

use crate::ui::{DateInput, DateParts, date_input::DateWords};

/// The example.
pub fn example() -> AnyView {
    let words = Signal::stored(DateWords { day: "Hari".into(), month: "Bulan".into(), year: "Tahun".into() });
    let value = RwSignal::new(DateParts::default());
    let wrong = Signal::stored(DateParts { day: "31".into(), month: "2".into(), year: "2024".into() });
    view! {
        <DateInput id="born" legend="Tanggal lahir anak" hint="Contoh: 3 6 2024" words value on_input=move |date: DateParts| value.set(date)/>
        <DateInput id="born-wrong" legend="Tanggal lahir ayah" error="Tanggal 31 Februari tidak ada." words value=wrong on_input=|_: DateParts| ()/>
    }
    .into_any()
}
