//! `/submissions/{id}`: what a person sends, at once and exactly once.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    case::AttachmentRef,
    date::{Date, Instant},
    form::Answers,
    language::Language,
    text::Text,
};

/// `PUT /submissions/{id}`. The same id with the same bytes gives the same receipt; other bytes are a 409.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SubmissionRequest {
    /// Language in which the person is told about it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub language: Language,
    /// The day on which it was filled in; at most 30 days back.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub filled_on: Date,
    /// Who sends it, by which authority.
    pub authority: Authority,
    /// Made by the client, 22 characters of base64url (128 bits); opens the public tracking page. The server keeps a hash.
    pub tracking_secret: String,
    /// The declaration that everything is true was ticked.
    pub declared: bool,
    /// One case per service.
    pub applications: Vec<ApplicationRequest>,
}

/// By which authority somebody sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Authority {
    /// For oneself, or for one's child.
    Own {},
}

/// One case of a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ApplicationRequest {
    /// Made by the client.
    pub id: Uuid,
    /// Code of the service.
    pub service: String,
    /// The version that was filled in; the case keeps it.
    pub service_version: u32,
    /// The answers.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, serde_json::Value>))]
    pub answers: Answers,
    /// The files.
    pub attachments: Vec<AttachmentRef>,
}

/// `GET /submissions/{id}`, and the answer to the PUT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// As sent.
    pub submission_id: Uuid,
    /// When the server had it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub received_at: Instant,
    /// In the order of the request.
    pub applications: Vec<ReceiptEntry>,
}

/// One case of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptEntry {
    /// As sent.
    pub application_id: Uuid,
    /// `MPP-7307-2026-000123-Z`
    pub number: String,
    /// `SEM-7307-G9VC59R-K`: what the counter's print-out says, where it was taken in there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisional_number: Option<String>,
    /// Name of the service.
    pub service_name: Text,
    /// By when the office has checked it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub check_due_on: Date,
}

/// `POST /submissions/{id}/receipt`: the receipt as PDF. The server has only a hash of the secret that its QR holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceiptRequest {
    /// As in the submission.
    pub tracking_secret: String,
}
