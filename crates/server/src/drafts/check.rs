//! What a mirrored draft must be. It need not be complete: the form is judged when it is sent.

use mppi_domain::{
    api::{
        draft::DraftContent,
        problem::{InvalidParam, ProblemCode},
    },
    form::FieldErrorCode,
};
use mppi_store::{StoreError, services};
use uuid::Uuid;

use crate::{
    casework::{
        Person, access,
        payload::{fault, fault_at},
    },
    http::{ApiError, ApiResult},
    region::RegionContext,
    uploads::metadata::is_sha256,
};

/// Bytes of a draft as JSON. A form of 10,000 characters and its correction stay far below.
const MAX_BYTES: usize = 256 * 1024;
const MOST_FILES: usize = 50;

pub(super) async fn check(region: &RegionContext, account: Uuid, draft: &DraftContent) -> ApiResult<()> {
    // Answers and words can always be written.
    let size = serde_json::to_vec(draft).map_or(usize::MAX, |bytes| bytes.len());
    if size > MAX_BYTES {
        return Err(ApiError::new(ProblemCode::TooLarge, "a draft has 256 KB at most"));
    }
    let mut faults = files(draft);
    if draft.language.as_deref().is_some_and(|tag| !is_language_tag(tag)) {
        faults.push(fault("/draft/language", FieldErrorCode::WrongType));
    }
    if !was_published(region, draft).await? {
        faults.push(fault("/draft/service", FieldErrorCode::NotAnOption));
    }
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    if let Some(application) = draft.purpose.corrects() {
        access::open(region, Person::Citizen(account), application).await?;
    }
    Ok(())
}

fn is_language_tag(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn files(draft: &DraftContent) -> Vec<InvalidParam> {
    if draft.files.len() > MOST_FILES {
        return vec![fault_at("/draft/files", FieldErrorCode::TooManyRows, MOST_FILES)];
    }
    let mut faults = Vec::new();
    for (index, file) in draft.files.iter().enumerate() {
        if draft.files.iter().take(index).any(|earlier| earlier.id == file.id) {
            faults.push(fault(format!("/draft/files/{index}/id"), FieldErrorCode::WrongType));
        }
        if !is_sha256(&file.sha256) {
            faults.push(fault(format!("/draft/files/{index}/sha256"), FieldErrorCode::WrongType));
        }
    }
    faults
}

/// A version that the region has or had: a draft may be older than what is offered now.
async fn was_published(region: &RegionContext, draft: &DraftContent) -> Result<bool, StoreError> {
    if i32::try_from(draft.service_version).is_err() {
        return Ok(false);
    }
    match services::version(&region.scope.read(), &draft.service, draft.service_version).await {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
