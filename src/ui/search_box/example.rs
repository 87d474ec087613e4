//! The large one of the home page and a plain one.

use leptos::prelude::*;

use crate::ui::SearchBox;

/// The example.
pub fn example() -> AnyView {
    let typed = RwSignal::new(String::new());
    view! {
        <SearchBox id="search-large" large=true label="Cari layanan" placeholder="contoh: akta lahir" value=typed on_input=move |now: String| typed.set(now) button_label="Cari"/>
        <SearchBox id="search-plain" label="Cari permohonan" value="" on_input=|_: String| () button_label="Cari"/>
    }
    .into_any()
}
