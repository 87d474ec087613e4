//! The key of one file's bytes.

use uuid::Uuid;

use crate::{
    data_key::{DataKey, Place},
    error::StoreError,
    randomness::Randomness,
    scope::RegionScope,
};

/// Seals the bytes of one attachment or document before they go into the blob store.
///
/// It is wrapped by the instance's key while the file belongs to no case, and by the case's key afterwards; so the
/// erasure of the case erases its files too.
#[derive(Clone)]
pub struct FileKey(DataKey);

impl FileKey {
    pub(crate) fn new(key: DataKey) -> Self {
        Self(key)
    }

    pub(crate) fn data_key(&self) -> &DataKey {
        &self.0
    }

    /// Seals a whole file.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] beyond 256 GB.
    pub fn seal_bytes(&self, scope: &RegionScope, file: Uuid, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.0.seal(&place(scope, file, "file"), plain, randomness(scope))
    }

    /// Opens a whole file.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] if it is not the file of this id, or was changed.
    pub fn open_bytes(&self, scope: &RegionScope, file: Uuid, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.0.open(&place(scope, file, "file"), sealed)
    }

    /// Seals one part of a file that is still coming in, so that nothing readable lies on the disk meanwhile.
    ///
    /// # Errors
    /// As [`FileKey::seal_bytes`].
    pub fn seal_part(&self, scope: &RegionScope, file: Uuid, offset: u64, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.0.seal(&part(scope, file, offset), plain, randomness(scope))
    }

    /// Opens the part that begins at `offset`.
    ///
    /// # Errors
    /// As [`FileKey::open_bytes`].
    pub fn open_part(
        &self,
        scope: &RegionScope,
        file: Uuid,
        offset: u64,
        sealed: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        self.0.open(&part(scope, file, offset), sealed)
    }

    pub(crate) fn seal_name(&self, scope: &RegionScope, file: Uuid, name: &str) -> Result<Vec<u8>, StoreError> {
        self.0.seal(&place(scope, file, "name"), name.as_bytes(), randomness(scope))
    }

    pub(crate) fn open_name(&self, scope: &RegionScope, file: Uuid, sealed: &[u8]) -> Result<String, StoreError> {
        let plain = self.0.open(&place(scope, file, "name"), sealed)?;
        String::from_utf8(plain).map_err(|_| StoreError::Sealed("not text"))
    }

    /// Where the key itself is wrapped.
    pub(crate) fn place(scope: &RegionScope, file: Uuid) -> Place {
        place(scope, file, "key")
    }
}

fn place(scope: &RegionScope, file: Uuid, what: &str) -> Place {
    Place::new(scope.region_id(), &[b"file", file.as_bytes(), what.as_bytes()])
}

fn part(scope: &RegionScope, file: Uuid, offset: u64) -> Place {
    Place::new(scope.region_id(), &[b"file", file.as_bytes(), b"part", &offset.to_be_bytes()])
}

fn randomness(scope: &RegionScope) -> &dyn Randomness {
    &*scope.secrets().randomness
}
