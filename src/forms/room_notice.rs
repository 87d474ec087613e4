//! The room that is left on this device for drafts and their files.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n,
    platform::room::{self, Room},
    t,
    ui::{Notice, Tone},
};

/// Below so many bytes the person is warned: a handful of photos.
const LOW: u64 = 20_000_000;

/// What is used, in one quiet line, and a warning before the device is full. `only_low` leaves the line away. What is left is
/// said only where it is little: browsers say what they provide, whether the device has that much or not. Asks the browser to
/// keep what is here, and looks again whenever `grows` changes.
pub fn room_notice(only_low: bool, grows: Signal<usize>) -> AnyView {
    let found = RwSignal::new(None::<Room>);
    // Some browsers ask the person, and wait for the answer.
    spawn_local(room::keep());
    Effect::new(move |_| {
        grows.get();
        spawn_local(async move {
            let _ = found.try_set(room::room().await);
        });
    });
    (move || match found.get() {
        Some(room) if room.left() < LOW => view! {
            <Notice tone=Tone::Warning>{move || t!("room.low", left = i18n::size(room.left()))}</Notice>
        }
        .into_any(),
        Some(room) if !only_low => view! {
            <p class="muted">{move || t!("room.line", used = i18n::size(room.used), all = i18n::size(room.all))}</p>
        }
        .into_any(),
        _ => ().into_any(),
    })
    .into_any()
}
