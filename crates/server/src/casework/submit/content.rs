//! What is sent, whoever sends it.

use mppi_domain::{
    api::{
        intake::IntakeRequest,
        submission::{ApplicationRequest, Authority, SubmissionRequest},
    },
    date::Date,
    language::Language,
};

/// What citizens send and officers take in: the same, and judged by the same rules.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// Language in which the applicant is told about it.
    pub language: Language,
    /// The day on which it was filled in.
    pub filled_on: Date,
    /// By which authority.
    pub authority: &'a Authority,
    /// Opens the tracking page.
    pub tracking_secret: &'a str,
    /// The declaration was ticked.
    pub declared: bool,
    /// The cases.
    pub applications: &'a [ApplicationRequest],
}

impl<'a> From<&'a SubmissionRequest> for Content<'a> {
    fn from(request: &'a SubmissionRequest) -> Self {
        let SubmissionRequest { language, filled_on, authority, tracking_secret, declared, applications } = request;
        Self {
            language: *language,
            filled_on: *filled_on,
            authority,
            tracking_secret,
            declared: *declared,
            applications,
        }
    }
}

impl<'a> From<&'a IntakeRequest> for Content<'a> {
    /// The applicant stands at the counter and acts for themselves; the officer only writes.
    fn from(request: &'a IntakeRequest) -> Self {
        Self {
            language: request.language,
            filled_on: request.filled_on,
            authority: &Authority::Own {},
            tracking_secret: &request.tracking_secret,
            declared: request.declared,
            applications: &request.applications,
        }
    }
}
