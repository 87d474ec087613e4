//! Whether the browser threw away what the portal kept on this device, as Safari does after seven days without a visit.
//!
//! Where something is kept the database has a mark, and so have the browser's settings. Cookies of the server outlive both: that of
//! a sign-in, which is a sign where the settings have forgotten it, and that of `/kept`. A sign without the database's mark is
//! told to the person.

use std::{cell::Cell, sync::LazyLock};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::database::{CACHE, database};
use crate::{
    config::{self, Portal},
    platform::{
        cookie,
        database::{Change, Stored},
        storage,
    },
    session,
};

/// Where the database's mark is, among the copies.
const MARK: &str = "kept";

thread_local! {
    /// Whether something was kept before this page was opened.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

static EVICTED: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Whether something is gone, and the person was not told yet. Reactive.
pub fn is_noticed() -> bool {
    EVICTED.get()
}

/// The person was told. Until then every page tells it.
pub fn told() {
    EVICTED.set(false);
    if EXPECTED.replace(false) {
        mark();
    }
}

/// Looks, a little later, whether what was kept is there. Call at start, before anything is kept.
pub(super) fn begin() {
    let has_forgotten =
        config::portal() == Portal::Citizen && cookie::is_there(session::KNOWN) && !session::is_remembered();
    if has_forgotten || cookie::is_there(&sign()) || storage::get(&key()).is_some() {
        EXPECTED.set(true);
        // Also for the next page, where this one is left before it has looked.
        storage::set(&key(), "1");
    }
}

/// Says whether something was kept here before this page was opened.
pub(super) fn is_expected() -> bool {
    EXPECTED.get()
}

/// Something is kept from now on.
pub(super) fn mark() {
    spawn_local(async {
        let Ok(database) = database().await else { return };
        let Ok(mark) = database.text(CACHE, MARK).await else { return };
        if mark.is_some() {
            return;
        }
        if EXPECTED.get() {
            EVICTED.set(true);
            return;
        }
        if database.write(vec![Change::Put(CACHE, MARK.to_owned(), Stored::Text("\"1\"".to_owned()))]).await.is_ok() {
            storage::set(&key(), "1");
        }
    });
}

/// Nothing is kept any more, and that is right.
pub(super) fn forget() {
    EXPECTED.set(false);
    storage::remove(&key());
    cookie::forget(&sign());
}

/// The cookie that `/kept` leaves.
fn sign() -> String {
    ["__Host-mppi-kept-", config::portal().key()].concat()
}

fn key() -> String {
    ["mppi.", &config::region().slug, ".", config::portal().key(), ".kept"].concat()
}
