//! States of a case.

use leptos::prelude::*;

use crate::ui::{Badge, IconName, Tone};

/// The example.
pub fn example() -> AnyView {
    view! {
        <div class="badges">
            <Badge label="Draf"/>
            <Badge tone=Tone::Brand icon=IconName::CLOCK label="Diproses"/>
            <Badge tone=Tone::Info label="Diperiksa"/>
            <Badge tone=Tone::Warning label="Perlu perbaikan"/>
            <Badge tone=Tone::Success label="Siap diambil"/>
            <Badge tone=Tone::Danger label="Ditolak"/>
        </div>
    }
    .into_any()
}
