//! Step two of five.

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
    view! { <ProgressSteps summary="Langkah 2 dari 5" label="Langkah permohonan" steps current=1/> }.into_any()
}
