//! The officer portal as a whole is shown in the composed screens; here only its parts.

use leptos::prelude::*;

use crate::ui::{AppFrame, IconName, NavGroup, NavItem, PageTitle, SearchBox, SideNav};

/// The example.
pub fn example() -> AnyView {
    let groups = Signal::stored(vec![NavGroup {
        heading: String::new(),
        items: vec![
            NavItem::new("?kotak-masuk", "Kotak masuk", IconName::INBOX)
                .at(true)
                .with_count(12, "12 permohonan menunggu"),
            NavItem::new("?penyerahan", "Penyerahan", IconName::HAND_OVER),
        ],
    }]);
    let side = move || view! { <SideNav label="Menu petugas" groups/> };
    let bar = || {
        view! { <SearchBox id="frame-search" label="Cari nomor atau nama" hide_label=true value="" on_input=|_: String| () button_label="Cari"/> }
    };
    view! {
        <AppFrame skip_label="Langsung ke isi" side bar>
            <PageTitle title="Kotak masuk"/>
        </AppFrame>
    }
    .into_any()
}
