//! A district, and one that waits.

use leptos::prelude::*;

use crate::ui::{Choice, Select};

/// The example.
pub fn example() -> AnyView {
    let chosen = RwSignal::new(String::new());
    let districts = Signal::stored(vec![
        Choice::new("73.07.05", "Sinjai Utara"),
        Choice::new("73.07.03", "Sinjai Timur"),
        Choice::new("73.07.06", "Bulupoddo"),
    ]);
    view! {
        <Select id="district" label="Kecamatan" placeholder="Pilih kecamatan" options=districts value=chosen on_change=move |now: String| chosen.set(now)/>
        <Select id="village" label="Desa atau kelurahan" hint="Pilih kecamatan dulu." placeholder="Pilih desa atau kelurahan" options=Vec::new() value="" on_change=|_: String| () disabled=true/>
    }
    .into_any()
}
