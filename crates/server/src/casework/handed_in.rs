//! The files that a submission or a correction names: are they here, and are they what the requirement asks for?

use mppi_domain::{
    api::problem::InvalidParam, case::AttachmentRef, form::FieldErrorCode, requirement::Requirement,
    service::ServiceDefinition,
};
use mppi_store::{
    Read, StoreError,
    attachments::{self, Attachment, AttachmentStatus, Owner},
};
use uuid::Uuid;

use crate::casework::payload::{fault, fault_at};

/// What was found.
#[derive(Debug, Default)]
pub struct HandedIn {
    /// Files that cannot be taken.
    pub faults: Vec<InvalidParam>,
    /// Some are not here, or not whole: upload them and send the same bytes again.
    pub is_missing: bool,
}

/// Looks at each file. `prefix` is where the files stand in the request; `case` is the case that they may belong to
/// already, whoever uploaded them: an applicant keeps what an officer handed in at a counter.
///
/// # Errors
/// Where the database fails.
pub async fn look_at(
    on: &impl Read,
    owner: Owner,
    case: Option<Uuid>,
    prefix: &str,
    definition: &ServiceDefinition,
    files: &[AttachmentRef],
) -> Result<HandedIn, StoreError> {
    let mut found = HandedIn::default();
    for file in files {
        // A file of an unknown requirement is told elsewhere.
        let Some(requirement) = definition.requirements.iter().find(|requirement| requirement.code == file.requirement)
        else {
            continue;
        };
        let pointer = [prefix, "/documents/", &file.requirement].concat();
        match attachments::get(on, file.attachment).await {
            Ok(attachment) if attachment.owner != owner && !is_of(&attachment, case, &file.requirement) => {
                found.is_missing = true;
            }
            Ok(attachment) if attachment.sha256 != file.sha256 => found.is_missing = true,
            Ok(attachment) => match attachment.status {
                AttachmentStatus::Uploading => found.is_missing = true,
                AttachmentStatus::Attached if !is_of(&attachment, case, &file.requirement) => {
                    found.faults.push(fault(pointer, FieldErrorCode::NotAnOption));
                }
                _ => found.faults.extend(unfit(&attachment, requirement, pointer)),
            },
            Err(StoreError::NotFound) => found.is_missing = true,
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn is_of(attachment: &Attachment, case: Option<Uuid>, requirement: &str) -> bool {
    case.is_some() && attachment.application_id == case && attachment.requirement.as_deref() == Some(requirement)
}

fn unfit(attachment: &Attachment, requirement: &Requirement, pointer: String) -> Option<InvalidParam> {
    if attachment.declared_size > requirement.max_bytes {
        return Some(fault_at(pointer, FieldErrorCode::TooLarge, requirement.max_bytes));
    }
    let is_taken = attachment.kind.is_some_and(|kind| requirement.file_kinds.contains(&kind));
    (!is_taken).then(|| fault(pointer, FieldErrorCode::NotAnOption))
}
