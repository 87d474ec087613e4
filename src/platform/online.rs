//! Whether there is a connection.
//!
//! The browser only knows that it is certainly offline; that it is online it merely believes. So requests tell what
//! they saw ([`report`]), and the signal follows the last proof.

use std::sync::LazyLock;

use js_sys::Reflect;
use leptos::prelude::*;

use super::event::Listener;

static ONLINE: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| {
    let online = ArcRwSignal::new(claims_online());
    // The last two are what the outbox's own requests saw.
    for (name, value) in [("online", true), ("offline", false), ("server-reached", true), ("server-lost", false)] {
        let online = online.clone();
        if let Some(listener) = Listener::on_window(name, move |_| online.set(value)) {
            listener.forever();
        }
    }
    online
});

/// Whether there is a connection, as far as anybody knows.
pub fn signal() -> Signal<bool> {
    let online = ONLINE.clone();
    Signal::derive(move || online.get())
}

/// The same, once.
pub fn is_online() -> bool {
    ONLINE.get_untracked()
}

/// What a request saw: an answer of any kind, or no way to the server.
pub fn report(reached: bool) {
    if ONLINE.get_untracked() != reached {
        ONLINE.set(reached);
    }
}

/// Whether the person asked the browser to save data.
pub fn saves_data() -> bool {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into());
    let connection = navigator.and_then(|navigator| Reflect::get(&navigator, &"connection".into()));
    connection.and_then(|connection| Reflect::get(&connection, &"saveData".into())).is_ok_and(|saves| saves.is_truthy())
}

/// What the browser believes.
pub fn claims_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
