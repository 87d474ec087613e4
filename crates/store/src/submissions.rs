//! What a person sent at once, exactly once.

use mppi_domain::{
    api::submission::{Authority, Receipt},
    date::Instant,
    language::Language,
};
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::{
    columns,
    entity::submission::{Entity, Model},
    error::StoreError,
    hash::{HashPurpose, is_same},
    scope::{Read, RegionScope, Transaction, executor},
};

/// A submission that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Made by the client.
    pub id: Uuid,
    /// Whose it is.
    pub citizen_id: Uuid,
    /// The officer who took it in at a counter; none: the citizen sent it.
    pub taken_by: Option<Uuid>,
    /// Language in which the person is told about it.
    pub language: Language,
    /// By which authority it was sent.
    pub authority: Authority,
    /// The answer that was given, and is given again.
    pub receipt: Receipt,
    /// When it was received.
    pub created_at: Instant,
    body_hash: Vec<u8>,
}

impl Submission {
    /// Whether a repeated request has the bytes of the first one; if not, its id was reused.
    pub fn has_body(&self, scope: &RegionScope, body: &[u8]) -> bool {
        is_same(&self.body_hash, &scope.keyed_hash(HashPurpose::RequestBody, body))
    }
}

/// A submission to be kept.
#[derive(Clone, Debug)]
pub struct NewSubmission<'a> {
    /// Made by the client.
    pub id: Uuid,
    /// Whose it is.
    pub citizen_id: Uuid,
    /// The officer who takes it in at a counter; none: the citizen sends it.
    pub taken_by: Option<Uuid>,
    /// The exact bytes of the request; only their hash is kept.
    pub body: &'a [u8],
    /// Language in which the person is told about it.
    pub language: Language,
    /// By which authority it is sent.
    pub authority: &'a Authority,
    /// Made by the client; only its hash is kept.
    pub tracking_secret: &'a str,
    /// The answer; no personal data in it.
    pub receipt: &'a Receipt,
    /// Now.
    pub created_at: Instant,
}

/// Keeps a submission; its cases follow in the same transaction with [`crate::cases::create`].
///
/// # Errors
/// [`StoreError::Duplicate`] if the id is taken: roll back, read it with [`find`] and compare; [`StoreError::Database`].
pub async fn create(tx: &Transaction, new: &NewSubmission<'_>) -> Result<(), StoreError> {
    let scope = tx.scope();
    let row = Model {
        region_id: scope.region_id(),
        id: new.id,
        citizen_id: new.citizen_id,
        body_hash: scope.keyed_hash(HashPurpose::RequestBody, new.body).to_vec(),
        language: new.language.tag().to_owned(),
        authority: columns::to_json(new.authority)?,
        tracking_secret_hash: scope.keyed_hash(HashPurpose::TrackingSecret, new.tracking_secret).to_vec(),
        receipt: columns::to_json(new.receipt)?,
        created_at: new.created_at.millis(),
        taken_by: new.taken_by,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// A submission, if it was received.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(on: &impl Read, id: Uuid) -> Result<Option<Submission>, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    row.map(submission).transpose()
}

/// Checks the secret of a receipt.
///
/// # Errors
/// [`StoreError::NotFound`] if it is another, or there is no such submission; [`StoreError::Database`].
pub async fn check_secret(on: &impl Read, id: Uuid, secret: &str) -> Result<(), StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    let expected = row.ok_or(StoreError::NotFound)?.tracking_secret_hash;
    let given = on.scope().keyed_hash(HashPurpose::TrackingSecret, secret);
    if is_same(&expected, &given) { Ok(()) } else { Err(StoreError::NotFound) }
}

fn submission(row: Model) -> Result<Submission, StoreError> {
    Ok(Submission {
        id: row.id,
        citizen_id: row.citizen_id,
        taken_by: row.taken_by,
        language: Language::from_tag(&row.language),
        authority: columns::from_json(&row.authority)?,
        receipt: columns::from_json(&row.receipt)?,
        created_at: columns::instant(row.created_at),
        body_hash: row.body_hash,
    })
}
