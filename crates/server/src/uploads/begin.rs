//! Begins an upload, or finds the one that was begun with the same id and checksum.

use mppi_domain::api::{attachment::AttachmentMetadata, problem::ProblemCode};
use mppi_store::{
    StoreError,
    attachments::{self, Attachment, NewAttachment, Owner},
};

use crate::{
    files::MAX_BYTES,
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
    uploads::expires_at,
};

/// An upload, and whether it is new.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The upload.
    pub attachment: Attachment,
    /// False where it was begun before.
    pub is_new: bool,
}

/// Begins an upload of `length` bytes.
///
/// # Errors
/// `empty_file`, `too_large`; `id_reused` where the id is somebody else's, or has another checksum or length.
pub async fn begin(
    state: &AppState,
    region: &RegionContext,
    owner: Owner,
    metadata: &AttachmentMetadata,
    length: u64,
) -> ApiResult<Begun> {
    if length == 0 {
        return Err(ApiError::new(ProblemCode::EmptyFile, "the file is empty"));
    }
    if length > MAX_BYTES {
        return Err(ApiError::new(ProblemCode::TooLarge, "a file has 10 MB at most"));
    }
    if let Some(attachment) = known(region, owner, metadata, length).await? {
        return Ok(Begun { attachment, is_new: false });
    }
    let now = state.clock.now();
    let new = NewAttachment {
        id: metadata.id,
        owner,
        name: &metadata.name,
        sha256: &metadata.sha256,
        declared_size: length,
        created_at: now,
        expires_at: expires_at(now),
    };
    let tx = region.scope.begin().await?;
    match attachments::create(&tx, &new).await {
        Ok(attachment) => {
            tx.commit().await?;
            Ok(Begun { attachment, is_new: true })
        }
        // The same creation arrived twice at this very moment.
        Err(StoreError::Duplicate(_)) => {
            drop(tx);
            let attachment = known(region, owner, metadata, length).await?.ok_or_else(reused)?;
            Ok(Begun { attachment, is_new: false })
        }
        Err(error) => Err(error.into()),
    }
}

async fn known(
    region: &RegionContext,
    owner: Owner,
    metadata: &AttachmentMetadata,
    length: u64,
) -> ApiResult<Option<Attachment>> {
    let found = match attachments::get(&region.scope.read(), metadata.id).await {
        Ok(found) => found,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if found.owner != owner {
        tracing::warn!(region = region.profile.slug, attachment = %metadata.id, "denied: an upload with somebody else's id");
        return Err(reused());
    }
    if found.sha256 != metadata.sha256 || found.declared_size != length {
        return Err(reused());
    }
    Ok(Some(found))
}

fn reused() -> ApiError {
    ApiError::new(ProblemCode::IdReused, "this id was used for another file")
}
