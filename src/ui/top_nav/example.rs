//! The places in the header; on a phone the bottom bar has them.

use leptos::prelude::*;

use crate::ui::{IconName, NavItem, TopNav};

/// The example.
pub fn example() -> AnyView {
    let items = Signal::stored(vec![
        NavItem::new("?beranda", "Beranda", IconName::HOME).at(true),
        NavItem::new("?layanan", "Layanan", IconName::GRID),
        NavItem::new("?permohonan", "Permohonan", IconName::FILE).with_count(1, "1 perlu tindakan"),
    ]);
    view! { <TopNav label="Menu atas" items/> }.into_any()
}
