//! What can happen to a case. Events carry ids, codes and hashes, never personal data.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    case::{
        action::{CollectorKind, IdentityCheck},
        flag::FlagRef,
    },
    date::{Date, Instant},
};

/// One event of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEvent {
    /// Counts up from 1 within the case, without gaps.
    pub seq: u32,
    /// Unique; for an action the client's own id.
    pub id: Uuid,
    /// When it happened.
    pub at: Instant,
    /// The day on which it happened where the region is; clocks count by it.
    pub on: Date,
    /// Who did it.
    pub actor: Actor,
    /// The step that it belongs to.
    pub step: Option<String>,
    /// What happened.
    pub body: EventBody,
}

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// The applicant's account.
    Citizen {
        /// Id of the account.
        id: Uuid,
    },
    /// An officer.
    Officer {
        /// Id of the officer.
        id: Uuid,
    },
    /// The server itself (expiry, escalation).
    System,
}

/// A file of the case: which requirement it answers, which bytes it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AttachmentRef {
    /// Code of the requirement.
    pub requirement: String,
    /// Id of the attachment, made by the client.
    pub attachment: Uuid,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// That an officer took the application in at a counter, for somebody who stood there. The officer is the event's actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// Account of the applicant, for whom the officer acted.
    pub applicant: Uuid,
    /// When, by the clock of the counter's device. Limits count from the event's own time.
    pub taken_at: Instant,
}

/// How an issued document came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Set from the region's template.
    Generated,
    /// Made in a national system and attached.
    External,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventBody {
    /// The application was sent.
    Submitted {
        /// Version of the sealed answers.
        answers_version: u32,
        /// SHA-256 of the sealed answers' plain bytes.
        answers_hash: String,
        /// Its files.
        attachments: Vec<AttachmentRef>,
        /// Where it was taken in at a counter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        intake: Option<Intake>,
    },
    /// An officer took the step.
    Claimed,
    /// The officer gave it back.
    Released,
    /// The file is complete; the service clock starts.
    DeclaredComplete {
        /// Day 0 of the clock: the next working day where it was after closing hour.
        counts_from: Date,
    },
    /// Sent back to the applicant for what is flagged.
    Returned {
        /// What is wrong.
        flags: Vec<FlagRef>,
    },
    /// The applicant corrected it.
    Resubmitted {
        /// Version of the sealed answers.
        answers_version: u32,
        /// SHA-256 of the sealed answers' plain bytes.
        answers_hash: String,
        /// All files that are valid now.
        attachments: Vec<AttachmentRef>,
    },
    /// The work of the step is done.
    Processed {
        /// Id of a sealed note.
        note: Option<Uuid>,
    },
    /// The signatory approved.
    Approved {
        /// Id of a sealed note.
        note: Option<Uuid>,
    },
    /// Refused for substance, with a legal reason.
    Rejected {
        /// Id of the sealed reason.
        note: Uuid,
    },
    /// The document exists.
    Issued {
        /// Id of the document.
        document: Uuid,
        /// How it came about.
        origin: DocumentKind,
        /// SHA-256 of its bytes.
        sha256: String,
    },
    /// It lies on a shelf, ready for pickup.
    Shelved {
        /// The shelf's number.
        shelf: String,
    },
    /// It was handed over.
    HandedOver {
        /// Id of the sealed record (name, signature).
        record: Uuid,
        /// Who collected it.
        collector: CollectorKind,
        /// How the collector was identified.
        identity: IdentityCheck,
        /// Whether the pickup code was shown.
        code_shown: bool,
    },
    /// The applicant downloaded it.
    Downloaded {
        /// Id of the document.
        document: Uuid,
    },
    /// The applicant withdrew.
    Cancelled {
        /// Id of a sealed reason.
        note: Option<Uuid>,
    },
    /// Somebody wrote to the other side.
    Messaged {
        /// Id of the sealed words.
        note: Uuid,
    },
}

impl EventBody {
    /// The kind as it stands in JSON, in the database and in the keys of words.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Submitted { .. } => "submitted",
            Self::Claimed => "claimed",
            Self::Released => "released",
            Self::DeclaredComplete { .. } => "declared_complete",
            Self::Returned { .. } => "returned",
            Self::Resubmitted { .. } => "resubmitted",
            Self::Processed { .. } => "processed",
            Self::Approved { .. } => "approved",
            Self::Rejected { .. } => "rejected",
            Self::Issued { .. } => "issued",
            Self::Shelved { .. } => "shelved",
            Self::HandedOver { .. } => "handed_over",
            Self::Downloaded { .. } => "downloaded",
            Self::Cancelled { .. } => "cancelled",
            Self::Messaged { .. } => "messaged",
        }
    }

    /// That it was taken in at a counter, for the event that says so.
    pub fn intake(&self) -> Option<Intake> {
        match self {
            Self::Submitted { intake, .. } => *intake,
            _ => None,
        }
    }

    /// True for what an applicant and the public tracking page see; claims are the office's own business.
    pub fn is_public(&self) -> bool {
        !matches!(self, Self::Claimed | Self::Released)
    }
}
