//! The service worker, as far as pages need to know of it. `public/boot.js` speaks with it.

use js_sys::Reflect;
use web_sys::Event;

use super::event::Listener;

/// Whether the browser wakes the worker when there is a network again, with no page open.
pub fn wakes_for_network() -> bool {
    Reflect::has(&js_sys::global(), &"SyncManager".into()).unwrap_or(false)
}

/// Runs `work` as soon as a newer build is on the device.
pub fn on_newer_build(work: impl Fn() + 'static) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if root.is_some_and(|root| root.has_attribute("data-build")) {
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
