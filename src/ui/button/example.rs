//! Kinds and states.

use leptos::prelude::*;

use crate::ui::{Button, ButtonKind, ButtonSize, IconName};

/// The example.
pub fn example() -> AnyView {
    let busy = RwSignal::new(false);
    view! {
        <div class="actions">
            <Button on_press=move || busy.update(|busy| *busy = !*busy)>"Lanjut"</Button>
            <Button kind=ButtonKind::Secondary icon=IconName::DOWNLOAD>"Unduh dokumen"</Button>
            <Button kind=ButtonKind::Quiet icon=IconName::FLAG>"Ubah"</Button>
            <Button kind=ButtonKind::Danger icon=IconName::TRASH>"Batalkan permohonan"</Button>
        </div>
        <div class="actions">
            <Button loading=true loading_label="Mengirim">"Kirim permohonan"</Button>
            <Button kind=ButtonKind::Secondary loading=busy loading_label="Memuat">"Muat lagi"</Button>
            <Button disabled=true>"Tidak tersedia"</Button>
            <Button id="blocked" disabled_reason="Unggah dua dokumen dulu.">"Kirim"</Button>
        </div>
        <div class="actions">
            <Button size=ButtonSize::Small>"Ambil berkas"</Button>
            <Button size=ButtonSize::Small kind=ButtonKind::Secondary>"Lepas"</Button>
        </div>
    }
    .into_any()
}
