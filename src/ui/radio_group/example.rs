//! One of a few, as cards and side by side.

use leptos::prelude::*;

use crate::ui::{Choice, RadioGroup};

/// The example.
pub fn example() -> AnyView {
    let who = RwSignal::new("self".to_owned());
    let options = Signal::stored(vec![
        Choice::new("self", "Saya sendiri"),
        Choice::new("child", "Anak saya").with_hint("Anda orang tua atau wali yang sah."),
        Choice::new("other", "Orang lain").with_hint("Perlu surat kuasa bermeterai."),
    ]);
    let sexes = Signal::stored(vec![Choice::new("f", "Perempuan"), Choice::new("m", "Laki-laki")]);
    view! {
        <RadioGroup id="who" legend="Anda mengurus untuk siapa?" options value=who on_change=move |now: String| who.set(now)/>
        <RadioGroup id="sex" legend="Jenis kelamin" error="Pilih salah satu." inline=true required=true options=sexes value="" on_change=|_: String| ()/>
    }
    .into_any()
}
