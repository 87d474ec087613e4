//! Work to be done after a commit, or later: a transactional outbox with leases. One of the two rooms that work across
//! regions.

use mppi_domain::date::Instant;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter, Statement,
    sea_query::{Expr, OnConflict},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    columns,
    entity::job::{Column, Entity, Model},
    error::StoreError,
    scope::{Read, Transaction},
    store::Store,
};

/// A job that is leased to whoever holds this value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its region.
    pub region_id: i32,
    /// Its id.
    pub id: Uuid,
    /// What to do.
    pub kind: String,
    /// How often it was tried, this time too.
    pub tries: u32,
    /// Until when nobody else gets it.
    pub lease_until: Instant,
    payload: String,
}

impl Job {
    /// What it needs to know.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] if it has another shape.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        columns::from_json(&self.payload)
    }
}

/// A job to be done.
#[derive(Clone, Copy, Debug)]
pub struct NewJob<'a, T> {
    /// Its id; the same id again is ignored, so a periodic job has an id made of its period.
    pub id: Uuid,
    /// What to do.
    pub kind: &'a str,
    /// What it needs to know: ids, never personal data.
    pub payload: &'a T,
    /// Not before.
    pub run_at: Instant,
}

/// Adds a job; it exists once the transaction is committed. A job with this id that is there already stays as it is.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn enqueue<T: Serialize + Sync>(tx: &Transaction, new: &NewJob<'_, T>) -> Result<(), StoreError> {
    let row = Model {
        region_id: tx.scope().region_id(),
        id: new.id,
        kind: new.kind.to_owned(),
        payload: columns::to_json(new.payload)?,
        run_at: new.run_at.millis(),
        lease_until: None,
        tries: 0,
        done_at: None,
        failed_at: None,
        error: None,
    };
    Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::columns([Column::RegionId, Column::Id]).do_nothing().to_owned())
        .exec_without_returning(tx.database())
        .await?;
    Ok(())
}

/// Takes up to `limit` jobs that are due, of all regions, for `lease_seconds`. No other replica gets them meanwhile.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lease(store: &Store, now: Instant, lease_seconds: u32, limit: u32) -> Result<Vec<Job>, StoreError> {
    let transaction = store.begin().await?;
    let backend = transaction.get_database_backend();
    let skip = if backend == DbBackend::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "UPDATE job SET lease_until = $2, tries = tries + 1 WHERE (region_id, id) IN (\
         SELECT region_id, id FROM job WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $1 \
         AND (lease_until IS NULL OR lease_until <= $1) ORDER BY run_at LIMIT $3{skip}) \
         RETURNING region_id, id, kind, payload, run_at, tries"
    );
    let lease_until = now.plus_millis(i64::from(lease_seconds) * 1000);
    let values = [now.millis().into(), lease_until.millis().into(), i64::from(limit).into()];
    let rows = transaction.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    transaction.commit().await?;
    let mut jobs = Vec::new();
    for row in rows {
        let job = Job {
            region_id: row.try_get("", "region_id")?,
            id: row.try_get("", "id")?,
            kind: row.try_get("", "kind")?,
            tries: columns::to_u32(row.try_get("", "tries")?)?,
            lease_until,
            payload: row.try_get("", "payload")?,
        };
        jobs.push((row.try_get::<i64>("", "run_at")?, job));
    }
    // RETURNING promises no order.
    jobs.sort_by_key(|(run_at, job)| (*run_at, job.id));
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

/// Notes that a job is done.
///
/// # Errors
/// [`StoreError::Conflict`] if its lease ran out and somebody else has it; [`StoreError::Database`].
pub async fn finish(store: &Store, job: &Job, now: Instant) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(now.millis()))
        .col_expr(Column::LeaseUntil, Expr::value(None::<i64>));
    settle(store, job, update).await
}

/// Notes that a job failed, in words without personal data; it runs again at `next_run`, or never.
///
/// # Errors
/// As [`finish`].
pub async fn fail(
    store: &Store,
    job: &Job,
    error: &str,
    next_run: Option<Instant>,
    now: Instant,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Error, Expr::value(error))
        .col_expr(Column::LeaseUntil, Expr::value(None::<i64>));
    let update = match next_run {
        Some(next_run) => update.col_expr(Column::RunAt, Expr::value(next_run.millis())),
        None => update.col_expr(Column::FailedAt, Expr::value(now.millis())),
    };
    settle(store, job, update).await
}

/// When the next job is due, so that one need not ask all the time.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn next_run(store: &Store) -> Result<Option<Instant>, StoreError> {
    // A leased job comes back when its lease runs out.
    const NEXT: &str = "\
SELECT MIN(CASE WHEN lease_until > run_at THEN lease_until ELSE run_at END) AS next_run \
FROM job WHERE done_at IS NULL AND failed_at IS NULL";
    let reader = store.reader();
    let row = reader.query_one_raw(Statement::from_string(reader.get_database_backend(), NEXT)).await?;
    let next = row.map(|row| row.try_get::<Option<i64>>("", "next_run")).transpose()?.flatten();
    Ok(next.map(columns::instant))
}

/// Deletes jobs that were done before `until`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(store: &Store, until: Instant) -> Result<u64, StoreError> {
    let transaction = store.begin().await?;
    let deleted = Entity::delete_many().filter(Column::DoneAt.lt(until.millis())).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(deleted.rows_affected)
}

async fn settle(store: &Store, job: &Job, update: sea_orm::UpdateMany<Entity>) -> Result<(), StoreError> {
    let transaction = store.begin().await?;
    let settled = update
        .filter(Column::RegionId.eq(job.region_id))
        .filter(Column::Id.eq(job.id))
        .filter(Column::LeaseUntil.eq(job.lease_until.millis()))
        .filter(Column::Tries.eq(columns::to_i32(job.tries)?))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    if settled.rows_affected == 0 { Err(StoreError::Conflict) } else { Ok(()) }
}
