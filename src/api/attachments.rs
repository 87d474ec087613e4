//! Files: `/officer/attachments`, tus 1.0 with resume, and reading what was uploaded. Citizens' files go through the outbox.

use uuid::Uuid;

use super::{
    client::{address, bytes, delete, told},
    error::ApiError,
};
use crate::{
    config,
    platform::{abort::Abort, upload::Upload},
};

const OFFICERS: &str = "/officer/attachments";

/// Uploads a file of an officer, or the rest of it if part of it arrived before. `progress` hears how many bytes are there.
///
/// # Errors
/// `too_large`, `unsupported_file`, `empty_file`, `not_signed_in`; [`ApiError::Offline`] after several lost attempts.
pub async fn upload(file: Upload<'_>, abort: &Abort, progress: impl Fn(u32) + 'static) -> Result<(), ApiError> {
    let sender = config::asset("outbox.js").ok_or(ApiError::Unreadable)?;
    match file.send(sender, &address(OFFICERS), abort, progress).await {
        Ok(()) => Ok(()),
        Err(_) if abort.is_fired() => Err(ApiError::Aborted),
        Err(why) => Err(told(ApiError::of_trouble(why).unwrap_or(ApiError::Offline))),
    }
}

/// Takes an officer's upload away that no case will use.
///
/// # Errors
/// [`ApiError`].
pub async fn discard(id: Uuid) -> Result<(), ApiError> {
    delete(&[OFFICERS, "/", &id.to_string()].concat()).await
}

/// The bytes of a citizen's own upload that no case has taken yet.
///
/// # Errors
/// `not_found`.
pub async fn uploaded(id: Uuid, abort: &Abort) -> Result<Vec<u8>, ApiError> {
    bytes("GET", &["/attachments/", &id.to_string()].concat(), None, abort).await
}
