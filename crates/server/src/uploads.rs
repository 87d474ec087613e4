//! Uploads by tus 1.0: begun, continued where they broke off, and looked at when they are whole.

pub mod begin;
pub mod metadata;
pub mod parts;
pub mod receive;
pub mod tus;

mod finish;

use mppi_domain::date::Instant;
use mppi_store::attachments::{Attachment, AttachmentStatus};

use crate::clock::days;

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

/// When an upload that begins now is thrown away if no case takes it.
pub fn expires_at(now: Instant) -> Instant {
    now.plus_millis(days(1))
}
