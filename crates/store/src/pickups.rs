//! Pickup codes: found by hash at the desk, and sealed for the applicant to read.

use mppi_domain::date::Instant;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::{
    entity::pickup::{Column, Entity, Model},
    error::StoreError,
    hash::HashPurpose,
    scope::{Read, Transaction, executor},
    sealed::{self, SealedId, SealedKind},
};

/// Gives a case its pickup code, in its normal form.
///
/// # Errors
/// [`StoreError::Duplicate`] with [`crate::Duplicate::PickupCode`] if another case has it (roll back and make another),
/// or with [`crate::Duplicate::Id`] if this case has one already; [`StoreError::Erased`], [`StoreError::Database`].
pub async fn create(tx: &Transaction, application_id: Uuid, code: &str, now: Instant) -> Result<(), StoreError> {
    let scope = tx.scope();
    let row = Model {
        region_id: scope.region_id(),
        application_id,
        code_hash: scope.keyed_hash(HashPurpose::PickupCode, code).to_vec(),
        created_at: now.millis(),
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    sealed::put(tx, application_id, sealed_id(application_id), &code, now).await
}

/// The case that a code belongs to.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn find(on: &impl Read, code: &str) -> Result<Uuid, StoreError> {
    let hash = on.scope().keyed_hash(HashPurpose::PickupCode, code).to_vec();
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::CodeHash.eq(hash))
        .one(&executor(on))
        .await?;
    Ok(row.ok_or(StoreError::NotFound)?.application_id)
}

/// The code of a case, to show to its applicant; none before it is ready.
///
/// # Errors
/// [`StoreError::Erased`], [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn code(on: &impl Read, application_id: Uuid) -> Result<Option<String>, StoreError> {
    match sealed::get(on, application_id, sealed_id(application_id)).await {
        Ok(code) => Ok(Some(code)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn sealed_id(application_id: Uuid) -> SealedId {
    SealedId { kind: SealedKind::Pickup, id: application_id, version: 1 }
}
