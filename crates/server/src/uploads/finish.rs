//! Looks at an upload whose last byte came: its checksum, and what it is. Then it becomes one sealed blob.

use mppi_domain::api::problem::ProblemCode;
use mppi_store::{
    FileKey,
    attachments::{self, Attachment},
};
use sha2::{Digest as _, Sha256};

use crate::{
    files::recognise,
    hex::hex,
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};

pub(super) async fn finish(
    state: &AppState,
    region: &RegionContext,
    attachment: &Attachment,
    key: &FileKey,
) -> ApiResult<()> {
    let _room = state.tools.parts.room_for_whole().await;
    let bytes = assemble(state, region, attachment, key).await?;
    if hex(&Sha256::digest(&bytes)) != attachment.sha256 {
        start_again(state, region, attachment).await?;
        return Err(ApiError::new(ProblemCode::ChecksumMismatch, "the file does not have the announced checksum"));
    }
    let Some(kind) = recognise(&bytes) else {
        throw_away(state, region, attachment).await?;
        return Err(ApiError::new(ProblemCode::UnsupportedFile, "no whole PDF, JPEG, PNG or WebP"));
    };
    let (scope, id) = (&region.scope, attachment.id);
    let sealed = key.seal_bytes(scope, id, &bytes)?;
    drop(bytes);
    state.tools.blobs.put(scope.region_id(), id, sealed).await.map_err(|error| ApiError::internal(&error))?;
    let tx = scope.begin().await?;
    attachments::complete(&tx, id, kind).await?;
    tx.commit().await?;
    forget_parts(state, region, attachment).await;
    Ok(())
}

async fn assemble(
    state: &AppState,
    region: &RegionContext,
    attachment: &Attachment,
    key: &FileKey,
) -> ApiResult<Vec<u8>> {
    let (scope, id) = (&region.scope, attachment.id);
    let parts = state.tools.parts.read(scope.region_id(), id).await.map_err(|error| ApiError::internal(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(attachment.declared_size).unwrap_or_default());
    for (offset, sealed) in parts {
        // A part that was written and then not counted is followed by another that begins at the same place or before
        // its end; what does not continue the file shows in the checksum.
        if u64::try_from(bytes.len()).is_ok_and(|length| length == offset) {
            bytes.extend(key.open_part(scope, id, offset, &sealed)?);
        }
    }
    Ok(bytes)
}

async fn start_again(state: &AppState, region: &RegionContext, attachment: &Attachment) -> ApiResult<()> {
    let tx = region.scope.begin().await?;
    attachments::restart(&tx, attachment.id).await?;
    tx.commit().await?;
    forget_parts(state, region, attachment).await;
    Ok(())
}

async fn throw_away(state: &AppState, region: &RegionContext, attachment: &Attachment) -> ApiResult<()> {
    let tx = region.scope.begin().await?;
    attachments::delete(&tx, attachment.id).await?;
    tx.commit().await?;
    forget_parts(state, region, attachment).await;
    Ok(())
}

/// Parts that stay behind are useless without their row; a later upload under the same id overwrites them.
async fn forget_parts(state: &AppState, region: &RegionContext, attachment: &Attachment) {
    if let Err(fault) = state.tools.parts.delete(region.scope.region_id(), attachment.id).await {
        tracing::warn!(%fault, attachment = %attachment.id, "parts of an upload could not be deleted");
    }
}
