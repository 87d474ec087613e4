//! Messages to people, sealed. The demonstration shows them; with real channels they are proof that one was sent.

use mppi_domain::date::Instant;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    citizens::Contact,
    columns,
    entity::message::{Column, Entity, Model},
    error::StoreError,
    scope::{Read, Transaction, executor},
};

const TABLE: &str = "message";

/// What a message says, and to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom.
    pub to: Contact,
    /// One line; empty for text messages.
    pub subject: String,
    /// The words.
    pub body: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: Uuid,
    /// Key of the channel.
    pub channel: String,
    /// What it says.
    pub letter: Letter,
    /// When it was written.
    pub created_at: Instant,
    /// When the channel took it.
    pub sent_at: Option<Instant>,
}

/// Keeps a message; a job sends it after the commit.
///
/// # Errors
/// [`StoreError::Duplicate`], [`StoreError::Database`].
pub async fn create(
    tx: &Transaction,
    id: Uuid,
    channel: &str,
    letter: &Letter,
    now: Instant,
) -> Result<(), StoreError> {
    let scope = tx.scope();
    let row = Model {
        region_id: scope.region_id(),
        id,
        channel: channel.to_owned(),
        body: scope.secrets().seal_record(scope.region_id(), TABLE, id, letter)?,
        created_at: now.millis(),
        sent_at: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// One message.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn get(on: &impl Read, id: Uuid) -> Result<Message, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    message(on, row.ok_or(StoreError::NotFound)?)
}

/// The latest messages, the newest first.
///
/// # Errors
/// [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn recent(on: &impl Read, limit: u32) -> Result<Vec<Message>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit))
        .all(&executor(on))
        .await?;
    rows.into_iter().map(|row| message(on, row)).collect()
}

/// Notes that the channel took a message.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn mark_sent(tx: &Transaction, id: Uuid, now: Instant) -> Result<(), StoreError> {
    let marked = Entity::update_many()
        .col_expr(Column::SentAt, Expr::value(now.millis()))
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .exec(tx.database())
        .await?;
    if marked.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// Deletes messages that were written before `until`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(tx: &Transaction, until: Instant) -> Result<u64, StoreError> {
    let deleted = Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::CreatedAt.lt(until.millis()))
        .exec(tx.database())
        .await?;
    Ok(deleted.rows_affected)
}

fn message(on: &impl Read, row: Model) -> Result<Message, StoreError> {
    Ok(Message {
        id: row.id,
        letter: on.scope().secrets().open_record(row.region_id, TABLE, row.id, &row.body)?,
        channel: row.channel,
        created_at: columns::instant(row.created_at),
        sent_at: row.sent_at.map(columns::instant),
    })
}
