//! Each tone.

use leptos::prelude::*;

use crate::ui::{Button, ButtonKind, Notice, Tone};

/// The example.
pub fn example() -> AnyView {
    view! {
        <Notice title="Layanan tutup pada 25–26 Desember">"Berkas yang masuk diproses mulai 27 Desember."</Notice>
        <Notice tone=Tone::Success title="Permohonan terkirim"/>
        <Notice
            tone=Tone::Warning
            title="Satu dokumen perlu diganti"
            action=|| view! { <Button kind=ButtonKind::Secondary>"Perbaiki sekarang"</Button> }
        >
            "Foto KK buram. Ganti paling lambat 3 Desember 2026."
        </Notice>
        <Notice tone=Tone::Danger title="Permohonan ditolak">"Alasan: alamat di luar Kabupaten Sinjai."</Notice>
        <Notice tone=Tone::Neutral>"Butuh bantuan? Datang ke loket, petugas mengisikan untuk Anda."</Notice>
    }
    .into_any()
}
