//! Actions that were taken, so that the same request again gets the same answer.

use mppi_domain::date::Instant;
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::{
    columns,
    entity::action_record::{Entity, Model},
    error::StoreError,
    hash::{HashPurpose, is_same},
    scope::{Read, RegionScope, Transaction, executor},
};

/// An action that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRecord {
    /// Made by the client.
    pub id: Uuid,
    /// The case.
    pub application_id: Uuid,
    /// When.
    pub created_at: Instant,
    /// Where the case stood after it.
    pub response_seq: u32,
    body_hash: Vec<u8>,
}

impl ActionRecord {
    /// Whether a repeated request has the bytes of the first one; if not, its id was reused.
    pub fn has_body(&self, scope: &RegionScope, body: &[u8]) -> bool {
        is_same(&self.body_hash, &scope.keyed_hash(HashPurpose::RequestBody, body))
    }
}

/// The action of an id, if it was taken.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(on: &impl Read, id: Uuid) -> Result<Option<ActionRecord>, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    row.map(record).transpose()
}

/// Keeps that an action was taken; in the transaction of its events.
///
/// # Errors
/// [`StoreError::Duplicate`] if the id is taken: roll back, read it with [`find`] and compare; [`StoreError::Database`].
pub async fn create(
    tx: &Transaction,
    id: Uuid,
    application_id: Uuid,
    body: &[u8],
    response_seq: u32,
    now: Instant,
) -> Result<(), StoreError> {
    let scope = tx.scope();
    let row = Model {
        region_id: scope.region_id(),
        id,
        application_id,
        body_hash: scope.keyed_hash(HashPurpose::RequestBody, body).to_vec(),
        created_at: now.millis(),
        response_seq: columns::to_i32(response_seq)?,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

fn record(row: Model) -> Result<ActionRecord, StoreError> {
    Ok(ActionRecord {
        id: row.id,
        application_id: row.application_id,
        created_at: columns::instant(row.created_at),
        response_seq: columns::to_u32(row.response_seq)?,
        body_hash: row.body_hash,
    })
}
