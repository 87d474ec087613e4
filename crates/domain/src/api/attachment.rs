//! `/attachments`: tus 1.0 (creation, HEAD, PATCH, termination, checksum, expiration).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::requirement::FileKind;

/// What the `Upload-Metadata` header of a creation holds, each value in base64: `id`, `sha256`, `name`.
///
/// `POST /attachments` with the same id and sha256 again answers with the same place, and its offset in `Upload-Offset`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AttachmentMetadata {
    /// Made by the client.
    pub id: Uuid,
    /// SHA-256 of the whole file, 64 hexadecimal digits.
    pub sha256: String,
    /// The file's name, for people to read; never a path.
    pub name: String,
}

/// A file of a case, as people see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// Its id.
    pub id: Uuid,
    /// Code of the requirement that it answers.
    pub requirement: String,
    /// Its name.
    pub name: String,
    /// Told by content.
    pub kind: FileKind,
    /// Its bytes.
    pub size: u64,
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
}
