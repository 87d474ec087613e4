//! Settings of a region that are not part of its profile.

use sea_orm::{EntityTrait, IntoActiveModel, sea_query::OnConflict};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    columns,
    entity::setting::{Column, Entity, Model},
    error::StoreError,
    scope::{Read, Transaction, executor},
};

/// A setting, if it was ever set.
///
/// # Errors
/// [`StoreError::Corrupt`] if it has another shape, [`StoreError::Database`].
pub async fn get<T: DeserializeOwned>(on: &impl Read, key: &str) -> Result<Option<T>, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), key.to_owned())).one(&executor(on)).await?;
    row.map(|row| columns::from_json(&row.value)).transpose()
}

/// Sets a setting.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn put<T: Serialize + Sync>(tx: &Transaction, key: &str, value: &T) -> Result<(), StoreError> {
    let row = Model { region_id: tx.scope().region_id(), key: key.to_owned(), value: columns::to_json(value)? };
    Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::columns([Column::RegionId, Column::Key]).update_column(Column::Value).to_owned())
        .exec_without_returning(tx.database())
        .await?;
    Ok(())
}
