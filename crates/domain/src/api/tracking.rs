//! `POST /tracking`: number and secret, no account.

use serde::{Deserialize, Serialize};

use crate::{
    api::application::{StepView, TimelineEntry},
    date::{Date, Instant},
    status::Status,
    text::Text,
};

/// The secret goes in the body, never in an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TrackingRequest {
    /// `MPP-7307-2026-000123-Z`, or the provisional `SEM-7307-G9VC59R-K` of a counter; case, spaces and dashes do not matter.
    pub number: String,
    /// From the receipt.
    pub secret: String,
}

/// Where a case stands; no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tracking {
    /// In its proper form.
    pub number: String,
    /// What the counter's print-out says, where it was taken in there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisional_number: Option<String>,
    /// Name of the service.
    pub service_name: Text,
    /// In one word.
    pub status: Status,
    /// Who holds it.
    pub holder: Text,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub submitted_at: Instant,
    /// By when the office must act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub due_on: Option<Date>,
    /// The steps.
    pub steps: Vec<StepView>,
    /// What happened, without words and flags.
    pub timeline: Vec<TimelineEntry>,
}
