//! Answers, notes and other personal data of a case, versioned and sealed under the case's key.

use std::collections::HashMap;

use mppi_domain::date::Instant;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    case_keys, columns,
    data_key::{DataKey, Place},
    entity::sealed::{Column, Entity, Model},
    error::StoreError,
    scope::{Read, Transaction, executor},
};

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealedKind {
    /// The answers; the id is the case's, the version counts corrections.
    Answers,
    /// Words to a flag, a decision or a message, under the id that the event names.
    Note,
    /// Who collected the document, and the signature.
    Handover,
    /// How the applicant is told.
    Contact,
    /// The pickup code.
    Pickup,
}

/// What one thing is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SealedId {
    /// What it is.
    pub kind: SealedKind,
    /// Its id.
    pub id: Uuid,
    /// Counts up from 1; 1 where there is only one.
    pub version: u32,
}

/// Everything sealed of one case, opened.
#[derive(Debug, Default)]
pub struct Opened(HashMap<SealedId, Vec<u8>>);

impl Opened {
    /// One thing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Sealed`] if it has another shape.
    pub fn json<T: DeserializeOwned>(&self, kind: SealedKind, id: Uuid, version: u32) -> Result<T, StoreError> {
        parse(self.0.get(&SealedId { kind, id, version }).ok_or(StoreError::NotFound)?)
    }

    /// The words of a note.
    pub fn note(&self, id: Uuid) -> Option<String> {
        self.json(SealedKind::Note, id, 1).ok()
    }
}

/// Seals one thing.
///
/// # Errors
/// [`StoreError::Duplicate`] if this version is there already, [`StoreError::Erased`], [`StoreError::Database`].
pub async fn put<T: Serialize + Sync>(
    tx: &Transaction,
    application_id: Uuid,
    what: SealedId,
    value: &T,
    now: Instant,
) -> Result<(), StoreError> {
    let scope = tx.scope();
    let plain = serde_json::to_vec(value).map_err(|_| StoreError::Sealed("not JSON"))?;
    let key = case_keys::get(tx, application_id).await?;
    let place = place(scope.region_id(), application_id, what)?;
    let row = Model {
        region_id: scope.region_id(),
        application_id,
        kind: columns::to_word(&what.kind)?,
        id: what.id,
        version: columns::to_i32(what.version)?,
        created_at: now.millis(),
        body: key.seal(&place, &plain, &*scope.secrets().randomness)?,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// Seals the words of a note.
///
/// # Errors
/// As [`put`].
pub async fn put_note(
    tx: &Transaction,
    application_id: Uuid,
    id: Uuid,
    words: &str,
    now: Instant,
) -> Result<(), StoreError> {
    let what = SealedId { kind: SealedKind::Note, id, version: 1 };
    put(tx, application_id, what, &words, now).await
}

/// Opens one thing.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Erased`], [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn get<T: DeserializeOwned>(on: &impl Read, application_id: Uuid, what: SealedId) -> Result<T, StoreError> {
    let region_id = on.scope().region_id();
    let key = case_keys::get(on, application_id).await?;
    let id = (region_id, application_id, columns::to_word(&what.kind)?, what.id, columns::to_i32(what.version)?);
    let row = Entity::find_by_id(id).one(&executor(on)).await?.ok_or(StoreError::NotFound)?;
    parse(&open(&key, &row)?.1)
}

/// Opens everything of a case.
///
/// # Errors
/// [`StoreError::NotFound`] if there is no such case, [`StoreError::Erased`], [`StoreError::Sealed`],
/// [`StoreError::Database`].
pub async fn all(on: &impl Read, application_id: Uuid) -> Result<Opened, StoreError> {
    let key = case_keys::get(on, application_id).await?;
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::ApplicationId.eq(application_id))
        .all(&executor(on))
        .await?;
    let opened = rows.iter().map(|row| open(&key, row)).collect::<Result<HashMap<_, _>, _>>()?;
    Ok(Opened(opened))
}

fn open(key: &DataKey, row: &Model) -> Result<(SealedId, Vec<u8>), StoreError> {
    let what = SealedId { kind: columns::from_word(&row.kind)?, id: row.id, version: columns::to_u32(row.version)? };
    Ok((what, key.open(&place(row.region_id, row.application_id, what)?, &row.body)?))
}

fn place(region_id: i32, application_id: Uuid, what: SealedId) -> Result<Place, StoreError> {
    let kind = columns::to_word(&what.kind)?;
    let parts: [&[u8]; 5] =
        [b"sealed", application_id.as_bytes(), kind.as_bytes(), what.id.as_bytes(), &what.version.to_be_bytes()];
    Ok(Place::new(region_id, &parts))
}

fn parse<T: DeserializeOwned>(plain: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(plain).map_err(|_| StoreError::Sealed("not the JSON that was sealed"))
}
