//! `/applications`, `/applications/{id}`: cases as their applicant and as officers see them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    api::{attachment::Attachment, document::DocumentEntry},
    case::{AvailableAction, Flag},
    date::{Date, Instant},
    form::Answers,
    service::ServiceDefinition,
    status::Status,
    text::Text,
    workflow::Role,
};

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationList {
    /// The newest first (inbox: what is due first).
    pub applications: Vec<ApplicationSummary>,
    /// To give back as `?cursor=` for the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationSummary {
    /// Its id.
    pub id: Uuid,
    /// `MPP-7307-2026-000123-Z`
    pub number: String,
    /// Code of the service.
    pub service: String,
    /// Name of the service.
    pub service_name: Text,
    /// In one word.
    pub status: Status,
    /// The agency that holds it now; the applicant where it is their turn.
    pub holder: Text,
    /// Name of the person that it is about (or of the applicant, where the service knows no subject).
    pub subject_name: String,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub submitted_at: Instant,
    /// When something last happened.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub updated_at: Instant,
    /// By when the office must act; none while the applicant must, and after issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub due_on: Option<Date>,
    /// Officers only: who has claimed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<OfficerName>,
}

/// An officer as colleagues see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerName {
    /// Id of the officer.
    pub id: Uuid,
    /// Name as on letters.
    pub name: String,
}

/// A whole case. The same shape for both portals; what one may not see is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationDetail {
    /// As in lists.
    #[serde(flatten)]
    pub summary: ApplicationSummary,
    /// `SEM-7307-G9VC59R-K`: what the counter's print-out says, where it was taken in there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisional_number: Option<String>,
    /// The service as it was when the case began.
    pub definition: ServiceDefinition,
    /// Valid answers.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, serde_json::Value>))]
    pub answers: Answers,
    /// Names of the places that the answers name by code: `Balangnipa, Sinjai Utara, Kabupaten Sinjai, Sulawesi Selatan`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub areas: BTreeMap<String, String>,
    /// Valid files.
    pub attachments: Vec<Attachment>,
    /// What was answered and handed in before the last correction, at the pointers that were flagged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Corrected>,
    /// What the applicant is asked to correct.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// Everything that happened, the oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// Steps of the service: done, open and to come.
    pub steps: Vec<StepView>,
    /// What this person may do now.
    pub actions: Vec<AvailableAction>,
    /// The issued document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentEntry>,
    /// Applicant only, while it is ready: the code to show at the counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pickup: Option<Pickup>,
    /// Officers only: where it lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shelf: Option<String>,
    /// Officers only: how the applicant is told, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant_contact: Option<String>,
    /// After the end: who collected it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<HandoverView>,
}

/// An answer or file that a correction replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Corrected {
    /// As in flags.
    pub pointer: String,
    /// The flag that asked for it.
    pub flag: Flag,
    /// The old answer; absent for documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_answer: Option<serde_json::Value>,
    /// The old files; empty for answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub old_files: Vec<Attachment>,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimelineEntry {
    /// Counts up within the case.
    pub seq: u32,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub at: Instant,
    /// Kind of event: `submitted`, `declared_complete`, …
    pub kind: String,
    /// Who: `citizen`, `officer` or `system`. An officer who `submitted` took it in at a counter for the applicant.
    pub actor: String,
    /// When it was taken in at a counter, by the clock of the device there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub taken_at: Option<Instant>,
    /// The officer's name, for officers only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// The agency in whose step it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<Text>,
    /// Name of the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Text>,
    /// Words that go with it (reason, message).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What was marked wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
}

/// A step of the service in this case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepView {
    /// Key in the workflow.
    pub key: String,
    /// Its name.
    pub name: Text,
    /// Name of the agency.
    pub agency: Text,
    /// Who does it.
    pub role: Role,
    /// `done`, `open`, `waiting` (for the applicant) or `ahead`.
    pub progress: StepProgress,
    /// Its revision, while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// Officers only: who has claimed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<OfficerName>,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum StepProgress {
    Done,
    Open,
    Waiting,
    Ahead,
}

/// What the applicant shows at the counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pickup {
    /// Seven characters, the last one a check character.
    pub code: String,
}

/// Who collected a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandoverView {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub at: Instant,
    /// Who.
    pub collector: crate::case::Collector,
    /// How identified.
    pub identity: crate::case::IdentityCheck,
    /// The signature, as the data of an SVG path, or `text:` and a typed name.
    pub signature: String,
}
