//! Categories.

use leptos::prelude::*;

use crate::ui::{IconName, Tile};

/// The example.
pub fn example() -> AnyView {
    view! {
        <ul class="tiles">
            <Tile href="?lahir" icon=IconName::BABY label="Kelahiran" detail="4 layanan"/>
            <Tile href="?usaha" icon=IconName::BRIEFCASE label="Usaha dan perizinan" detail="12 layanan"/>
            <Tile href="?pendidikan" icon=IconName::GRADUATION label="Pendidikan dan penelitian" detail="5 layanan"/>
            <Tile href="?kesehatan" icon=IconName::HEART label="Kesehatan" detail="3 layanan"/>
        </ul>
    }
    .into_any()
}
