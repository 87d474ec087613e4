//! The request that a draft becomes.

use mppi_domain::{
    api::{
        intake::IntakeRequest,
        submission::{ApplicationRequest, Authority, SubmissionRequest},
    },
    case::{Action, ActionRequest, AttachmentRef},
    form::{FormContext, normalise},
    language::Language,
    service::ServiceDefinition,
};

use super::draft::{Draft, Purpose};
use crate::api;

/// The exact bytes to send, as text. What a condition hides is left out.
pub fn body(draft: &Draft, definition: &ServiceDefinition, language: Language, context: FormContext) -> String {
    let answers = normalise(&definition.form, &draft.answers, context);
    let attachments = attachments(draft, definition, context);
    let application = ApplicationRequest {
        id: draft.application(),
        service: draft.service.clone(),
        service_version: draft.service_version,
        answers,
        attachments,
    };
    let bytes = match (&draft.purpose, &draft.intake) {
        (Purpose::Apply { tracking_secret, .. }, None) => api::encode(&SubmissionRequest {
            language,
            filled_on: context.filled_on,
            authority: Authority::Own {},
            tracking_secret: tracking_secret.clone(),
            declared: draft.declared,
            applications: vec![application],
        }),
        (Purpose::Apply { tracking_secret, .. }, Some(intake)) => api::encode(&IntakeRequest {
            taken_at: intake.taken_at.unwrap_or(draft.updated_at),
            contact: intake.contact_sent(),
            language,
            filled_on: context.filled_on,
            tracking_secret: tracking_secret.clone(),
            declared: draft.declared,
            applications: vec![application],
        }),
        (Purpose::Correct { step, based_on, .. }, _) => api::encode(&ActionRequest {
            step: step.clone(),
            based_on: *based_on,
            action: Action::Resubmit { answers: application.answers, attachments: application.attachments },
        }),
    };
    String::from_utf8(bytes).unwrap_or_default()
}

fn attachments(draft: &Draft, definition: &ServiceDefinition, context: FormContext) -> Vec<AttachmentRef> {
    definition
        .requirements
        .iter()
        .filter(|requirement| requirement.is_visible(&draft.answers, context))
        .flat_map(|requirement| draft.files_of(&requirement.code))
        .map(|file| file.reference())
        .collect()
}
