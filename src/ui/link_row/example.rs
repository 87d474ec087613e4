//! A list of services and applications.

use leptos::prelude::*;

use crate::ui::{Badge, IconName, LinkRow, Tone};

/// The example.
pub fn example() -> AnyView {
    view! {
        <ul class="link-rows">
            <LinkRow href="?akta" icon=IconName::BABY label="Kutipan Akta Kelahiran" detail="Gratis · 3 hari kerja · Dukcapil"/>
            <LinkRow href="?penelitian" icon=IconName::GRADUATION label="Surat Keterangan Penelitian untuk mahasiswa dan lembaga swadaya masyarakat" detail="Gratis · 2 hari kerja · Kesbangpol"/>
            <LinkRow href="?kasus" icon=IconName::FILE label="Surat Keterangan Usaha" detail="MPP-7307-2026-000123-Z">
                <Badge tone=Tone::Warning label="Perlu perbaikan"/>
            </LinkRow>
        </ul>
    }
    .into_any()
}
