//! `/applications`: the citizen's own cases.

use mppi_domain::{
    api::application::{ApplicationDetail, ApplicationList},
    case::ActionRequest,
};
use uuid::Uuid;

use super::{
    client::{bytes, encode, get as read, put, query},
    error::ApiError,
};
use crate::platform::abort::Abort;

/// Own cases, the newest first; `status` is a status key.
///
/// # Errors
/// [`ApiError`].
pub async fn list(status: Option<&str>, cursor: Option<&str>, abort: &Abort) -> Result<ApplicationList, ApiError> {
    read(&["/applications", &query(&[("status", status), ("cursor", cursor)])].concat(), abort).await
}

/// One case.
///
/// # Errors
/// `not_found`.
pub async fn get(id: Uuid, abort: &Abort) -> Result<ApplicationDetail, ApiError> {
    read(&path(id, "", ""), abort).await
}

/// Does something to a case; `action_id` is made once per attempt of the person, and kept for repetitions.
///
/// # Errors
/// `not_allowed`, `stale` (with the case as it is now).
pub async fn act(id: Uuid, action_id: Uuid, action: &ActionRequest) -> Result<ApplicationDetail, ApiError> {
    act_with_bytes(id, action_id, &encode(action)).await
}

/// The same with ready bytes, which a repetition must not change.
///
/// # Errors
/// As [`act`].
pub async fn act_with_bytes(id: Uuid, action_id: Uuid, body: &[u8]) -> Result<ApplicationDetail, ApiError> {
    put(&path(id, "/actions/", &action_id.to_string()), body).await
}

/// The bytes of a file of a case.
///
/// # Errors
/// `not_found`.
pub async fn attachment(id: Uuid, attachment: Uuid, abort: &Abort) -> Result<Vec<u8>, ApiError> {
    bytes("GET", &path(id, "/attachments/", &attachment.to_string()), None, abort).await
}

/// The issued PDF.
///
/// # Errors
/// `not_found`.
pub async fn document(id: Uuid, document: Uuid, abort: &Abort) -> Result<Vec<u8>, ApiError> {
    bytes("GET", &path(id, "/documents/", &document.to_string()), None, abort).await
}

fn path(id: Uuid, part: &str, inner: &str) -> String {
    ["/applications/", &id.to_string(), part, inner].concat()
}
