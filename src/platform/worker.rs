//! The service worker, as far as pages need to know of it. `public/boot.js` speaks with it.

use std::sync::LazyLock;

use leptos::prelude::*;
use web_sys::Event;

use super::event::Listener;

static WAKES: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| {
    let wakes = ArcRwSignal::new(has("data-wakes"));
    let heard = wakes.clone();
    if let Some(listener) = Listener::on_window("worker-wakes", move |_| heard.set(true)) {
        listener.forever();
    }
    wakes
});

/// Whether the browser has promised to wake the worker when there is a network again, with no page open: `public/outbox.js`
/// asks for it. Reactive.
pub fn wakes_for_network() -> bool {
    WAKES.get()
}

/// Runs `work` as soon as a newer build is on the device.
pub fn on_newer_build(work: impl Fn() + 'static) {
    if has("data-build") {
        work();
    } else if let Some(listener) = Listener::on_window("build-waits", move |_| work()) {
        listener.forever();
    }
}

/// Takes the newer build: the page is loaded anew with it.
pub fn take_newer_build() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("build-wanted")) {
        // Nobody cancels it.
        drop(window.dispatch_event(&event));
    }
}

/// Whether the page was marked so, before anybody listened.
fn has(mark: &str) -> bool {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(mark))
}
