//! Issued documents: what is known of them; their sealed bytes are in the blob store.

use mppi_domain::{
    case::DocumentKind,
    date::{Date, Instant},
    text::Text,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use crate::{
    attachments, case_keys, columns,
    entity::document::{Column, Entity, Model},
    error::StoreError,
    file_key::FileKey,
    scope::{Read, Transaction, executor},
};

/// What anybody may know of an issued document, and where its bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFacts {
    /// Its id.
    pub id: Uuid,
    /// The case that it belongs to.
    pub application_id: Uuid,
    /// How it came about.
    pub origin: DocumentKind,
    /// Its number.
    pub number: String,
    /// Code of the public verification page.
    pub verification_code: String,
    /// Name of its bytes in the blob store.
    pub blob: String,
    /// SHA-256 of its plain bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Plain bytes of the PDF.
    pub size: u64,
    /// Whose it is, masked.
    pub holder_masked: String,
    /// What it is.
    pub document_name: Text,
    /// Who issued it.
    pub agency: Text,
    /// Who signed or approved it.
    pub signatory: Option<String>,
    /// When it was issued.
    pub issued_at: Instant,
    /// The day on which it was issued where the region is.
    pub issued_on: Date,
}

/// An issued document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What anybody may know of it.
    pub facts: DocumentFacts,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
    wrapped_key: Vec<u8>,
}

/// Keeps a document whose bytes are in the blob store already, sealed with `key` under its id
/// ([`crate::RegionScope::new_file_key`], [`FileKey::seal_bytes`]).
///
/// # Errors
/// [`StoreError::Duplicate`] for an id or a verification code that is taken, [`StoreError::Erased`],
/// [`StoreError::Database`].
pub async fn create(tx: &Transaction, facts: &DocumentFacts, key: &FileKey) -> Result<(), StoreError> {
    let scope = tx.scope();
    let case_key = case_keys::get(tx, facts.application_id).await?;
    let row = Model {
        region_id: scope.region_id(),
        id: facts.id,
        application_id: facts.application_id,
        origin: columns::to_word(&facts.origin)?,
        number: facts.number.clone(),
        verification_code: facts.verification_code.clone(),
        blob: facts.blob.clone(),
        sha256: facts.sha256.clone(),
        size: columns::to_i64(facts.size)?,
        wrapped_key: case_key.wrap(&FileKey::place(scope, facts.id), key.data_key(), &*scope.secrets().randomness)?,
        holder_masked: facts.holder_masked.clone(),
        document_name: columns::to_json(&facts.document_name)?,
        agency: columns::to_json(&facts.agency)?,
        signatory: facts.signatory.clone(),
        issued_at: facts.issued_at.millis(),
        issued_on: facts.issued_on.to_string(),
        revoked_at: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// One document.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn get(on: &impl Read, id: Uuid) -> Result<Document, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    document(row.ok_or(StoreError::NotFound)?)
}

/// The documents of a case, the oldest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_application(on: &impl Read, application_id: Uuid) -> Result<Vec<Document>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::ApplicationId.eq(application_id))
        .order_by_asc(Column::IssuedAt)
        .all(&executor(on))
        .await?;
    rows.into_iter().map(document).collect()
}

/// The document of a verification code, revoked or not.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn by_code(on: &impl Read, code: &str) -> Result<Document, StoreError> {
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::VerificationCode.eq(code))
        .one(&executor(on))
        .await?;
    document(row.ok_or(StoreError::NotFound)?)
}

/// The key of a document's bytes.
///
/// # Errors
/// [`StoreError::Erased`] if its case was erased, [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn file_key(on: &impl Read, document: &Document) -> Result<FileKey, StoreError> {
    let facts = &document.facts;
    attachments::unwrap(on, facts.id, Some(facts.application_id), &document.wrapped_key).await
}

/// Revokes a document.
///
/// # Errors
/// [`StoreError::NotFound`] if there is none, or it was revoked before; [`StoreError::Database`].
pub async fn revoke(tx: &Transaction, id: Uuid, now: Instant) -> Result<(), StoreError> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now.millis()))
        .filter(Column::RegionId.eq(tx.scope().region_id()))
        .filter(Column::Id.eq(id))
        .filter(Column::RevokedAt.is_null())
        .exec(tx.database())
        .await?;
    if revoked.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

fn document(row: Model) -> Result<Document, StoreError> {
    Ok(Document {
        facts: DocumentFacts {
            id: row.id,
            application_id: row.application_id,
            origin: columns::from_word(&row.origin)?,
            number: row.number,
            verification_code: row.verification_code,
            blob: row.blob,
            sha256: row.sha256,
            size: columns::to_u64(row.size)?,
            holder_masked: row.holder_masked,
            document_name: columns::from_json(&row.document_name)?,
            agency: columns::from_json(&row.agency)?,
            signatory: row.signatory,
            issued_at: columns::instant(row.issued_at),
            issued_on: columns::date(&row.issued_on)?,
        },
        revoked_at: row.revoked_at.map(columns::instant),
        wrapped_key: row.wrapped_key,
    })
}
