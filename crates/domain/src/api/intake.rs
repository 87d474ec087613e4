//! `/officer/intakes/{id}`: an application that an officer takes in at a counter, for somebody who stands there.

use serde::{Deserialize, Serialize};

use crate::{
    api::submission::ApplicationRequest,
    date::{Date, Instant},
    language::Language,
};

/// `PUT /officer/intakes/{id}`. The same id with the same bytes gives the same receipt; other bytes are a 409.
///
/// The rules are those of a submission, and so are the pointers of what is wrong. The applicant's name and NIK stand in the
/// answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IntakeRequest {
    /// When it was taken in, by the device's clock; at most 30 days back. Kept as a fact: what counts for limits is when the
    /// server has it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub taken_at: Instant,
    /// Phone number or e-mail address of the applicant, who finds the case by signing in with it. Without one the case is
    /// followed by the tracking link alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Language in which the applicant is told about it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub language: Language,
    /// The day on which it was filled in; at most 30 days back.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub filled_on: Date,
    /// Made by the device, 22 characters of base64url (128 bits); opens the public tracking page. The server keeps a hash.
    pub tracking_secret: String,
    /// The applicant declared at the counter that everything is true.
    pub declared: bool,
    /// One case per service, its files uploaded by the same officer to `/officer/attachments`. The id of each makes its
    /// provisional number: see [`crate::provisional_number::ProvisionalNumber`].
    pub applications: Vec<ApplicationRequest>,
}
