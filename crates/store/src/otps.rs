//! One-time codes: five minutes, five tries, used once; a new one ends those before it.

use mppi_domain::date::Instant;
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    citizens::Contact,
    columns,
    entity::otp::{Column, Entity, Model},
    error::StoreError,
    hash::{HashPurpose, KeyedHash, is_same},
    scope::{Read, RegionScope, Transaction, executor},
};

const TABLE: &str = "otp";

/// How often a code may be tried.
pub const MAX_TRIES: u32 = 5;

/// A code that is about to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOtp<'a> {
    /// Given to the client, who sends it back with the code.
    pub id: Uuid,
    /// Whither it goes.
    pub contact: &'a Contact,
    /// Six digits.
    pub code: &'a str,
    /// Now.
    pub created_at: Instant,
    /// Until when it may be used.
    pub expires_at: Instant,
}

/// What a tried code was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redeemed {
    /// Right: this contact is proved.
    Proved(Contact),
    /// Wrong; so many tries are left.
    Wrong {
        /// Zero: ask for a new one.
        tries_left: u32,
    },
    /// Unknown, too old, used, or tried too often.
    Gone,
}

/// Keeps a code that is about to be sent, and ends all earlier ones of this contact.
///
/// # Errors
/// [`StoreError::Duplicate`], [`StoreError::Database`].
pub async fn create(tx: &Transaction, new: &NewOtp<'_>) -> Result<(), StoreError> {
    let scope = tx.scope();
    let contact_hash = scope.keyed_hash(new.contact.purpose(), new.contact.as_str()).to_vec();
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(new.created_at.millis()))
        .filter(Column::RegionId.eq(scope.region_id()))
        .filter(Column::ContactHash.eq(contact_hash.clone()))
        .filter(Column::UsedAt.is_null())
        .exec(tx.database())
        .await?;
    let row = Model {
        region_id: scope.region_id(),
        id: new.id,
        contact_hash,
        contact: scope.secrets().seal_record(scope.region_id(), TABLE, new.id, new.contact)?,
        code_hash: code_hash(scope, new.id, new.code).to_vec(),
        created_at: new.created_at.millis(),
        expires_at: new.expires_at.millis(),
        tries: 0,
        used_at: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// When this contact was last sent a code.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn last_sent(on: &impl Read, contact: &Contact) -> Result<Option<Instant>, StoreError> {
    let hash = on.scope().keyed_hash(contact.purpose(), contact.as_str()).to_vec();
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::ContactHash.eq(hash))
        .order_by_desc(Column::CreatedAt)
        .one(&executor(on))
        .await?;
    Ok(row.map(|row| columns::instant(row.created_at)))
}

/// Tries a code. **Commit whatever it says**, or a wrong try is not counted.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn redeem(tx: &Transaction, id: Uuid, code: &str, now: Instant) -> Result<Redeemed, StoreError> {
    let scope = tx.scope();
    // Counted before it is read, so that tries at the same moment wait for each other on PostgreSQL too.
    let counted = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::RegionId.eq(scope.region_id()))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now.millis()))
        .filter(Column::Tries.lt(columns::to_i32(MAX_TRIES)?))
        .exec(tx.database())
        .await?;
    if counted.rows_affected == 0 {
        return Ok(Redeemed::Gone);
    }
    let row = Entity::find_by_id((scope.region_id(), id)).one(tx.database()).await?.ok_or(StoreError::NotFound)?;
    if !is_same(&row.code_hash, &code_hash(scope, id, code)) {
        return Ok(Redeemed::Wrong { tries_left: MAX_TRIES.saturating_sub(columns::to_u32(row.tries)?) });
    }
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now.millis()))
        .filter(Column::RegionId.eq(scope.region_id()))
        .filter(Column::Id.eq(id))
        .exec(tx.database())
        .await?;
    Ok(Redeemed::Proved(scope.secrets().open_record(scope.region_id(), TABLE, id, &row.contact)?))
}

/// Deletes codes that expired before `until`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(tx: &Transaction, until: Instant) -> Result<u64, StoreError> {
    let deleted = Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::ExpiresAt.lt(until.millis()))
        .exec(tx.database())
        .await?;
    Ok(deleted.rows_affected)
}

/// Bound to its id, so that equal codes of two people have no equal hash.
fn code_hash(scope: &RegionScope, id: Uuid, code: &str) -> KeyedHash {
    scope.keyed_hash(HashPurpose::OneTimeCode, [id.as_bytes(), code.as_bytes()].concat())
}
