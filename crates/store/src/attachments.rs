//! Uploaded files: what is known of them; their sealed bytes are in the blob store.

use mppi_domain::{date::Instant, requirement::FileKind};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    case_keys, columns, drafts,
    entity::attachment::{Column, Entity, Model},
    error::StoreError,
    file_key::FileKey,
    scope::{Read, RegionScope, Transaction, executor},
};

/// Who uploads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A citizen's account.
    Citizen(Uuid),
    /// An officer.
    Officer(Uuid),
}

impl Owner {
    fn columns(self) -> (&'static str, Uuid) {
        match self {
            Self::Citizen(id) => ("citizen", id),
            Self::Officer(id) => ("officer", id),
        }
    }

    fn of(kind: &str, id: Uuid) -> Result<Self, StoreError> {
        match kind {
            "citizen" => Ok(Self::Citizen(id)),
            "officer" => Ok(Self::Officer(id)),
            _ => Err(StoreError::Corrupt("owner of a file")),
        }
    }
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentStatus {
    /// Bytes are still missing.
    Uploading,
    /// Whole and checked, but not part of a case yet.
    Received,
    /// Part of a case.
    Attached,
}

/// An uploaded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Made by the client; also its name in the blob store.
    pub id: Uuid,
    /// Who uploaded it.
    pub owner: Owner,
    /// The file's name, for people to read; none once its case was erased.
    pub name: Option<String>,
    /// As declared, and checked when it was whole; 64 hexadecimal digits.
    pub sha256: String,
    /// Bytes that it will have.
    pub declared_size: u64,
    /// Bytes that are there.
    pub received: u64,
    /// Told by content, once it is whole.
    pub kind: Option<FileKind>,
    /// How far it is.
    pub status: AttachmentStatus,
    /// The case that it belongs to.
    pub application_id: Option<Uuid>,
    /// Code of the requirement that it answers.
    pub requirement: Option<String>,
    /// When the upload began.
    pub created_at: Instant,
    /// When it is thrown away if it belongs to no case by then.
    pub expires_at: Instant,
    wrapped_key: Vec<u8>,
}

/// A file that is about to be uploaded.
#[derive(Clone, Debug)]
pub struct NewAttachment<'a> {
    /// Made by the client.
    pub id: Uuid,
    /// Who uploads.
    pub owner: Owner,
    /// The file's name, for people to read.
    pub name: &'a str,
    /// Of the whole file, 64 hexadecimal digits.
    pub sha256: &'a str,
    /// Bytes that it will have.
    pub declared_size: u64,
    /// Now.
    pub created_at: Instant,
    /// When it is thrown away if it belongs to no case by then.
    pub expires_at: Instant,
}

/// Begins an upload, and makes the file's key.
///
/// # Errors
/// [`StoreError::Duplicate`] if the id is taken, [`StoreError::Database`].
pub async fn create(tx: &Transaction, new: &NewAttachment<'_>) -> Result<Attachment, StoreError> {
    let scope = tx.scope();
    let key = scope.new_file_key();
    let (owner_kind, owner_id) = new.owner.columns();
    let row = Model {
        region_id: scope.region_id(),
        id: new.id,
        owner_kind: owner_kind.to_owned(),
        owner_id,
        name: key.seal_name(scope, new.id, new.name)?,
        sha256: new.sha256.to_owned(),
        declared_size: columns::to_i64(new.declared_size)?,
        received: 0,
        kind: None,
        status: columns::to_word(&AttachmentStatus::Uploading)?,
        wrapped_key: scope.secrets().wrap(&FileKey::place(scope, new.id), key.data_key())?,
        application_id: None,
        requirement: None,
        created_at: new.created_at.millis(),
        expires_at: new.expires_at.millis(),
    };
    let attachment = attachment(row.clone(), Some(new.name.to_owned()))?;
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(attachment)
}

/// One file.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn get(on: &impl Read, id: Uuid) -> Result<Attachment, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    open(on, row.ok_or(StoreError::NotFound)?).await
}

