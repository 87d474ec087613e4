//! Uploads by tus 1.0: begun, continued where they broke off, and looked at when they are whole.

pub mod begin;
pub mod metadata;
pub mod parts;
pub mod receive;
pub mod tus;

mod finish;

use mppi_domain::date::Instant;
use mppi_store::{
    StoreError,
    attachments::{self, Attachment, AttachmentStatus, Owner},
};
use uuid::Uuid;

use crate::{
    clock::days,
    http::{ApiError, ApiResult},
    region::RegionContext,
};

/// Where an upload stands, as its headers say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that are here.
    pub offset: u64,
    /// Bytes that it will have.
    pub length: u64,
    /// When it is thrown away; none once it is part of a case.
    pub expires_at: Option<Instant>,
}

impl Progress {
    /// Where an upload stands.
    pub fn of(attachment: &Attachment) -> Self {
        Self {
            offset: attachment.received,
            length: attachment.declared_size,
            expires_at: (attachment.status != AttachmentStatus::Attached).then_some(attachment.expires_at),
        }
    }
}

/// An upload of this owner; the attempt at somebody else's is logged.
///
/// # Errors
/// `not_found` also where it is somebody else's.
pub async fn own(region: &RegionContext, owner: Owner, id: Uuid) -> ApiResult<Attachment> {
    match attachments::of_owner(&region.scope.read(), owner, id).await {
        Err(StoreError::NotFound) => {
            tracing::warn!(region = region.profile.slug, ?owner, attachment = %id, "denied: not theirs, or not there");
            Err(ApiError::not_found())
        }
        found => Ok(found?),
    }
}

/// When an upload that begins now is thrown away if no case takes it.
pub fn expires_at(now: Instant) -> Instant {
    now.plus_millis(days(1))
}
