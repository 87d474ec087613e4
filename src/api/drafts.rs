//! `/drafts`: drafts of the account, mirrored from its devices. `public/outbox/mirror.js` writes them.

use mppi_domain::api::draft::{DraftDetail, DraftList};
use uuid::Uuid;

use super::{client::get as read, error::ApiError};
use crate::platform::abort::Abort;

/// Drafts of all devices, the last changed first.
///
/// # Errors
/// [`ApiError`].
pub async fn list(abort: &Abort) -> Result<DraftList, ApiError> {
    read("/drafts", abort).await
}

/// One of them.
///
/// # Errors
/// `not_found`.
pub async fn get(id: Uuid, abort: &Abort) -> Result<DraftDetail, ApiError> {
    read(&["/drafts/", &id.to_string()].concat(), abort).await
}
