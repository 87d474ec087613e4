//! The data key of a case, wrapped by the instance's key.

use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use crate::{
    data_key::{DataKey, Place},
    entity::case_key::{Column, Entity, Model},
    error::StoreError,
    scope::{Read, Transaction, executor},
};

/// Makes the key of a new case.
pub(crate) async fn create(tx: &Transaction, application_id: Uuid) -> Result<(), StoreError> {
    let scope = tx.scope();
    let secrets = scope.secrets();
    let wrapped = secrets.wrap(&place(scope.region_id(), application_id), &secrets.new_key())?;
    let row = Model { region_id: scope.region_id(), application_id, wrapped_key: Some(wrapped), destroyed_at: None };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// The key of a case; [`StoreError::Erased`] once it was destroyed.
pub(crate) async fn get(on: &impl Read, application_id: Uuid) -> Result<DataKey, StoreError> {
    let scope = on.scope();
    let row = Entity::find_by_id((scope.region_id(), application_id)).one(&executor(on)).await?;
    let wrapped = row.ok_or(StoreError::NotFound)?.wrapped_key.ok_or(StoreError::Erased)?;
    scope.secrets().unwrap(&place(scope.region_id(), application_id), &wrapped)
}

/// Destroys the key of a case; false if it was destroyed before.
pub(crate) async fn destroy(tx: &Transaction, application_id: Uuid, now: i64) -> Result<bool, StoreError> {
    let destroyed = Entity::update_many()
        .col_expr(Column::WrappedKey, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::DestroyedAt, Expr::value(now))
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::ApplicationId.eq(application_id))
        .filter(Column::DestroyedAt.is_null())
        .exec(tx.database())
        .await?;
    Ok(destroyed.rows_affected > 0)
}

fn place(region_id: i32, application_id: Uuid) -> Place {
    Place::new(region_id, &[b"case_key", application_id.as_bytes()])
}
