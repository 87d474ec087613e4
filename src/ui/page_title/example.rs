//! A page heading.

use leptos::prelude::*;

use crate::ui::{Badge, PageTitle, Tone};

/// The example.
pub fn example() -> AnyView {
    view! {
        <PageTitle over="Kutipan Akta Kelahiran" title="Data anak" lead="Isi sesuai surat keterangan lahir dari bidan atau rumah sakit.">
            <Badge tone=Tone::Brand label="Draf"/>
        </PageTitle>
    }
    .into_any()
}
