//! The citizen portal as a whole is shown in the composed screens; here only its parts.

use leptos::prelude::*;

use crate::ui::{BottomBar, CitizenFrame, IconName, NavItem, PageHeader, PageTitle};

/// The example.
pub fn example() -> AnyView {
    let items = Signal::stored(vec![
        NavItem::new("?beranda", "Beranda", IconName::HOME).at(true),
        NavItem::new("?layanan", "Layanan", IconName::GRID),
    ]);
    let header =
        || view! { <PageHeader crest=None region="Kabupaten Sinjai" product="Mal Pelayanan Publik" home="?"/> };
    let bottom = move || view! { <BottomBar label="Menu utama bawah" items/> };
    view! {
        <CitizenFrame skip_label="Langsung ke isi" header bottom>
            <PageTitle title="Beranda"/>
        </CitizenFrame>
    }
    .into_any()
}
