//! Accounts of officers.

use mppi_domain::{date::Instant, workflow::Role};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use crate::{
    columns,
    entity::officer::{Column, Entity, Model},
    error::StoreError,
    scope::{Read, Transaction, executor},
};

/// An officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Id of the officer.
    pub id: Uuid,
    /// The name for signing in; none until the one-time link was used.
    pub username: Option<String>,
    /// Name as on letters.
    pub name: String,
    /// Argon2id in PHC form; none until the one-time link was used.
    pub password_hash: Option<String>,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The agency; none: the whole mall.
    pub agency: Option<String>,
    /// False once switched off.
    pub active: bool,
    /// When the account was made.
    pub created_at: Instant,
    /// When they last signed in.
    pub last_seen_at: Option<Instant>,
}

/// Makes an account.
///
/// # Errors
/// [`StoreError::Duplicate`] with [`crate::Duplicate::Id`] or [`crate::Duplicate::Username`], [`StoreError::Database`].
pub async fn create(tx: &Transaction, officer: &Officer) -> Result<(), StoreError> {
    let row = Model {
        region_id: tx.scope().region_id(),
        id: officer.id,
        username: officer.username.clone(),
        name: officer.name.clone(),
        password_hash: officer.password_hash.clone(),
        roles: columns::to_json(&officer.roles)?,
        agency: officer.agency.clone(),
        active: officer.active,
        created_at: officer.created_at.millis(),
        last_seen_at: officer.last_seen_at.map(Instant::millis),
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// One officer, active or not.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn get(on: &impl Read, id: Uuid) -> Result<Officer, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    officer(row.ok_or(StoreError::NotFound)?)
}

/// The officer who signs in with this name, active or not.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_username(on: &impl Read, username: &str) -> Result<Option<Officer>, StoreError> {
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::Username.eq(username))
        .one(&executor(on))
        .await?;
    row.map(officer).transpose()
}

/// All officers, by name.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn list(on: &impl Read) -> Result<Vec<Officer>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .all(&executor(on))
        .await?;
    rows.into_iter().map(officer).collect()
}

/// These officers, in no order; unknown ids are left out.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_ids(on: &impl Read, ids: &[Uuid]) -> Result<Vec<Officer>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&executor(on))
        .await?;
    rows.into_iter().map(officer).collect()
}

/// Whether the region has an officer yet; if not, it needs the first administrator's link.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn is_any(on: &impl Read) -> Result<bool, StoreError> {
    let row = Entity::find().filter(Column::RegionId.eq(on.scope().region_id())).one(&executor(on)).await?;
    Ok(row.is_some())
}

/// Sets what an officer signs in with.
///
/// # Errors
/// [`StoreError::Duplicate`] if the name is taken, [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn set_credentials(
    tx: &Transaction,
    id: Uuid,
    username: &str,
    name: &str,
    password_hash: &str,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Username, Expr::value(username))
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::PasswordHash, Expr::value(password_hash));
    one(tx, id, update).await
}

/// Switches an officer off or on; end their sessions with [`crate::sessions::revoke_all`].
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn set_active(tx: &Transaction, id: Uuid, active: bool) -> Result<(), StoreError> {
    one(tx, id, Entity::update_many().col_expr(Column::Active, Expr::value(active))).await
}

/// Notes that an officer signed in.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn seen(tx: &Transaction, id: Uuid, now: Instant) -> Result<(), StoreError> {
    one(tx, id, Entity::update_many().col_expr(Column::LastSeenAt, Expr::value(now.millis()))).await
}

async fn one(tx: &Transaction, id: Uuid, update: sea_orm::UpdateMany<Entity>) -> Result<(), StoreError> {
    let updated = update
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .exec(tx.database())
        .await?;
    if updated.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

fn officer(row: Model) -> Result<Officer, StoreError> {
    Ok(Officer {
        id: row.id,
        username: row.username,
        name: row.name,
        password_hash: row.password_hash,
        roles: columns::from_json(&row.roles)?,
        agency: row.agency,
        active: row.active,
        created_at: columns::instant(row.created_at),
        last_seen_at: row.last_seen_at.map(columns::instant),
    })
}
