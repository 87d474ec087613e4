//! Published service versions. A version never changes; the database refuses it too.

use mppi_domain::{date::Instant, service::ServiceDefinition};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr};

use crate::{
    columns,
    entity::service_version::{Column, Entity, Model},
    error::StoreError,
    scope::{Read, Transaction, executor},
};

/// Publishes a version; citizens see it instead of older ones from now on.
///
/// # Errors
/// [`StoreError::Duplicate`] if there is this version already, [`StoreError::Database`].
pub async fn publish(tx: &Transaction, definition: &ServiceDefinition, now: Instant) -> Result<(), StoreError> {
    let region_id = tx.scope().region_id();
    let version = columns::to_i32(definition.version)?;
    if version_row(tx, &definition.code, version).await?.is_some() {
        return Err(StoreError::Duplicate(crate::Duplicate::Id));
    }
    withdraw(tx, &definition.code).await?;
    let row = Model {
        region_id,
        code: definition.code.clone(),
        version,
        definition: columns::to_json(definition)?,
        published_at: now.millis(),
        active: true,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// Takes a service out of the catalogue; its cases go on.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn withdraw(tx: &Transaction, code: &str) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Active, Expr::value(false))
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Code.eq(code))
        .filter(Column::Active.eq(true))
        .exec(tx.database())
        .await?;
    Ok(())
}

/// The catalogue: the active version of every service, by code.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn catalogue(on: &impl Read) -> Result<Vec<ServiceDefinition>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::Active.eq(true))
        .order_by_asc(Column::Code)
        .all(&executor(on))
        .await?;
    rows.iter().map(|row| columns::from_json(&row.definition)).collect()
}

/// One version, whether active or not.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn version(on: &impl Read, code: &str, version: u32) -> Result<ServiceDefinition, StoreError> {
    let row = version_row(on, code, columns::to_i32(version)?).await?.ok_or(StoreError::NotFound)?;
    columns::from_json(&row.definition)
}

/// The active version.
///
/// # Errors
/// [`StoreError::NotFound`] if the service is not in the catalogue, [`StoreError::Database`].
pub async fn active(on: &impl Read, code: &str) -> Result<ServiceDefinition, StoreError> {
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::Code.eq(code))
        .filter(Column::Active.eq(true))
        .order_by_desc(Column::Version)
        .one(&executor(on))
        .await?;
    columns::from_json(&row.ok_or(StoreError::NotFound)?.definition)
}

async fn version_row(on: &impl Read, code: &str, version: i32) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id((on.scope().region_id(), code.to_owned(), version)).one(&executor(on)).await?)
}
