//! Drawn or typed.

use leptos::prelude::*;

use crate::ui::{SignaturePad, SignatureValue, SignatureWords};

/// The example.
pub fn example() -> AnyView {
    let words = Signal::stored(SignatureWords {
        pad: "Kotak tanda tangan".into(),
        clear: "Hapus dan ulangi".into(),
        type_instead: "Ketik nama saja".into(),
        draw_instead: "Gambar tanda tangan".into(),
        name: "Nama lengkap penerima".into(),
    });
    view! {
        <SignaturePad id="sign" label="Tanda tangan penerima" hint="Tanda tangan dengan jari atau pena." words on_change=|_: SignatureValue| ()/>
    }
    .into_any()
}
