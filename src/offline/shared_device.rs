//! A device that others use too: what is kept goes with the session, and the session goes when nobody was here for as long as
//! the server waits. A mark in the browser's settings says since when nobody was here.

use wasm_bindgen_futures::spawn_local;

use super::{
    database::{CACHE, DRAFTS, FILES, MIRRORS, OUTBOX, database},
    drafts, eviction, file_store, outbox, session,
};
use crate::{
    config,
    platform::{database::Change, dom, event::Listener, storage, time, timer, vault::LOCK},
    session as account_session,
};

/// Milliseconds without any input until the session ends, here as on the server.
const IDLE: i64 = 15 * 60_000;
/// How often that is looked at, and written down.
const LOOK_EVERY: i32 = 20_000;

/// Whether the person said at signing in that others use this device.
pub fn is_shared() -> bool {
    storage::get(&key()).is_some()
}

/// The person said so, or not.
pub fn set_shared(is_shared: bool) {
    if is_shared {
        storage::set(&key(), &time::now().millis().to_string());
    } else {
        storage::remove(&key());
    }
}

/// Ends the session where nobody was here for long, also without a network, and in each tab as soon as it has ended in one.
/// Call once.
pub fn watch() {
    look();
    for event in ["pointerdown", "keydown", "input"] {
        if let Some(listener) = Listener::on_window(event, |_| seen()) {
            listener.forever();
        }
    }
    let gone = storage::on_removed(|removed| {
        if removed == key() {
            leave();
        }
    });
    if let Some(listener) = gone {
        listener.forever();
    }
}

/// Somebody is here.
fn seen() {
    if idle().is_some_and(|idle| idle > i64::from(LOOK_EVERY) && idle < IDLE) {
        set_shared(true);
    }
}

fn look() {
    if idle().is_some_and(|idle| idle >= IDLE) {
        spawn_local(end());
    } else {
        timer::after(LOOK_EVERY, look);
    }
}

/// Milliseconds since somebody was here; nothing on a person's own device.
fn idle() -> Option<i64> {
    let at: i64 = storage::get(&key())?.parse().ok()?;
    Some(time::now().millis() - at)
}

/// What is here goes first: the line may be slow to say that it is dead. Then the server is told, where it can be.
async fn end() {
    session::give_up();
    erase_all().await;
    if account_session::sign_out().await.is_err() {
        account_session::run_out();
    }
    leave();
}

/// What is open here must not be written again.
pub(super) fn leave() {
    session::give_up();
    drafts::forget_all();
    file_store::forget_all();
    dom::leave_to(&config::path("/"));
}

/// Erases all that this portal keeps here.
pub(super) async fn erase_all() {
    outbox::stop().await;
    drafts::forget_all();
    file_store::forget_all();
    eviction::forget();
    let Ok(database) = database().await else { return };
    let mut changes = Vec::new();
    for store in [DRAFTS, FILES, OUTBOX, MIRRORS, CACHE, LOCK] {
        let keys = database.keys(store).await.unwrap_or_default();
        changes.extend(keys.into_iter().map(|key| Change::Delete(store, key)));
    }
    if changes.is_empty() || database.write(changes).await.is_ok() {
        // What could not be erased is erased when the next session ends.
        set_shared(false);
    }
}

fn key() -> String {
    ["mppi.", &config::region().slug, ".", config::portal().key(), ".shared"].concat()
}
