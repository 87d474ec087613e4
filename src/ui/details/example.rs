//! More, for those who want it.

use leptos::prelude::*;

use crate::ui::Details;

/// The example.
pub fn example() -> AnyView {
    view! {
        <Details summary="Apa itu No. KK?"><p>"Nomor Kartu Keluarga: 16 angka di bagian atas kartu."</p></Details>
        <Details summary="Dasar hukum" open=true><p>"Undang-Undang Nomor 24 Tahun 2013."</p></Details>
    }
    .into_any()
}
