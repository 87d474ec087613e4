//! The officer's places.

use leptos::prelude::*;

use crate::ui::{IconName, NavGroup, NavItem, SideNav};

/// The example.
pub fn example() -> AnyView {
    let groups = Signal::stored(vec![
        NavGroup {
            heading: String::new(),
            items: vec![
                NavItem::new("?kotak-masuk", "Kotak masuk", IconName::INBOX)
                    .at(true)
                    .with_count(12, "12 permohonan menunggu"),
                NavItem::new("?cari", "Cari permohonan", IconName::SEARCH),
                NavItem::new("?penyerahan", "Penyerahan", IconName::HAND_OVER).with_count(3, "3 siap diambil"),
            ],
        },
        NavGroup {
            heading: "Kelola".into(),
            items: vec![
                NavItem::new("?petugas", "Petugas", IconName::USERS),
                NavItem::new("?pengaturan", "Pengaturan", IconName::BUILDING),
            ],
        },
    ]);
    view! { <SideNav label="Menu petugas" groups/> }.into_any()
}
