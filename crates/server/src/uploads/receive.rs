//! Takes the bytes of a PATCH, and keeps what came even where the line breaks.

use axum::body::Body;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http_body_util::BodyExt as _;
use mppi_domain::api::problem::ProblemCode;
use mppi_store::{
    FileKey, StoreError,
    attachments::{self, Attachment, AttachmentStatus, Owner},
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
    uploads::{Progress, finish::finish, own},
};

/// Bytes that are kept at once: what a phone loses on a broken line is less than this, and memory stays small.
const PART: usize = 256 * 1024;

/// Goes on with an upload from `offset`. `checksum` is the header `Upload-Checksum`, which covers this request's bytes.
///
/// # Errors
/// `not_found` for somebody else's, `wrong_offset`, `too_large`, `checksum_mismatch`, and at the end `unsupported_file`.
pub async fn receive(
    state: &AppState,
    region: &RegionContext,
    owner: Owner,
    id: Uuid,
    offset: u64,
    checksum: Option<&str>,
    body: Body,
) -> ApiResult<Progress> {
    let _busy = state.tools.parts.take(id).ok_or_else(|| wrong_offset("another request writes to this upload"))?;
    let attachment = own(region, owner, id).await?;
    if attachment.received != offset {
        return Err(wrong_offset("the upload stands elsewhere"));
    }
    if attachment.status != AttachmentStatus::Uploading {
        return Ok(Progress::of(&attachment));
    }
    let key = attachments::file_key(&region.scope.read(), &attachment).await?;
    let mut intake = Intake { state, region, key: &key, attachment: &attachment, at: offset, waiting: Vec::new() };
    match checksum {
        Some(checksum) => intake.take_checked(body, checksum).await?,
        None => intake.take(body).await?,
    }
    let at = intake.at;
    if at == attachment.declared_size {
        finish(state, region, &attachment, &key).await?;
    }
    Ok(Progress { offset: at, ..Progress::of(&attachment) })
}

/// An upload as it is once it was looked at, where it has all its bytes. Another request may do that just now, and may find
/// that it is none; or none ever did, since the server died between the two.
///
/// # Errors
/// `checksum_mismatch`, `unsupported_file`, `not_found` where another request has just found it unsupported
pub async fn looked_at(state: &AppState, region: &RegionContext, attachment: Attachment) -> ApiResult<Attachment> {
    if !is_unseen(&attachment) {
        return Ok(attachment);
    }
    let _busy = state.tools.parts.wait_for(attachment.id).await;
    let attachment = attachments::get(&region.scope.read(), attachment.id).await?;
    if is_unseen(&attachment) {
        let key = attachments::file_key(&region.scope.read(), &attachment).await?;
        finish(state, region, &attachment, &key).await?;
    }
    Ok(attachment)
}

fn is_unseen(attachment: &Attachment) -> bool {
    attachment.status == AttachmentStatus::Uploading && attachment.received == attachment.declared_size
}

struct Intake<'a> {
    state: &'a AppState,
    region: &'a RegionContext,
    key: &'a FileKey,
    attachment: &'a Attachment,
    /// Bytes that are kept.
    at: u64,
    /// Bytes that came and are not kept yet.
    waiting: Vec<u8>,
}

impl Intake<'_> {
    async fn take(&mut self, mut body: Body) -> ApiResult<()> {
        while let Some(frame) = body.frame().await {
            let Ok(frame) = frame else {
                // The line broke. What came is kept, so that the next request goes on behind it.
                self.keep().await?;
                return Err(ApiError::new(ProblemCode::MalformedRequest, "the body broke off"));
            };
            let mut rest = frame.data_ref().map_or(&[][..], |bytes| bytes);
            while !rest.is_empty() {
                let (now, later) = rest.split_at(rest.len().min(PART - self.waiting.len()));
                self.wait_for(now)?;
                if self.waiting.len() == PART {
                    self.keep().await?;
                }
                rest = later;
            }
        }
        self.keep().await
    }

    /// With a checksum all or nothing is kept.
    async fn take_checked(&mut self, mut body: Body, checksum: &str) -> ApiResult<()> {
        let expected = checksum.strip_prefix("sha256 ").and_then(|text| STANDARD.decode(text.trim()).ok());
        let expected = expected
            .ok_or_else(|| ApiError::new(ProblemCode::MalformedRequest, "Upload-Checksum must be sha256 and base64"))?;
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| ApiError::new(ProblemCode::MalformedRequest, "the body broke off"))?;
            if let Some(bytes) = frame.data_ref() {
                self.wait_for(bytes)?;
            }
        }
        if Sha256::digest(&self.waiting).as_slice() != expected {
            return Err(ApiError::new(ProblemCode::ChecksumMismatch, "the bytes do not have the announced checksum"));
        }
        self.keep().await
    }

    fn wait_for(&mut self, bytes: &[u8]) -> ApiResult<()> {
        let left = self.attachment.declared_size.saturating_sub(self.at);
        let wanted = u64::try_from(self.waiting.len() + bytes.len()).unwrap_or(u64::MAX);
        if wanted > left {
            return Err(ApiError::new(ProblemCode::TooLarge, "more bytes than the upload announced"));
        }
        if self.waiting.capacity() == 0 {
            // Exactly what is needed: a vector that grows by itself takes up to twice as much.
            self.waiting.reserve_exact(PART.min(usize::try_from(left).unwrap_or(PART)));
        }
        self.waiting.extend_from_slice(bytes);
        Ok(())
    }

    /// The bytes reach the disk before the row says that they are there.
    async fn keep(&mut self) -> ApiResult<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let (scope, id) = (&self.region.scope, self.attachment.id);
        let length = u64::try_from(self.waiting.len()).unwrap_or(u64::MAX);
        {
            let _room = self.state.tools.parts.room_for_part().await;
            let sealed = self.key.seal_part(scope, id, self.at, &self.waiting)?;
            let written = self.state.tools.parts.write(scope.region_id(), id, self.at, sealed).await;
            written.map_err(|error| ApiError::internal(&error))?;
        }
        let to = self.at + length;
        let tx = scope.begin().await?;
        match attachments::advance(&tx, id, self.at, to).await {
            Ok(()) => tx.commit().await?,
            Err(StoreError::Conflict) => return Err(wrong_offset("the upload went on elsewhere")),
            Err(error) => return Err(error.into()),
        }
        self.at = to;
        self.waiting.clear();
        Ok(())
    }
}

fn wrong_offset(title: &'static str) -> ApiError {
    ApiError::new(ProblemCode::WrongOffset, title)
}