/// One file of this owner.
///
/// # Errors
/// [`StoreError::NotFound`] also if it is somebody else's; otherwise as [`get`].
pub async fn of_owner(on: &impl Read, owner: Owner, id: Uuid) -> Result<Attachment, StoreError> {
    let found = get(on, id).await?;
    if found.owner == owner { Ok(found) } else { Err(StoreError::NotFound) }
}

/// The files of a case, valid and replaced ones, the oldest first.
///
/// # Errors
/// [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn of_application(on: &impl Read, application_id: Uuid) -> Result<Vec<Attachment>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::ApplicationId.eq(application_id))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(&executor(on))
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let case_key = match case_keys::get(on, application_id).await {
        Ok(key) => Some(key),
        Err(StoreError::Erased) => None,
        Err(error) => return Err(error),
    };
    let scope = on.scope();
    rows.into_iter()
        .map(|row| {
            let name = match &case_key {
                Some(case_key) => {
                    let key = FileKey::new(case_key.unwrap(&FileKey::place(scope, row.id), &row.wrapped_key)?);
                    Some(key.open_name(scope, row.id, &row.name)?)
                }
                None => None,
            };
            attachment(row, name)
        })
        .collect()
}

/// The key of a file's bytes.
///
/// # Errors
/// [`StoreError::Erased`] if its case was erased, [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn file_key(on: &impl Read, attachment: &Attachment) -> Result<FileKey, StoreError> {
    unwrap(on, attachment.id, attachment.application_id, &attachment.wrapped_key).await
}

/// Notes that bytes came in: the upload goes on from `to` instead of `from`.
///
/// # Errors
/// [`StoreError::Conflict`] if it does not stand at `from`, or is whole already; [`StoreError::Database`].
pub async fn advance(tx: &Transaction, id: Uuid, from: u64, to: u64) -> Result<(), StoreError> {
    let update = Entity::update_many().col_expr(Column::Received, Expr::value(columns::to_i64(to)?));
    let update = update.filter(Column::Received.eq(columns::to_i64(from)?));
    change(tx, id, AttachmentStatus::Uploading, update).await
}

/// Begins again, as after a wrong checksum.
///
/// # Errors
/// [`StoreError::Conflict`] if it is whole already, [`StoreError::Database`].
pub async fn restart(tx: &Transaction, id: Uuid) -> Result<(), StoreError> {
    let update = Entity::update_many().col_expr(Column::Received, Expr::value(0_i64));
    change(tx, id, AttachmentStatus::Uploading, update).await
}

/// Notes that a file is whole and checked.
///
/// # Errors
/// [`StoreError::Conflict`] if bytes are missing, or it was whole before; [`StoreError::Database`].
pub async fn complete(tx: &Transaction, id: Uuid, kind: FileKind) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::value(columns::to_word(&AttachmentStatus::Received)?))
        .col_expr(Column::Kind, Expr::value(columns::to_word(&kind)?))
        .filter(Expr::col(Column::Received).equals(Column::DeclaredSize));
    change(tx, id, AttachmentStatus::Uploading, update).await
}

/// Makes a file part of a case: from now on the case's key wraps its key. Does nothing if it is part of it already, whoever
/// uploaded it: an applicant keeps what an officer handed in at a counter.
///
/// # Errors
/// [`StoreError::NotFound`] if it is somebody else's, [`StoreError::Conflict`] if it is not whole or belongs to another
/// case or requirement, [`StoreError::Erased`], [`StoreError::Database`].
pub async fn attach(
    tx: &Transaction,
    owner: Owner,
    id: Uuid,
    application_id: Uuid,
    requirement: &str,
) -> Result<(), StoreError> {
    let scope = tx.scope();
    let found = get(tx, id).await?;
    if found.application_id == Some(application_id) && found.requirement.as_deref() == Some(requirement) {
        return Ok(());
    }
    if found.owner != owner {
        return Err(StoreError::NotFound);
    }
    if found.status != AttachmentStatus::Received {
        return Err(StoreError::Conflict);
    }
    let key = file_key(tx, &found).await?;
    let case_key = case_keys::get(tx, application_id).await?;
    let wrapped = case_key.wrap(&FileKey::place(scope, id), key.data_key(), &*scope.secrets().randomness)?;
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::value(columns::to_word(&AttachmentStatus::Attached)?))
        .col_expr(Column::WrappedKey, Expr::value(wrapped))
        .col_expr(Column::ApplicationId, Expr::value(application_id))
        .col_expr(Column::Requirement, Expr::value(requirement));
    change(tx, id, AttachmentStatus::Received, update).await
}

