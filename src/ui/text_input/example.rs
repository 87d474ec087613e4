//! Plain, prefixed, wrong, secret.

use leptos::prelude::*;

use crate::ui::{FieldWidth, TextInput, text_input::InputKind};

/// The example.
pub fn example() -> AnyView {
    let nik = RwSignal::new("73070512".to_owned());
    view! {
        <TextInput id="name" label="Nama lengkap" hint="Sesuai KTP-el. Nama satu kata boleh." autocomplete="name" value="Suharti" on_input=|_: String| ()/>
        <TextInput
            id="nik-wrong"
            label="NIK – Nomor Induk Kependudukan"
            kind=InputKind::Digits
            width=FieldWidth::Medium
            error="NIK harus 16 angka."
            value=nik
            on_input=move |now: String| nik.set(now)
            max_length=16
            counter=|left: i64| format!("{} dari 16 angka", 16 - left)
        />
        <TextInput id="phone" label="Nomor ponsel" kind=InputKind::Phone prefix="+62" width=FieldWidth::Medium value="" on_input=|_: String| ()/>
        <TextInput id="password" label="Kata sandi" kind=InputKind::Password autocomplete="current-password" show_password="Tampilkan kata sandi" value="rahasia" on_input=|_: String| ()/>
        <TextInput id="number" label="Nomor permohonan" readonly=true value="MPP-7307-2026-000123-Z" on_input=|_: String| ()/>
    }
    .into_any()
}
