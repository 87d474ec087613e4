//! Every icon of the sprite.

use leptos::prelude::*;

use crate::ui::{Icon, IconName};

/// The example.
pub fn example() -> AnyView {
    let all = IconName::ALL
        .iter()
        .map(|name| view! { <li><Icon name=*name/><code>{name.as_str()}</code></li> })
        .collect_view();
    view! { <ul class="gallery-icons">{all}</ul> }.into_any()
}
