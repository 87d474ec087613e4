//! Four places, one of them with something to do.

use leptos::prelude::*;

use crate::ui::{BottomBar, IconName, NavItem};

/// The example.
pub fn example() -> AnyView {
    let items = Signal::stored(vec![
        NavItem::new("?beranda", "Beranda", IconName::HOME).at(true),
        NavItem::new("?layanan", "Layanan", IconName::GRID),
        NavItem::new("?permohonan", "Permohonan", IconName::FILE).with_count(1, "1 perlu tindakan"),
        NavItem::new("?akun", "Akun", IconName::USER),
    ]);
    view! { <BottomBar label="Menu utama" items/> }.into_any()
}
