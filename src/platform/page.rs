//! When the page is hidden or left: the last moment to keep what was typed.

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

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    web_sys::window().and_then(|window| window.document()).is_none_or(|document| !document.hidden())
}
