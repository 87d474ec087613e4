//! Step two of five, and step four of ten.

use leptos::prelude::*;

use crate::ui::{ProgressSteps, Step};

/// The example.
pub fn example() -> AnyView {
    let step = |label: &str, done: bool| Step { label: label.into(), href: done.then(|| format!("?{label}")), done };
    let steps = Signal::stored(vec![
        step("Panduan", true),
        step("Formulir", false),
        step("Dokumen", false),
        step("Periksa", false),
        step("Kirim", false),
    ]);
    let many = Signal::stored(vec![
        step("Panduan", true),
        step("Anak", true),
        step("Ibu", true),
        step("Ayah", false),
        step("Kartu Keluarga dan alamat", false),
        step("Saksi", false),
        step("Pemohon", false),
        step("Dokumen", false),
        step("Periksa", false),
        step("Kirim", false),
    ]);
    view! {
        <ProgressSteps summary="Langkah 2 dari 5" label="Langkah permohonan" steps current=1/>
        <ProgressSteps summary="Langkah 4 dari 10" label="Langkah akta kelahiran" steps=many current=3/>
    }
    .into_any()
}
