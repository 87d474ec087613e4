//! Drafts that citizens go on with on another device, sealed with a key for each revision.
//!
//! The key stands in the draft's own row: deleting or replacing the row destroys it, so what was typed is noise from
//! then on, even where the database leaves its bytes behind.

use mppi_domain::{
    api::draft::{DraftContent, DraftSummary},
    date::Instant,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::NotSet,
    ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    attachments::AttachmentStatus,
    case_keys, columns,
    data_key::Place,
    entity::{
        attachment,
        draft::{ActiveModel, Column, Entity, Model},
        draft_file,
    },
    error::StoreError,
    scope::{Read, Transaction, executor},
};

/// A mirrored draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Whose it is.
    pub citizen_id: Uuid,
    /// What the list says of it.
    pub summary: DraftSummary,
    /// What was typed and picked.
    pub content: DraftContent,
}

/// A revision that is about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewRevision<'a> {
    /// Id of the draft, made by the client.
    pub id: Uuid,
    /// Whose it is.
    pub citizen_id: Uuid,
    /// What was typed and picked. No file stands in it twice.
    pub content: &'a DraftContent,
    /// The device that it comes from, in words.
    pub device: &'a str,
    /// Now.
    pub updated_at: Instant,
    /// When it is thrown away if it does not change.
    pub expires_at: Instant,
}

/// The drafts of a citizen, the latest change first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn list(on: &impl Read, citizen_id: Uuid) -> Result<Vec<DraftSummary>, StoreError> {
    let rows = Entity::find()
        .select_only()
        .columns(SummaryRow::COLUMNS)
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::CitizenId.eq(citizen_id))
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .into_model::<SummaryRow>()
        .all(&executor(on))
        .await?;
    rows.into_iter().map(SummaryRow::summary).collect()
}

/// How many drafts a citizen has.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count(on: &impl Read, citizen_id: Uuid) -> Result<u64, StoreError> {
    let count = Entity::find()
        .select_only()
        .column_as(Column::Id.count(), "count")
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::CitizenId.eq(citizen_id))
        .into_tuple::<i64>()
        .one(&executor(on))
        .await?;
    columns::to_u64(count.unwrap_or_default())
}

/// One draft, if there is one, whoever it belongs to.
///
/// # Errors
/// [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn find(on: &impl Read, id: Uuid) -> Result<Option<Draft>, StoreError> {
    let scope = on.scope();
    let row = Entity::find_by_id((scope.region_id(), id)).into_model::<WholeRow>().one(&executor(on)).await?;
    let Some(WholeRow { citizen_id, wrapped_key, content, summary }) = row else { return Ok(None) };
    let summary = summary.summary()?;
    let key = scope.secrets().unwrap(&key_place(scope.region_id(), id), &wrapped_key)?;
    let plain = key.open(&content_place(scope.region_id(), id, summary.revision), &content)?;
    let content = serde_json::from_slice(&plain).map_err(|_| StoreError::Sealed("not the JSON that was sealed"))?;
    Ok(Some(Draft { citizen_id, summary, content }))
}

/// The files of a draft that its citizen has uploaded, as far as they are whole and belong to no case.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn uploaded(on: &impl Read, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    // A look-up for each file, and never a join, which the planner may begin at the wrong end.
    let status = Query::select()
        .column(attachment::Column::Status)
        .from(attachment::Entity)
        .and_where(is_upload_of_draft())
        .to_owned();
    let ids = draft_file::Entity::find()
        .select_only()
        .column(draft_file::Column::AttachmentId)
        .filter(draft_file::Column::RegionId.eq(on.scope().region_id()))
        .filter(draft_file::Column::DraftId.eq(id))
        .filter(Expr::from(status).eq(columns::to_word(&AttachmentStatus::Received)?))
        .order_by_asc(draft_file::Column::AttachmentId)
        .into_tuple()
        .all(&executor(on))
        .await?;
    Ok(ids)
}

/// Keeps the first revision of a draft.
///
/// # Errors
/// [`StoreError::Duplicate`] if there is one, [`StoreError::Erased`] if the case that it corrects was erased,
/// [`StoreError::Database`].
pub async fn create(tx: &Transaction, new: NewRevision<'_>) -> Result<DraftSummary, StoreError> {
    let (row, summary) = sealed(tx, new, 1).await?;
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    name_files(tx, new).await?;
    Ok(summary)
}

/// Keeps the revision that follows on `based_on`.
///
/// # Errors
/// [`StoreError::Conflict`] if the draft does not stand there any more; otherwise as [`create`].
pub async fn replace(tx: &Transaction, new: NewRevision<'_>, based_on: u32) -> Result<DraftSummary, StoreError> {
    let (row, summary) = sealed(tx, new, based_on.saturating_add(1)).await?;
    let changes = ActiveModel { region_id: NotSet, id: NotSet, ..row.into_active_model().reset_all() };
    let replaced = Entity::update_many()
        .set(changes)
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(new.id))
        .filter(Column::CitizenId.eq(new.citizen_id))
        .filter(Column::Revision.eq(columns::to_i32(based_on)?))
        .exec(tx.database())
        .await?;
    if replaced.rows_affected == 0 {
        return Err(StoreError::Conflict);
    }
    draft_file::Entity::delete_many()
        .filter(draft_file::Column::RegionId.eq(tx.scope().region_id()))
        .filter(draft_file::Column::DraftId.eq(new.id))
        .exec(tx.database())
        .await?;
    name_files(tx, new).await?;
    Ok(summary)
}

