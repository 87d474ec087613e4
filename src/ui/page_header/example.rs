//! The header of the citizen portal.

use leptos::prelude::*;

use crate::ui::PageHeader;

/// The example.
pub fn example() -> AnyView {
    view! { <PageHeader crest=None region="Kabupaten Bengkulu Tengah" product="Mal Pelayanan Publik" home="?"/> }
        .into_any()
}
