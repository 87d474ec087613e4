//! Erasure of a case's personal data: its key is destroyed, so all that it sealed is noise, whoever has a copy.

use mppi_domain::date::Instant;
use uuid::Uuid;

use crate::{case_keys, cases, drafts, error::StoreError, scope::Transaction};

/// Destroys the key of a case and blanks what was projected of the person.
///
/// Answers, notes, names and bytes of files and documents cannot be opened any more ([`StoreError::Erased`]), and mirrored
/// drafts that correct it are deleted. The log of events stays, since it holds no personal data, and the masked holder of
/// a document, so that it can be verified. Backups made before hold the wrapped key until they are thrown away.
///
/// # Errors
/// [`StoreError::NotFound`] if there is no such case, [`StoreError::Erased`] if it was erased before,
/// [`StoreError::Database`].
pub async fn destroy_case_key(tx: &Transaction, application_id: Uuid, now: Instant) -> Result<(), StoreError> {
    cases::set_person(tx, application_id, "", None).await?;
    drafts::forget_corrections(tx, application_id).await?;
    if case_keys::destroy(tx, application_id, now.millis()).await? { Ok(()) } else { Err(StoreError::Erased) }
}
