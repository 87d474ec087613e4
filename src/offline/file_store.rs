//! The bytes of files. Where the database does not take them they are kept in memory, as long as the page lives.

use std::{cell::RefCell, collections::BTreeMap};

use uuid::Uuid;

use super::{
    StoreError,
    database::{FILES, database},
};
use crate::platform::database::{Change, Stored};

thread_local! {
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
    if kept.is_err() {
        MEMORY.with(|memory| memory.borrow_mut().insert(id, bytes));
    }
    kept
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
    MEMORY.with(|memory| memory.borrow_mut().retain(|id, _| !ids.contains(id)));
    if let Ok(database) = database().await {
        let changes: Vec<Change> = ids.iter().map(|id| Change::Delete(FILES, id.to_string())).collect();
        if !changes.is_empty() {
            // What cannot be removed now is found by nothing and does no harm.
            let _ = database.write(changes).await;
        }
    }
}

/// Writes what the database did not take, once more: it may have been locked.
pub(super) async fn save_memory() {
    let files: Vec<(Uuid, Vec<u8>)> =
        MEMORY.with(|memory| std::mem::take(&mut *memory.borrow_mut()).into_iter().collect());
    for (id, bytes) in files {
        let _ = put(id, bytes).await;
    }
}

/// Forgets what is in memory only.
pub(super) fn forget_all() {
    MEMORY.with(|memory| memory.borrow_mut().clear());
}