/// Deletes the row of a file that belongs to no case; its blob is deleted after the commit.
///
/// # Errors
/// [`StoreError::NotFound`] if there is none, or it is part of a case; [`StoreError::Database`].
pub async fn delete(tx: &Transaction, id: Uuid) -> Result<(), StoreError> {
    delete_where(tx, id, Column::ApplicationId.is_null()).await
}

/// The same, unless it is still of use: see [`expired`].
///
/// # Errors
/// [`StoreError::NotFound`] if there is none, or it is of use; [`StoreError::Database`].
pub async fn delete_expired(tx: &Transaction, id: Uuid, now: Instant) -> Result<(), StoreError> {
    delete_where(tx, id, is_expired(now)).await
}

async fn delete_where(tx: &Transaction, id: Uuid, condition: Expr) -> Result<(), StoreError> {
    let deleted = Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .filter(condition)
        .exec(tx.database())
        .await?;
    if deleted.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

fn is_expired(now: Instant) -> Expr {
    Column::ApplicationId
        .is_null()
        .and(Column::ExpiresAt.lte(now.millis()))
        .and(Expr::exists(drafts::naming_attachment()).not())
}

/// Ids of files whose time is over, that belong to no case and that no mirrored draft of their owner names.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn expired(on: &impl Read, now: Instant, limit: u32) -> Result<Vec<Uuid>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(is_expired(now))
        .order_by_asc(Column::ExpiresAt)
        .limit(u64::from(limit))
        .all(&executor(on))
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn change(
    tx: &Transaction,
    id: Uuid,
    from: AttachmentStatus,
    update: sea_orm::UpdateMany<Entity>,
) -> Result<(), StoreError> {
    let changed = update
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(columns::to_word(&from)?))
        .exec(tx.database())
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Conflict) } else { Ok(()) }
}

pub(crate) async fn unwrap(
    on: &impl Read,
    file: Uuid,
    application_id: Option<Uuid>,
    wrapped: &[u8],
) -> Result<FileKey, StoreError> {
    let scope: &RegionScope = on.scope();
    let place = FileKey::place(scope, file);
    let key = match application_id {
        Some(application_id) => case_keys::get(on, application_id).await?.unwrap(&place, wrapped)?,
        None => scope.secrets().unwrap(&place, wrapped)?,
    };
    Ok(FileKey::new(key))
}

async fn open(on: &impl Read, row: Model) -> Result<Attachment, StoreError> {
    let name = match unwrap(on, row.id, row.application_id, &row.wrapped_key).await {
        Ok(key) => Some(key.open_name(on.scope(), row.id, &row.name)?),
        Err(StoreError::Erased) => None,
        Err(error) => return Err(error),
    };
    attachment(row, name)
}

fn attachment(row: Model, name: Option<String>) -> Result<Attachment, StoreError> {
    Ok(Attachment {
        id: row.id,
        owner: Owner::of(&row.owner_kind, row.owner_id)?,
        name,
        sha256: row.sha256,
        declared_size: columns::to_u64(row.declared_size)?,
        received: columns::to_u64(row.received)?,
        kind: row.kind.as_deref().map(columns::from_word).transpose()?,
        status: columns::from_word(&row.status)?,
        application_id: row.application_id,
        requirement: row.requirement,
        created_at: columns::instant(row.created_at),
        expires_at: columns::instant(row.expires_at),
        wrapped_key: row.wrapped_key,
    })
}