/// Deletes a citizen's draft, at this revision or, without one, wherever it stands; false where there is none such.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn delete(tx: &Transaction, citizen_id: Uuid, id: Uuid, revision: Option<u32>) -> Result<bool, StoreError> {
    let mut delete = Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .filter(Column::CitizenId.eq(citizen_id));
    if let Some(revision) = revision {
        delete = delete.filter(Column::Revision.eq(i64::from(revision)));
    }
    Ok(delete.exec(tx.database()).await?.rows_affected > 0)
}

/// Deletes drafts whose time is over.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(tx: &Transaction, now: Instant) -> Result<u64, StoreError> {
    let deleted = Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::ExpiresAt.lte(now.millis()))
        .exec(tx.database())
        .await?;
    Ok(deleted.rows_affected)
}

/// Deletes the drafts that correct a case, since they hold its answers too.
pub(crate) async fn forget_corrections(tx: &Transaction, application_id: Uuid) -> Result<(), StoreError> {
    Entity::delete_many()
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::ApplicationId.eq(application_id))
        .exec(tx.database())
        .await?;
    Ok(())
}

/// The drafts of an upload's own citizen that name it; part of a statement about uploads.
pub(crate) fn naming_attachment() -> SelectStatement {
    Query::select()
        .column(draft_file::Column::DraftId)
        .from(draft_file::Entity)
        .and_where(is_upload_of_draft())
        .to_owned()
}

/// Of the same citizen: a draft that names somebody else's upload neither keeps nor shows it.
fn is_upload_of_draft() -> Expr {
    let same = |one: draft_file::Column, other: attachment::Column| {
        Expr::col((draft_file::Entity, one)).equals((attachment::Entity, other))
    };
    same(draft_file::Column::RegionId, attachment::Column::RegionId)
        .and(same(draft_file::Column::AttachmentId, attachment::Column::Id))
        .and(same(draft_file::Column::CitizenId, attachment::Column::OwnerId))
}

async fn sealed(tx: &Transaction, new: NewRevision<'_>, revision: u32) -> Result<(Model, DraftSummary), StoreError> {
    let NewRevision { id, citizen_id, content, device, updated_at, expires_at } = new;
    let scope = tx.scope();
    let (region_id, secrets) = (scope.region_id(), scope.secrets());
    let application_id = content.purpose.corrects();
    if let Some(application_id) = application_id {
        // Nothing of an erased case comes back.
        case_keys::get(tx, application_id).await?;
    }
    let plain = serde_json::to_vec(content).map_err(|_| StoreError::Sealed("not JSON"))?;
    let summary = DraftSummary {
        id,
        service: content.service.clone(),
        service_version: content.service_version,
        revision,
        device: device.to_owned(),
        size: u64::try_from(plain.len()).unwrap_or(u64::MAX),
        file_count: u32::try_from(content.files.len()).unwrap_or(u32::MAX),
        updated_at,
        expires_at,
    };
    let key = secrets.new_key();
    let row = Model {
        region_id,
        id,
        citizen_id,
        application_id,
        service: summary.service.clone(),
        service_version: columns::to_i32(summary.service_version)?,
        revision: columns::to_i32(revision)?,
        device: summary.device.clone(),
        size: columns::to_i64(summary.size)?,
        file_count: columns::to_i32(summary.file_count)?,
        updated_at: updated_at.millis(),
        expires_at: expires_at.millis(),
        wrapped_key: secrets.wrap(&key_place(region_id, id), &key)?,
        content: key.seal(&content_place(region_id, id, revision), &plain, &*secrets.randomness)?,
    };
    Ok((row, summary))
}

async fn name_files(tx: &Transaction, new: NewRevision<'_>) -> Result<(), StoreError> {
    if new.content.files.is_empty() {
        return Ok(());
    }
    let rows = new.content.files.iter().map(|file| {
        let row = draft_file::Model {
            region_id: tx.scope().region_id(),
            draft_id: new.id,
            attachment_id: file.id,
            citizen_id: new.citizen_id,
        };
        row.into_active_model()
    });
    draft_file::Entity::insert_many(rows).exec_without_returning(tx.database()).await?;
    Ok(())
}

fn key_place(region_id: i32, id: Uuid) -> Place {
    Place::new(region_id, &[b"draft_key", id.as_bytes()])
}

fn content_place(region_id: i32, id: Uuid, revision: u32) -> Place {
    Place::new(region_id, &[b"draft", id.as_bytes(), &revision.to_be_bytes()])
}

/// What a list reads: everything but the content.
#[derive(FromQueryResult)]
struct SummaryRow {
    id: Uuid,
    service: String,
    service_version: i32,
    revision: i32,
    device: String,
    size: i64,
    file_count: i32,
    updated_at: i64,
    expires_at: i64,
}

#[derive(FromQueryResult)]
struct WholeRow {
    citizen_id: Uuid,
    wrapped_key: Vec<u8>,
    content: Vec<u8>,
    #[sea_orm(nested)]
    summary: SummaryRow,
}

impl SummaryRow {
    const COLUMNS: [Column; 9] = [
        Column::Id,
        Column::Service,
        Column::ServiceVersion,
        Column::Revision,
        Column::Device,
        Column::Size,
        Column::FileCount,
        Column::UpdatedAt,
        Column::ExpiresAt,
    ];

    fn summary(self) -> Result<DraftSummary, StoreError> {
        Ok(DraftSummary {
            id: self.id,
            service: self.service,
            service_version: columns::to_u32(self.service_version)?,
            revision: columns::to_u32(self.revision)?,
            device: self.device,
            size: columns::to_u64(self.size)?,
            file_count: columns::to_u32(self.file_count)?,
            updated_at: columns::instant(self.updated_at),
            expires_at: columns::instant(self.expires_at),
        })
    }
}
