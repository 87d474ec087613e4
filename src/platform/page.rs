//! When the page is hidden or left, the last moment to keep what was typed; and when somebody comes back to it.

use super::event::Listener;

/// Runs `work` whenever the page is hidden or left, as long as the page lives.
pub fn on_hide(work: impl Fn() + Clone + 'static) {
    let when_hidden = work.clone();
    let hidden = Listener::on_document("visibilitychange", move |_| {
        if !is_visible() {
            when_hidden();
        }
    });
    let left = Listener::on_window("pagehide", move |_| work());
    for listener in [hidden, left].into_iter().flatten() {
        listener.forever();
    }
}

/// Runs `work` whenever somebody comes back to the page, also from another window beside it.
pub fn on_return(work: impl Fn() + 'static) {
    if let Some(listener) = Listener::on_window("focus", move |_| work()) {
        listener.forever();
    }
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    web_sys::window().and_then(|window| window.document()).is_none_or(|document| !document.hidden())
}
