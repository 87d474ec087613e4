//! The receipt of an application.

use leptos::prelude::*;

use crate::ui::{Ticket, TicketRow};

/// The example.
pub fn example() -> AnyView {
    let row = |label: &str, value: &str| TicketRow { label: label.into(), value: value.into() };
    let rows = Signal::stored(vec![
        row("Layanan", "Kutipan Akta Kelahiran"),
        row("Dikirim", "24 November 2026, 10.42 WITA"),
        row("Perkiraan selesai", "27 November 2026"),
        row("Kode rahasia", "4F7Q-92KD"),
    ]);
    view! {
        <Ticket
            issuer="Mal Pelayanan Publik Kabupaten Sinjai"
            number_label="Nomor permohonan"
            number="MPP-7307-2026-000123-Z"
            qr=Signal::stored("https://sinjai.example/lacak#MPP-7307-2026-000123-Z.4F7Q".to_owned())
            qr_label="Kode QR untuk melacak permohonan"
            rows
        >
            <p>"Simpan tanda terima ini. Nomor dan kode rahasia dipakai untuk melacak."</p>
        </Ticket>
    }
    .into_any()
}
