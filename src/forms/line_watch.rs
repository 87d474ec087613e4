//! Whether the server can be reached while somebody fills in whose drafts no account mirrors: a citizen who is signed out, or an
//! officer. They send nothing, and browsers merely believe that there is a network; so a few bytes are asked for now and then,
//! and the status line says no more than is true.
//!
//! The answer leaves the sign that something is kept here (`offline/eviction.rs`), so everybody asks once.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    config::{self, Portal},
    offline::{DraftSession, SaveState, shared_device},
    platform::{
        abort::Abort,
        http::{self, Request},
        online, time,
    },
    session,
};

/// Milliseconds until it is looked again, and where it was not reached.
const AWHILE: i64 = 60_000;
const SOON: i64 = 15_000;

/// Looks whenever something was saved, for the component that calls it.
pub fn watch_line(draft: DraftSession) {
    let next = StoredValue::new(None);
    Effect::new(move |_| {
        let is_saved = matches!(draft.save_state(), SaveState::Saved(_));
        let now = time::now();
        let is_due = match next.get_value() {
            None => !shared_device::is_shared(),
            Some(next) => next <= now && !is_mirrored(),
        };
        if !is_saved || !is_due || !online::claims_online() {
            return;
        }
        next.set_value(Some(now.plus_millis(AWHILE)));
        spawn_local(async move {
            let url = config::path("/kept");
            let request = Request { method: "HEAD", url: &url, headers: &[], body: None, timeout: 15_000 };
            // What it saw it tells by itself.
            if http::send(&request, &Abort::never()).await.is_err() {
                let _ = next.try_set_value(Some(now.plus_millis(SOON)));
            }
        });
    });
}

/// Whether drafts are mirrored, and the requests for that tell enough.
fn is_mirrored() -> bool {
    config::portal() == Portal::Citizen && untrack(session::signed_in).is_some()
}
