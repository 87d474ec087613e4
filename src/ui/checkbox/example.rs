//! Agreement, with and without an error.

use leptos::prelude::*;

use crate::ui::Checkbox;

/// The example.
pub fn example() -> AnyView {
    let agreed = RwSignal::new(false);
    view! {
        <Checkbox id="agree" label="Data yang saya isi benar" checked=agreed on_change=move |now: bool| agreed.set(now) required=true/>
        <Checkbox
            id="agree-wrong"
            label="Saya setuju data dipakai untuk layanan ini"
            hint="Data hanya dipakai oleh instansi yang memproses berkas Anda."
            error="Centang untuk melanjutkan."
            checked=false
            on_change=|_: bool| ()
        />
    }
    .into_any()
}
