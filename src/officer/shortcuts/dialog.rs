//! The list of shortcuts.

use leptos::prelude::*;

use super::{Place, SHORTCUTS, are_on, switch};
use crate::{
    i18n,
    officer::words::{maybe_words, words},
    ui::{Checkbox, Dialog},
};

/// The list of shortcuts, and their switch.
#[component]
pub fn ShortcutsDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> AnyView {
    view! {
        <Dialog
            id="shortcuts"
            open
            on_close=move |()| open.set(false)
            title=words("officer.shortcuts.title")
            close_label=words("officer.close")
        >
            {Place::ALL.map(place_view).collect_view()}
            <Checkbox
                id="shortcuts-on"
                label=words("officer.shortcuts.on")
                hint=maybe_words("officer.shortcuts.on_hint")
                checked=Signal::derive(are_on)
                on_change=switch
            />
        </Dialog>
    }
    .into_any()
}

fn place_view(place: Place) -> AnyView {
    let rows = SHORTCUTS.iter().filter(|shortcut| shortcut.place == place).map(|shortcut| {
        view! {
            <div class="shortcuts__row">
                <dt><kbd class="key">{shortcut.key}</kbd></dt>
                <dd>{move || i18n::family("officer.shortcut.", shortcut.command.key())}</dd>
            </div>
        }
    });
    view! {
        <section class="shortcuts">
            <h3 class="shortcuts__place">{move || i18n::family("officer.shortcuts.place.", place.key())}</h3>
            <dl>
                {rows.collect_view()}
                // The table's own keys: always there, and no shortcuts of a letter.
                {(place == Place::Inbox).then(|| view! {
                    <div class="shortcuts__row">
                        <dt><kbd class="key">"↑"</kbd>" "<kbd class="key">"↓"</kbd></dt>
                        <dd>{move || i18n::word("officer.shortcut.rows")}</dd>
                    </div>
                    <div class="shortcuts__row">
                        <dt><kbd class="key">"Enter"</kbd></dt>
                        <dd>{move || i18n::word("officer.shortcut.open_row")}</dd>
                    </div>
                })}
            </dl>
        </section>
    }
    .into_any()
}
