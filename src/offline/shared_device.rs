//! A device that others use too: what is kept goes with the session.

use super::{
    database::{CACHE, DRAFTS, FILES, MIRRORS, OUTBOX, database},
    drafts, eviction, file_store, outbox,
};
use crate::{
    config,
    platform::{database::Change, storage, vault::LOCK},
};

/// Whether the person said at signing in that others use this device.
pub fn is_shared() -> bool {
    storage::get(&key()).is_some()
}

/// The person said so, or not.
pub fn set_shared(is_shared: bool) {
    if is_shared {
        storage::set(&key(), "1");
    } else {
        storage::remove(&key());
    }
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
