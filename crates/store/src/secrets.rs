//! What the instance's key is good for.

use std::sync::Arc;

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    data_key::{DataKey, Place},
    error::StoreError,
    hash::{HashPurpose, KeyedHash},
    key::{InstanceKey, hmac},
    randomness::Randomness,
};

/// The keys that derive from the instance's key, one for each use.
pub(crate) struct Secrets {
    /// Wraps the keys of cases and of files that belong to no case yet.
    wrapping: DataKey,
    /// Seals rows that belong to no case: contacts, codes under way, messages.
    records: DataKey,
    hashing: [u8; 32],
    pub(crate) randomness: Arc<dyn Randomness>,
}

impl Secrets {
    pub(crate) fn new(key: &InstanceKey, randomness: Arc<dyn Randomness>) -> Self {
        Self {
            wrapping: DataKey::new(key.derive("wrapping")),
            records: DataKey::new(key.derive("records")),
            hashing: key.derive("hashing"),
            randomness,
        }
    }

    pub(crate) fn hash(&self, region_id: i32, purpose: HashPurpose, value: &[u8]) -> KeyedHash {
        // The purposes hold no zero byte, so purpose and value cannot run into each other.
        hmac(&self.hashing, &[&region_id.to_be_bytes(), purpose.key().as_bytes(), &[0], value])
    }

    pub(crate) fn new_key(&self) -> DataKey {
        DataKey::random(&*self.randomness)
    }

    pub(crate) fn wrap(&self, place: &Place, key: &DataKey) -> Result<Vec<u8>, StoreError> {
        self.wrapping.wrap(place, key, &*self.randomness)
    }

    pub(crate) fn unwrap(&self, place: &Place, wrapped: &[u8]) -> Result<DataKey, StoreError> {
        self.wrapping.unwrap(place, wrapped)
    }

    /// Seals one row of a table.
    pub(crate) fn seal_record<T: Serialize>(
        &self,
        region_id: i32,
        table: &str,
        id: Uuid,
        value: &T,
    ) -> Result<Vec<u8>, StoreError> {
        let plain = serde_json::to_vec(value).map_err(|_| StoreError::Sealed("not JSON"))?;
        let place = Place::new(region_id, &[table.as_bytes(), id.as_bytes()]);
        self.records.seal(&place, &plain, &*self.randomness)
    }

    /// Opens one row of a table.
    pub(crate) fn open_record<T: DeserializeOwned>(
        &self,
        region_id: i32,
        table: &str,
        id: Uuid,
        sealed: &[u8],
    ) -> Result<T, StoreError> {
        let place = Place::new(region_id, &[table.as_bytes(), id.as_bytes()]);
        let plain = self.records.open(&place, sealed)?;
        serde_json::from_slice(&plain).map_err(|_| StoreError::Sealed("not the JSON that was sealed"))
    }
}
