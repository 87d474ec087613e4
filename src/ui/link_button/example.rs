//! Links that look like buttons.

use leptos::prelude::*;

use crate::ui::{ButtonKind, IconName, LinkButton};

/// The example.
pub fn example() -> AnyView {
    view! {
        <div class="actions">
            <LinkButton href="?mulai" icon=IconName::FLAG>"Isi formulir"</LinkButton>
            <LinkButton href="https://example.invalid" kind=ButtonKind::Secondary new_tab="(membuka tab baru)">"Buka laman SKCK"</LinkButton>
        </div>
    }
    .into_any()
}
