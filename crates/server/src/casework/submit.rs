//! Receives what a person sends: all of it, exactly once.

mod check;

use mppi_domain::{
    api::{
        problem::ProblemCode,
        submission::{Receipt, ReceiptEntry, SubmissionRequest},
    },
    case::{CaseEvent, EventBody},
    form::Answers,
    meaning::Meaning,
    number::ApplicationNumber,
};
use mppi_store::{
    StoreError, Transaction,
    attachments::{self, Owner},
    cases::{self, NewCase, Rules},
    counters, drafts,
    sealed::{self, SealedId, SealedKind},
    submissions::{self, NewSubmission, Submission},
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    casework::{access::denied, loaded::subject_name, notices, person::Person},
    hex::hex,
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};
use check::{Checked, CheckedApplication};

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
    if let Some(receipt) = received_before(region, account, id, bytes).await? {
        return Ok(receipt);
    }
    let refused = match check::check(state, region, account, request).await {
        Ok(checked) => match write(state, region, account, id, &checked, bytes).await {
            Ok(receipt) => return Ok(receipt),
            Err(StoreError::Duplicate(_)) => reused(),
            Err(StoreError::Conflict) => ApiError::new(ProblemCode::UploadMissing, "a file was taken by another case"),
            Err(error) => error.into(),
        },
        Err(refused) => refused,
    };
    // The same send may have come twice at this very moment: then the other took the files, the id and the cases' ids.
    received_before(region, account, id, bytes).await?.ok_or(refused)
}

/// A submission of this citizen.
///
/// # Errors
/// `not_found` also where it is somebody else's.
pub async fn own(region: &RegionContext, account: Uuid, id: Uuid) -> ApiResult<Submission> {
    match submissions::find(&region.scope.read(), id).await? {
        Some(found) if found.citizen_id == account => Ok(found),
        _ => Err(denied(region, Person::Citizen(account), id)),
    }
}

/// What the log keeps of the answers: SHA-256 of the bytes that are sealed.
pub fn answers_hash(answers: &Answers) -> String {
    // Strings, arrays and objects of JSON can always be written.
    hex(&Sha256::digest(serde_json::to_vec(answers).unwrap_or_default()))
}

async fn received_before(region: &RegionContext, account: Uuid, id: Uuid, bytes: &[u8]) -> ApiResult<Option<Receipt>> {
    let Some(found) = submissions::find(&region.scope.read(), id).await? else { return Ok(None) };
    if found.citizen_id != account {
        return Err(denied(region, Person::Citizen(account), id));
    }
    if found.has_body(&region.scope, bytes) { Ok(Some(found.receipt)) } else { Err(reused()) }
}

fn reused() -> ApiError {
    ApiError::new(ProblemCode::IdReused, "this id was used with other bytes")
}

async fn write(
    state: &AppState,
    region: &RegionContext,
    account: Uuid,
    id: Uuid,
    checked: &Checked<'_>,
    bytes: &[u8],
) -> Result<Receipt, StoreError> {
    let now = state.clock.now();
    let today = region.today(now);
    let tx = region.scope.begin().await?;
    let mut entries = Vec::with_capacity(checked.applications.len());
    for application in &checked.applications {
        let limit = application.definition.time_limit.check_working_days;
        entries.push(ReceiptEntry {
            application_id: application.id,
            number: next_number(region, &tx, today.year()).await?,
            service_name: application.definition.name.clone(),
            check_due_on: region.calendar.add_working_days(today, limit),
        });
    }
    let receipt = Receipt { submission_id: id, received_at: now, applications: entries };
    let new = NewSubmission {
        id,
        citizen_id: account,
        body: bytes,
        language: checked.request.language,
        authority: &checked.request.authority,
        tracking_secret: &checked.request.tracking_secret,
        receipt: &receipt,
        created_at: now,
    };
    submissions::create(&tx, &new).await?;
    // What was sent is no draft any more, on whichever device.
    drafts::delete(&tx, account, id, None).await?;
    for (application, entry) in checked.applications.iter().zip(&receipt.applications) {
        write_case(state, region, &tx, account, id, application, &entry.number).await?;
    }
    notices::tell_received(state, region, &tx, account, checked.request.language, &receipt).await?;
    tx.commit().await?;
    Ok(receipt)
}

async fn next_number(region: &RegionContext, tx: &Transaction, year: i32) -> Result<String, StoreError> {
    let serial = counters::next(tx, &format!("application/{year}")).await?;
    let number = ApplicationNumber::new(&region.profile.code, year, serial);
    number.map(|number| number.to_string()).map_err(|_| StoreError::Corrupt("code of the region"))
}

async fn write_case(
    state: &AppState,
    region: &RegionContext,
    tx: &Transaction,
    account: Uuid,
    submission: Uuid,
    application: &CheckedApplication<'_>,
    number: &str,
) -> Result<(), StoreError> {
    let now = state.clock.now();
    let today = region.today(now);
    let CheckedApplication { id, definition, answers, files } = application;
    let body =
        EventBody::Submitted { answers_version: 1, answers_hash: answers_hash(answers), attachments: files.to_vec() };
    let submitted = CaseEvent {
        seq: 1,
        id: state.random.id(now),
        at: now,
        on: today,
        actor: Person::Citizen(account).actor(),
        step: None,
        body,
    };
    let new = NewCase {
        id: *id,
        submission_id: submission,
        citizen_id: account,
        number,
        subject_name: subject_name(definition, answers),
        applicant_nik: answers.by_meaning(&definition.form, Meaning::ApplicantNik),
        submitted,
    };
    cases::create(tx, &new, Rules { definition, calendar: &region.calendar, today }).await?;
    sealed::put(tx, *id, SealedId { kind: SealedKind::Answers, id: *id, version: 1 }, answers, now).await?;
    for file in *files {
        attachments::attach(tx, Owner::Citizen(account), file.attachment, *id, &file.requirement).await?;
    }
    Ok(())
}
