//! The truthful line about where the work is.

use leptos::prelude::*;

use crate::{
    i18n,
    offline::{Draft, DraftSession, SaveState, StoreError, outbox},
    platform::online,
    t,
    ui::{StatusLine, StatusLineState},
};

/// "Tersimpan di perangkat ini 10.42 WITA, belum terkirim": where the work is, and nothing else.
#[component]
pub fn SaveStatus(
    /// The draft.
    session: DraftSession,
) -> AnyView {
    let is_online = online::signal();
    let is_waiting = move || session.with(Draft::is_queued).unwrap_or(false);
    let is_sent = move || session.with(Draft::is_sent).unwrap_or(false);
    let state = Signal::derive(move || match session.save_state() {
        SaveState::Failed(_) => StatusLineState::Problem,
        SaveState::Saving => StatusLineState::Saving,
        SaveState::Saved(_) if is_waiting() => StatusLineState::Waiting,
        SaveState::Saved(_) if !is_online.get() => StatusLineState::Offline,
        SaveState::Saved(_) => StatusLineState::Saved,
    });
    let words = Signal::derive(move || match session.save_state() {
        SaveState::Failed(StoreError::Full) => t!("form.save_full"),
        SaveState::Failed(StoreError::Newer) => t!("form.save_newer"),
        SaveState::Failed(_) => t!("form.save_failed"),
        SaveState::Saving => t!("form.saving"),
        SaveState::Saved(_) if is_sent() => t!("form.sent"),
        SaveState::Saved(at) if is_waiting() => {
            let is_moving = outbox::heard(session.id()).is_some_and(|heard| heard.moving.is_some());
            i18n::fill(if is_moving { "form.saved_moving" } else { "form.saved_queued" }, &[("time", i18n::time(at))])
        }
        SaveState::Saved(at) if !is_online.get() => t!("form.saved_offline", time = i18n::time(at)),
        SaveState::Saved(at) if session.is_mirrored() => t!("form.saved_mirrored", time = i18n::time(at)),
        SaveState::Saved(at) => t!("form.saved", time = i18n::time(at)),
    });
    view! { <StatusLine state words/> }.into_any()
}
