//! When the page is hidden or left: the last moment to keep what was typed.

use super::event::Listener;

/// Runs `work` whenever the page is hidden or left, as long as the guard lives.
#[must_use = "dropping it stops listening"]
pub fn on_hide(work: impl Fn() + Clone + 'static) -> HideGuard {
    let when_hidden = work.clone();
    HideGuard(
        Listener::on_document("visibilitychange", move |_| {
            if !is_visible() {
                when_hidden();
            }
        }),
        Listener::on_window("pagehide", move |_| work()),
    )
}

/// Keeps the listeners of [`on_hide`].
#[derive(Debug)]
pub struct HideGuard(#[expect(dead_code, reason = "held to be dropped")] Option<Listener>, #[expect(dead_code, reason = "held to be dropped")] Option<Listener>);

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    web_sys::window().and_then(|window| window.document()).is_none_or(|document| !document.hidden())
}
