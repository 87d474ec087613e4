//! The parts of uploads that are not whole, each sealed in a file of its own, named by where it begins.

use std::{
    collections::HashSet,
    fs, io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    sync::{Notify, Semaphore, SemaphorePermit},
    task::spawn_blocking,
};
use uuid::Uuid;

use crate::blobs::write_synced;

/// Files that are whole in memory at the same time, to be looked at and sealed.
const WHOLE_AT_ONCE: usize = 8;
/// Parts that are sealed and written at the same time; the disk is not faster with more.
const SEALED_AT_ONCE: usize = 8;

/// A folder of parts.
#[derive(Clone, Debug)]
pub struct UploadParts {
    root: PathBuf,
    busy: Arc<Mutex<HashSet<Uuid>>>,
    freed: Arc<Notify>,
    whole: Arc<Semaphore>,
    sealed: Arc<Semaphore>,
}

/// Says that somebody writes to an upload, for as long as it lives.
#[derive(Debug)]
pub struct Busy {
    id: Uuid,
    all: Arc<Mutex<HashSet<Uuid>>>,
    freed: Arc<Notify>,
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
        self.freed.notify_waiters();
    }
}

impl UploadParts {
    /// Keeps parts in a folder.
    pub fn new(root: PathBuf) -> Self {
        let (whole, sealed) = (Semaphore::new(WHOLE_AT_ONCE), Semaphore::new(SEALED_AT_ONCE));
        Self { root, busy: Arc::default(), freed: Arc::default(), whole: Arc::new(whole), sealed: Arc::new(sealed) }
    }

    /// Waits until there is memory for a whole file.
    pub async fn room_for_whole(&self) -> Option<SemaphorePermit<'_>> {
        // Never closed, so there always is one in the end.
        self.whole.acquire().await.ok()
    }

    /// Waits until there is memory for a sealed part.
    pub async fn room_for_part(&self) -> Option<SemaphorePermit<'_>> {
        self.sealed.acquire().await.ok()
    }

    /// Takes an upload for oneself; none while another request writes to it, since two would mix their bytes.
    pub fn take(&self, id: Uuid) -> Option<Busy> {
        let is_free = self.busy.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
        is_free.then(|| Busy { id, all: Arc::clone(&self.busy), freed: Arc::clone(&self.freed) })
    }

    /// The same, as soon as no other request writes to it.
    pub async fn wait_for(&self, id: Uuid) -> Busy {
        loop {
            // Listens before it looks, so that it misses nobody who ends in between.
            let freed = self.freed.notified();
            if let Some(busy) = self.take(id) {
                return busy;
            }
            freed.await;
        }
    }

    /// Writes the sealed part that begins at `offset`.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn write(&self, region: i32, id: Uuid, offset: u64, sealed: Vec<u8>) -> io::Result<()> {
        // Sixteen digits, so that names sort as numbers do.
        let path = self.folder(region, id).join(format!("{offset:016}"));
        blocking(move || write_synced(&path, &sealed)).await
    }

    /// All sealed parts with their offsets, in order.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn read(&self, region: i32, id: Uuid) -> io::Result<Vec<(u64, Vec<u8>)>> {
        let folder = self.folder(region, id);
        blocking(move || {
            let mut parts = Vec::new();
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                let offset = entry.file_name().to_str().and_then(|name| name.parse().ok());
                if let Some(offset) = offset {
                    parts.push((offset, fs::read(entry.path())?));
                }
            }
            parts.sort_by_key(|(offset, _)| *offset);
            Ok(parts)
        })
        .await
    }

    /// Takes all parts of an upload away; none there is fine.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn delete(&self, region: i32, id: Uuid) -> io::Result<()> {
        let folder = self.folder(region, id);
        blocking(move || match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        })
        .await
    }

    fn folder(&self, region: i32, id: Uuid) -> PathBuf {
        self.root.join(region.to_string()).join(id.simple().to_string())
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn parts_come_back_in_order_and_vanish_together() {
        let folder = tempfile::tempdir().unwrap();
        let parts = UploadParts::new(folder.path().to_owned());
        let id = Uuid::from_u128(1);
        for (offset, bytes) in [(1_000_000, b"b"), (0, b"x"), (0, b"a")] {
            parts.write(1, id, offset, bytes.to_vec()).await.unwrap();
        }
        assert_eq!(parts.read(1, id).await.unwrap(), [(0, b"a".to_vec()), (1_000_000, b"b".to_vec())]);
        parts.delete(1, id).await.unwrap();
        parts.delete(1, id).await.unwrap();
        assert!(parts.read(1, id).await.is_err());
    }

    #[test]
    fn one_at_a_time_writes_to_an_upload() {
        let parts = UploadParts::new(PathBuf::new());
        let id = Uuid::from_u128(1);
        let held = parts.take(id);
        assert!(held.is_some() && parts.take(id).is_none() && parts.take(Uuid::from_u128(2)).is_some());
        drop(held);
        assert!(parts.take(id).is_some());
    }

    #[tokio::test]
    async fn who_waits_for_an_upload_gets_it_when_it_is_free() {
        let parts = UploadParts::new(PathBuf::new());
        let id = Uuid::from_u128(1);
        let held = parts.take(id);
        let (waited, ()) = tokio::join!(parts.wait_for(id), async { drop(held) });
        assert!(parts.take(id).is_none());
        drop(waited);
        assert!(parts.take(id).is_some());
    }
}
