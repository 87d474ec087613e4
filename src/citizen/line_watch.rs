//! Whether the server can be reached while somebody who is signed out fills in. They send nothing, and browsers merely believe
//! that there is a network; so a few bytes are asked for now and then, and the status line says no more than is true.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    config,
    offline::{DraftSession, SaveState},
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
        let is_due = next.get_value().is_none_or(|next| next <= now);
        if !is_saved || !is_due || !online::claims_online() || untrack(session::signed_in).is_some() {
            return;
        }
        next.set_value(Some(now.plus_millis(AWHILE)));
        spawn_local(async move {
            let url = config::citizen_path("/healthz");
            let request = Request { method: "HEAD", url: &url, headers: &[], body: None, timeout: 15_000 };
            // What it saw it tells by itself.
            if http::send(&request, &Abort::never()).await.is_err() {
                let _ = next.try_set_value(Some(now.plus_millis(SOON)));
            }
        });
    });
}
