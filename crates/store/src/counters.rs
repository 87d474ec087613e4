//! Gapless counters: the serials of letters and of application numbers.

use sea_orm::{ConnectionTrait, Statement};

use crate::{
    columns,
    error::StoreError,
    scope::{Read, Transaction},
};

/// The next value of a counter, from 1 on; taken back if the transaction is. Others who want one wait until it ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn next(tx: &Transaction, key: &str) -> Result<u64, StoreError> {
    const NEXT: &str = "\
INSERT INTO counter (region_id, key, value) VALUES ($1, $2, 1)
ON CONFLICT (region_id, key) DO UPDATE SET value = counter.value + 1
RETURNING value";
    let database = tx.database();
    let values = [tx.scope().region_id().into(), key.into()];
    let statement = Statement::from_sql_and_values(database.get_database_backend(), NEXT, values);
    let row = database.query_one_raw(statement).await?.ok_or(StoreError::Corrupt("counter"))?;
    columns::to_u64(row.try_get("", "value")?)
}
