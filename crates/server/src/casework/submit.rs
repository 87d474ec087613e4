//! Receives what a person sends, or an officer takes in for one: all of it, exactly once.

mod check;
mod content;
mod counter;
mod sender;
mod write;

use mppi_domain::{
    api::{
        problem::ProblemCode,
        submission::{Receipt, SubmissionRequest},
    },
    form::Answers,
};
use mppi_store::{
    Duplicate, StoreError, applications,
    submissions::{self, Submission},
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    casework::{access::denied, person::Person},
    hex::hex,
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};
use check::Checked;
pub(super) use content::Content;
pub(super) use sender::Sender;

/// What is sent under an id.
#[derive(Clone, Copy)]
pub(super) struct Sending<'a> {
    /// Made by the client.
    pub(super) id: Uuid,
    /// Who sends it.
    pub(super) sender: Sender<'a>,
    /// What is in it.
    pub(super) content: Content<'a>,
    /// The exact bytes of the request.
    pub(super) bytes: &'a [u8],
}

/// Receives a submission and gives its receipt; the same bytes again get the same receipt.
///
/// # Errors
/// `not_found` where the id is somebody else's, `id_reused`, `invalid_values`, `upload_missing`.
pub async fn submit(
    state: &AppState,
    region: &RegionContext,
    account: Uuid,
    id: Uuid,
    request: &SubmissionRequest,
    bytes: &[u8],
) -> ApiResult<Receipt> {
    let sending = Sending { id, sender: Sender::Citizen(account), content: Content::from(request), bytes };
    receive(state, region, sending).await
}

/// The same for whoever sends.
pub(super) async fn receive(state: &AppState, region: &RegionContext, sending: Sending<'_>) -> ApiResult<Receipt> {
    if let Some(receipt) = received_before(region, sending).await? {
        return Ok(receipt);
    }
    let refused = match check::check(state, region, sending).await {
        Ok(checked) => match write_once(state, region, &checked).await {
            Ok(receipt) => return Ok(receipt),
            Err(StoreError::Duplicate(what)) => taken(region, &checked, what).await?,
            Err(StoreError::Conflict) => ApiError::new(ProblemCode::UploadMissing, "a file was taken by another case"),
            Err(error) => error.into(),
        },
        Err(refused) => refused,
    };
    // The same send may have come twice at this very moment: then the other took the files, the id and the cases' ids.
    received_before(region, sending).await?.ok_or(refused)
}

/// A submission that this citizen sent, or this officer took in.
///
/// # Errors
/// `not_found` also where it is somebody else's.
pub async fn own(region: &RegionContext, person: Person<'_>, id: Uuid) -> ApiResult<Submission> {
    match submissions::find(&region.scope.read(), id).await? {
        Some(found) if is_theirs(person, &found) => Ok(found),
        _ => Err(denied(region, person, id)),
    }
}

/// What the log keeps of the answers: SHA-256 of the bytes that are sealed.
pub fn answers_hash(answers: &Answers) -> String {
    // Strings, arrays and objects of JSON can always be written.
    hex(&Sha256::digest(serde_json::to_vec(answers).unwrap_or_default()))
}

fn is_theirs(person: Person<'_>, submission: &Submission) -> bool {
    match person {
        Person::Citizen(account) => submission.citizen_id == account,
        Person::Officer(officer) => submission.taken_by == Some(officer.id),
    }
}

async fn received_before(region: &RegionContext, sending: Sending<'_>) -> ApiResult<Option<Receipt>> {
    let Some(found) = submissions::find(&region.scope.read(), sending.id).await? else { return Ok(None) };
    let person = sending.sender.person();
    if !is_theirs(person, &found) {
        return Err(denied(region, person, sending.id));
    }
    if found.has_body(&region.scope, sending.bytes) { Ok(Some(found.receipt)) } else { Err(reused()) }
}

async fn write_once(state: &AppState, region: &RegionContext, checked: &Checked<'_>) -> Result<Receipt, StoreError> {
    match write::write(state, region, checked).await {
        // The applicant signed in for the first time at this very moment: now the account is found.
        Err(StoreError::Duplicate(Duplicate::Phone | Duplicate::Email)) => write::write(state, region, checked).await,
        written => written,
    }
}

/// What to say where something is there already.
async fn taken(region: &RegionContext, checked: &Checked<'_>, what: Duplicate) -> ApiResult<ApiError> {
    if what != Duplicate::ProvisionalNumber {
        return Ok(reused());
    }
    // A case with the same id has the same provisional number.
    for application in &checked.applications {
        match applications::get(&region.scope.read(), application.id).await {
            Ok(_) => return Ok(reused()),
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(ApiError::new(ProblemCode::NumberTaken, "another case has the provisional number: make a new id"))
}

fn reused() -> ApiError {
    ApiError::new(ProblemCode::IdReused, "this id was used with other bytes")
}
