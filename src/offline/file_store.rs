//! The bytes of files. Where the database does not take them they are kept in memory, as long as the page lives.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::Future,
    pin::Pin,
};

use uuid::Uuid;

use super::{
    StoreError,
    database::{FILES, database},
};
use crate::platform::database::{Change, Stored};

/// Writes what is in memory only, once more.
pub type Again = fn() -> Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// Which files are in memory only, and why.
    static LOOSE: RefCell<Vec<(Uuid, StoreError)>> = const { RefCell::new(Vec::new()) };
    /// Set once there is something to write: a first visit does not load the code that keeps files.
    static AGAIN: Cell<Option<Again>> = const { Cell::new(None) };
    static MEMORY: RefCell<BTreeMap<Uuid, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps the bytes of a file.
///
/// # Errors
/// [`StoreError`] where they are in memory only.
pub async fn put(id: Uuid, bytes: Vec<u8>) -> Result<(), StoreError> {
    let kept = match database().await {
        Ok(database) => database.write(vec![Change::Put(FILES, id.to_string(), Stored::Bytes(bytes.clone()))]).await,
        Err(error) => Err(error),
    };
    LOOSE.with(|loose| loose.borrow_mut().retain(|(known, _)| *known != id));
    if let Err(error) = kept {
        LOOSE.with(|loose| loose.borrow_mut().push((id, error)));
        AGAIN.set(Some(|| Box::pin(save_memory())));
        MEMORY.with(|memory| memory.borrow_mut().insert(id, bytes));
    }
    kept
}

/// Why a file is in memory only; nothing where it is on the disk.
pub fn trouble(id: Uuid) -> Option<StoreError> {
    LOOSE.with(|loose| loose.borrow().iter().find(|(known, _)| *known == id).map(|(_, why)| *why))
}

/// What writes the files that are in memory only; nothing where all are on the disk.
pub(super) fn again() -> Option<Again> {
    AGAIN.get().filter(|_| LOOSE.with(|loose| !loose.borrow().is_empty()))
}

/// The bytes of a file.
///
/// # Errors
/// [`StoreError`].
pub async fn get(id: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    if let Some(bytes) = MEMORY.with(|memory| memory.borrow().get(&id).cloned()) {
        return Ok(Some(bytes));
    }
    database().await?.bytes(FILES, &id.to_string()).await
}

/// Forgets files.
pub async fn remove(ids: Vec<Uuid>) {
    LOOSE.with(|loose| loose.borrow_mut().retain(|(id, _)| !ids.contains(id)));
    MEMORY.with(|memory| memory.borrow_mut().retain(|id, _| !ids.contains(id)));
    if let Ok(database) = database().await {
        let changes: Vec<Change> = ids.iter().map(|id| Change::Delete(FILES, id.to_string())).collect();
        if !changes.is_empty() {
            // What cannot be removed now is found by nothing and does no harm.
            let _ = database.write(changes).await;
        }
    }
}

/// Writes what the database did not take, once more: it may have been locked, or full.
pub(super) async fn save_memory() {
    let ids: Vec<Uuid> = MEMORY.with(|memory| memory.borrow().keys().copied().collect());
    for id in ids {
        // It stays in memory until the disk has it.
        let Ok(Some(bytes)) = get(id).await else { continue };
        if put(id, bytes).await.is_ok() {
            MEMORY.with(|memory| drop(memory.borrow_mut().remove(&id)));
        }
    }
}

/// Forgets what is in memory only.
pub(super) fn forget_all() {
    LOOSE.with(|loose| loose.borrow_mut().clear());
    MEMORY.with(|memory| memory.borrow_mut().clear());
}
