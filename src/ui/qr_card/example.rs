//! The way to the verification of a document.

use leptos::prelude::*;

use crate::ui::QrCard;

/// The example.
pub fn example() -> AnyView {
    view! {
        <QrCard
            content=Signal::stored("https://sinjai.example/verifikasi/7H3KQ29D".to_owned())
            label="Kode QR ke halaman verifikasi"
        >
            <p>"Siapa pun dapat memeriksa keaslian dokumen ini."</p>
            <p><a href="#qr_card">"Lihat halaman verifikasi"</a></p>
        </QrCard>
    }
    .into_any()
}
