//! How often something was tried: limits and locks that all replicas share.

use mppi_domain::date::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

use crate::{
    columns,
    entity::throttle::{Column, Entity},
    error::StoreError,
    hash::HashPurpose,
    scope::{Read, Transaction, executor},
};

/// How much is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThrottleRule {
    /// So many hits in one window are allowed; the next one locks.
    pub limit: u32,
    /// Length of a window, which begins with its first hit.
    pub window_seconds: u32,
    /// How long it stays locked.
    pub lock_seconds: u32,
}

/// Where a count stands after a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttled {
    /// Hits in this window, this one too.
    pub count: u32,
    /// Until when nothing is allowed; none: go on.
    pub locked_until: Option<Instant>,
}

/// Counts one hit of `key` (`otp:+62…`, `password:budi`; only its hash is kept). **Commit it** even if what follows fails.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn hit(tx: &Transaction, key: &str, rule: ThrottleRule, now: Instant) -> Result<Throttled, StoreError> {
    // One statement, so that hits at the same moment are all counted. While it is locked nothing counts, and after the
    // lock a new window begins.
    const HIT: &str = "\
INSERT INTO throttle (region_id, key_hash, count, window_started_at, locked_until) VALUES ($1, $2, 1, $3, NULL)
ON CONFLICT (region_id, key_hash) DO UPDATE SET
  count = CASE
    WHEN throttle.locked_until > $3 THEN throttle.count
    WHEN throttle.locked_until IS NOT NULL OR throttle.window_started_at <= $4 THEN 1
    ELSE throttle.count + 1 END,
  window_started_at = CASE
    WHEN throttle.locked_until > $3 THEN throttle.window_started_at
    WHEN throttle.locked_until IS NOT NULL OR throttle.window_started_at <= $4 THEN $3
    ELSE throttle.window_started_at END,
  locked_until = CASE
    WHEN throttle.locked_until > $3 THEN throttle.locked_until
    WHEN throttle.locked_until IS NOT NULL OR throttle.window_started_at <= $4 THEN NULL
    WHEN throttle.count >= $5 THEN $6 ELSE NULL END
RETURNING count, locked_until";
    let database = tx.database();
    let window_began = now.plus_millis(-i64::from(rule.window_seconds) * 1000);
    let locked_until = now.plus_millis(i64::from(rule.lock_seconds) * 1000);
    let values = [
        tx.scope().region_id().into(),
        tx.scope().keyed_hash(HashPurpose::Throttle, key).to_vec().into(),
        now.millis().into(),
        window_began.millis().into(),
        columns::to_i32(rule.limit)?.into(),
        locked_until.millis().into(),
    ];
    let statement = Statement::from_sql_and_values(database.get_database_backend(), HIT, values);
    let row = database.query_one_raw(statement).await?.ok_or(StoreError::Corrupt("throttle"))?;
    Ok(Throttled {
        count: columns::to_u32(row.try_get("", "count")?)?,
        locked_until: row.try_get::<Option<i64>>("", "locked_until")?.map(columns::instant),
    })
}

/// Until when `key` is locked, if it is.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn locked_until(on: &impl Read, key: &str, now: Instant) -> Result<Option<Instant>, StoreError> {
    let hash = on.scope().keyed_hash(HashPurpose::Throttle, key).to_vec();
    let row = Entity::find_by_id((on.scope().region_id(), hash)).one(&executor(on)).await?;
    Ok(row.and_then(|row| row.locked_until).map(columns::instant).filter(|until| *until > now))
}

/// Forgets a key, as after a right password.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn clear(tx: &Transaction, key: &str) -> Result<(), StoreError> {
    let hash = tx.scope().keyed_hash(HashPurpose::Throttle, key).to_vec();
    Entity::delete_by_id((tx.scope().region_id(), hash)).exec(tx.database()).await?;
    Ok(())
}

/// Deletes counts whose window began before `until`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(tx: &Transaction, until: Instant) -> Result<u64, StoreError> {
    let deleted = Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::WindowStartedAt.lt(until.millis()))
        .exec(tx.database())
        .await?;
    Ok(deleted.rows_affected)
}
