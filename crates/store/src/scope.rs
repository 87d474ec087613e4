//! One region's part of the store; no repository works without it.

use sea_orm::{DatabaseExecutor, DatabaseTransaction};

use crate::{
    error::StoreError,
    file_key::FileKey,
    hash::{HashPurpose, KeyedHash},
    secrets::Secrets,
    store::Store,
};

/// The store, limited to one region.
#[derive(Clone)]
pub struct RegionScope {
    store: Store,
    region_id: i32,
}

impl RegionScope {
    pub(crate) fn new(store: Store, region_id: i32) -> Self {
        Self { store, region_id }
    }

    /// The region's immutable id.
    pub fn region_id(&self) -> i32 {
        self.region_id
    }

    /// The whole store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// To read with; each query sees what is committed when it runs.
    pub fn read(&self) -> Reader {
        Reader { scope: self.clone() }
    }

    /// Begins to write. On SQLite there is one writer, so ask for nothing slow between here and `commit`.
    ///
    /// # Errors
    /// [`StoreError::Database`] if no connection is free for half a minute.
    pub async fn begin(&self) -> Result<Transaction, StoreError> {
        Ok(Transaction { scope: self.clone(), transaction: self.store.begin().await? })
    }

    /// Hashes what must be found again but not read; see [`HashPurpose`].
    pub fn keyed_hash(&self, purpose: HashPurpose, value: impl AsRef<[u8]>) -> KeyedHash {
        self.store.secrets().hash(self.region_id, purpose, value.as_ref())
    }

    /// A new random key for the bytes of one file.
    pub fn new_file_key(&self) -> FileKey {
        FileKey::new(self.store.secrets().new_key())
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        self.store.secrets()
    }
}

/// Reads of one region.
#[derive(Clone)]
pub struct Reader {
    scope: RegionScope,
}

/// Reads and writes of one region, that happen together or not at all. Dropped without `commit`, it did nothing.
pub struct Transaction {
    scope: RegionScope,
    transaction: DatabaseTransaction,
}

impl Transaction {
    /// Makes everything of it durable.
    ///
    /// # Errors
    /// [`StoreError::Database`]; whether it happened is then unknown, so ask again under the same ids.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }

    /// Undoes everything of it, and waits until that is done.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.transaction.rollback().await?)
    }

    pub(crate) fn database(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}

/// What one can read through: a [`Reader`] or a [`Transaction`].
pub trait Read: sealing::Executor + Sync {
    /// Its region.
    fn scope(&self) -> &RegionScope;
}

/// What queries run on.
pub(crate) fn executor(on: &impl Read) -> DatabaseExecutor<'_> {
    on.executor(sealing::Key)
}

impl Read for Reader {
    fn scope(&self) -> &RegionScope {
        &self.scope
    }
}

impl Read for Transaction {
    fn scope(&self) -> &RegionScope {
        &self.scope
    }
}

/// Keeps the database out of reach of other crates, so that nobody queries past the region: they cannot name the key.
mod sealing {
    use sea_orm::DatabaseExecutor;

    pub struct Key;

    pub trait Executor {
        fn executor(&self, key: Key) -> DatabaseExecutor<'_>;
    }
}

impl sealing::Executor for Reader {
    fn executor(&self, _: sealing::Key) -> DatabaseExecutor<'_> {
        self.scope.store.reader().into()
    }
}

impl sealing::Executor for Transaction {
    fn executor(&self, _: sealing::Key) -> DatabaseExecutor<'_> {
        (&self.transaction).into()
    }
}
