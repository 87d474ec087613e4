//! Filters.

use leptos::prelude::*;

use crate::ui::Chip;

/// The example.
pub fn example() -> AnyView {
    let on = RwSignal::new(true);
    view! {
        <div class="chips">
            <Chip label="Bisa daring" pressed=on on_press=move || on.update(|on| *on = !*on)/>
            <Chip label="Gratis" pressed=false on_press=|| ()/>
        </div>
    }
    .into_any()
}
