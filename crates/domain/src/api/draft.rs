//! `/drafts`: a signed-in citizen's drafts, mirrored from the device so that they go on elsewhere.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{case::Flag, date::Instant, form::Answers, requirement::FileKind, text::Text};

/// `PUT /drafts/{id}`. The same content again gives the same revision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftRequest {
    /// The revision that the device saw last; none: the server should not have it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub based_on: Option<u32>,
    /// The draft as it is on the device.
    pub draft: DraftContent,
}

/// What somebody typed and picked. It need not be complete or right; 256 KB of JSON at most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftContent {
    /// What it becomes.
    pub purpose: DraftPurpose,
    /// Code of the service.
    pub service: String,
    /// The version that is filled in.
    pub service_version: u32,
    /// Name of the service.
    pub service_name: Text,
    /// The answers.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, serde_json::Value>))]
    pub answers: Answers,
    /// The files, 50 at most.
    pub files: Vec<DraftFile>,
    /// The last step of the wizard that was open.
    pub step: String,
    /// BCP 47 tag of the language in which it is filled in, such as `id`: another device goes on in it. 2 to 35 letters,
    /// digits and hyphens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The declaration that everything is true was ticked.
    pub declared: bool,
    /// When it was begun, by the device's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub created_at: Instant,
    /// When it was last changed, by the device's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub updated_at: Instant,
}

/// What a draft becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DraftPurpose {
    /// A new case; the submission will have the draft's id.
    Apply {
        /// Id that the case will have.
        application: Uuid,
        /// Opens the public tracking page.
        tracking_secret: String,
    },
    /// The corrected version of one's own case; the action will have the draft's id.
    Correct {
        /// Id of the case.
        application: Uuid,
        /// Its number.
        number: String,
        /// The step that waits for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<String>,
        /// The revision of the step that the person saw.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        based_on: Option<u32>,
        /// What is to be corrected.
        flags: Vec<Flag>,
        /// The answers as they were.
        #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, serde_json::Value>))]
        before: Answers,
        /// The files as they were.
        files_before: Vec<DraftFile>,
    },
}

impl DraftPurpose {
    /// The case that is corrected; none for a new one.
    pub fn corrects(&self) -> Option<Uuid> {
        match self {
            Self::Apply { .. } => None,
            Self::Correct { application, .. } => Some(*application),
        }
    }
}

/// A file of a draft. Where its bytes are is not part of it: each device knows its own, and [`DraftDetail`] says what the
/// server has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftFile {
    /// Made by the device; also the id of the attachment.
    pub id: Uuid,
    /// Code of the requirement.
    pub requirement: String,
    /// Its name.
    pub name: String,
    /// Told by content.
    pub kind: FileKind,
    /// Its bytes.
    pub size: u64,
    /// Its bytes before it was shrunk.
    pub original_size: u64,
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
}

/// `GET /drafts`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftList {
    /// One's own, the latest change first; 100 at most.
    pub drafts: Vec<DraftSummary>,
}

/// A mirrored draft without what was typed. Also the answer to the PUT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftSummary {
    /// Its id; also that of the submission or action that it becomes.
    pub id: Uuid,
    /// Code of the service.
    pub service: String,
    /// The version that is filled in.
    pub service_version: u32,
    /// Counts up from 1 with every change.
    pub revision: u32,
    /// The device that this revision came from, such as `Chrome · Android`.
    pub device: String,
    /// Bytes of the content.
    pub size: u64,
    /// Number of files.
    pub file_count: u32,
    /// When the server had this revision.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub updated_at: Instant,
    /// When the server throws it away if it does not change: 30 days later.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub expires_at: Instant,
}

/// `GET /drafts/{id}`; also `current` of the problem `stale`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftDetail {
    /// What the list says of it.
    #[serde(flatten)]
    pub summary: DraftSummary,
    /// The draft.
    pub draft: DraftContent,
    /// Files of it that can be had at `GET /attachments/{id}`.
    pub uploaded: Vec<Uuid>,
}
