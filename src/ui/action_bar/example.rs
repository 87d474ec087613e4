//! The end of a step: on, back, and where the work is kept.

use leptos::prelude::*;

use crate::ui::{ActionBar, Button, ButtonKind, IconName, LinkButton, StatusLine, StatusLineState};

/// The example.
pub fn example() -> AnyView {
    let status =
        || view! { <StatusLine state=StatusLineState::Saved words="Tersimpan di ponsel ini 10.42, belum terkirim"/> };
    view! {
        <ActionBar status>
            <Button icon_end=IconName::ARROW_RIGHT>"Simpan dan lanjut"</Button>
            <LinkButton href="?kembali" kind=ButtonKind::Secondary>"Kembali"</LinkButton>
        </ActionBar>
    }
    .into_any()
}
