//! Where the work is kept.

use leptos::prelude::*;

use crate::ui::{StatusLine, StatusLineState};

/// The example.
pub fn example() -> AnyView {
    view! {
        <StatusLine state=StatusLineState::Saved words="Tersimpan di ponsel ini 10.42, belum terkirim"/>
        <StatusLine state=StatusLineState::Saving words="Menyimpan"/>
        <StatusLine state=StatusLineState::Offline words="Tidak ada sambungan. Isian tetap tersimpan di ponsel ini."/>
        <StatusLine state=StatusLineState::Waiting words="Menunggu sambungan untuk mengirim"/>
        <StatusLine state=StatusLineState::Problem words="Belum tersimpan: ruang di ponsel penuh"/>
    }
    .into_any()
}
