//! Signed-in sessions of citizens and officers. The token itself is nowhere in the database.

use mppi_domain::date::Instant;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    columns,
    entity::session::{Column, Entity, Model},
    error::StoreError,
    hash::HashPurpose,
    scope::{Read, Transaction, executor},
};

/// Which portal a session belongs to; no other accepts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Portal {
    /// `/`
    Citizen,
    /// `/petugas/`
    Officer,
}

impl Portal {
    /// The portal as it stands in the database.
    pub fn key(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Officer => "officer",
        }
    }
}

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its public id.
    pub id: Uuid,
    /// Where it is valid.
    pub portal: Portal,
    /// The citizen or officer.
    pub account_id: Uuid,
    /// Browser and system in words.
    pub device: String,
    /// When it began.
    pub created_at: Instant,
    /// When it was last used; see [`touch`].
    pub last_seen_at: Instant,
    /// It ends after so many seconds without use.
    pub idle_seconds: u32,
    /// It ends then in any case.
    pub ends_at: Instant,
}

impl Session {
    /// When it ends if nothing happens.
    pub fn idles_out_at(&self) -> Instant {
        self.last_seen_at.plus_millis(i64::from(self.idle_seconds) * 1000).min(self.ends_at)
    }
}

/// A session to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession<'a> {
    /// Its public id.
    pub id: Uuid,
    /// What the cookie holds.
    pub token: &'a str,
    /// Where it is valid.
    pub portal: Portal,
    /// The citizen or officer.
    pub account_id: Uuid,
    /// Browser and system in words.
    pub device: &'a str,
    /// Now.
    pub created_at: Instant,
    /// It ends after so many seconds without use.
    pub idle_seconds: u32,
    /// It ends then in any case.
    pub ends_at: Instant,
}

/// Makes a session.
///
/// # Errors
/// [`StoreError::Duplicate`], [`StoreError::Database`].
pub async fn create(tx: &Transaction, new: &NewSession<'_>) -> Result<Session, StoreError> {
    let scope = tx.scope();
    let row = Model {
        region_id: scope.region_id(),
        id: new.id,
        token_hash: scope.keyed_hash(HashPurpose::SessionToken, new.token).to_vec(),
        portal: new.portal.key().to_owned(),
        account_id: new.account_id,
        device: new.device.to_owned(),
        created_at: new.created_at.millis(),
        last_seen_at: new.created_at.millis(),
        idle_seconds: i64::from(new.idle_seconds),
        ends_at: new.ends_at.millis(),
        revoked_at: None,
    };
    let session = session(row.clone())?;
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(session)
}

/// The session of a token, if it is still open.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(on: &impl Read, portal: Portal, token: &str, now: Instant) -> Result<Option<Session>, StoreError> {
    let hash = on.scope().keyed_hash(HashPurpose::SessionToken, token);
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::TokenHash.eq(hash.to_vec()))
        .filter(Column::RevokedAt.is_null())
        .one(&executor(on))
        .await?;
    let session = row.map(session).transpose()?;
    Ok(session.filter(|session| session.portal == portal && now < session.idles_out_at()))
}

/// Notes that a session is in use. Once a minute is enough; each call is a write.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn touch(tx: &Transaction, id: Uuid, now: Instant) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(now.millis()))
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .filter(Column::LastSeenAt.lt(now.millis()))
        .exec(tx.database())
        .await?;
    Ok(())
}

/// The open sessions of an account, the newest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn list(on: &impl Read, portal: Portal, account: Uuid, now: Instant) -> Result<Vec<Session>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::Portal.eq(portal.key()))
        .filter(Column::AccountId.eq(account))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::CreatedAt)
        .all(&executor(on))
        .await?;
    let mut sessions = rows.into_iter().map(session).collect::<Result<Vec<_>, _>>()?;
    sessions.retain(|session| now < session.idles_out_at());
    Ok(sessions)
}

/// Ends one session of an account.
///
/// # Errors
/// [`StoreError::NotFound`] if the account has no such open session, [`StoreError::Database`].
pub async fn revoke(tx: &Transaction, portal: Portal, account: Uuid, id: Uuid, now: Instant) -> Result<(), StoreError> {
    let ended = end(portal, account, now)
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .exec(tx.database())
        .await?;
    if ended.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// Ends all sessions of an account but the one to `keep`; says how many.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn revoke_all(
    tx: &Transaction,
    portal: Portal,
    account: Uuid,
    keep: Option<Uuid>,
    now: Instant,
) -> Result<u64, StoreError> {
    let mut update = end(portal, account, now).filter(Column::RegionId.eq(tx.scope().region_id()));
    if let Some(keep) = keep {
        update = update.filter(Column::Id.ne(keep));
    }
    Ok(update.exec(tx.database()).await?.rows_affected)
}

/// Deletes sessions that ended before `until`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(tx: &Transaction, until: Instant) -> Result<u64, StoreError> {
    let deleted = Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::EndsAt.lt(until.millis()))
        .exec(tx.database())
        .await?;
    Ok(deleted.rows_affected)
}

fn end(portal: Portal, account: Uuid, now: Instant) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now.millis()))
        .filter(Column::Portal.eq(portal.key()))
        .filter(Column::AccountId.eq(account))
        .filter(Column::RevokedAt.is_null())
}

fn session(row: Model) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.id,
        portal: columns::from_word(&row.portal)?,
        account_id: row.account_id,
        device: row.device,
        created_at: columns::instant(row.created_at),
        last_seen_at: columns::instant(row.last_seen_at),
        idle_seconds: u32::try_from(row.idle_seconds).map_err(|_| StoreError::Corrupt("idle time"))?,
        ends_at: columns::instant(row.ends_at),
    })
}
