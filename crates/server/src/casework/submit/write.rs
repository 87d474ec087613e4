//! Writes a submission in which nothing is wrong: everything in one transaction, or nothing.

use mppi_domain::{
    api::submission::{Receipt, ReceiptEntry},
    case::{CaseEvent, EventBody, Intake},
    meaning::Meaning,
    number::ApplicationNumber,
    provisional_number::ProvisionalNumber,
};
use mppi_store::{
    StoreError, Transaction, attachments,
    cases::{self, NewCase, Rules},
    citizens, counters, drafts,
    sealed::{self, SealedId, SealedKind},
    submissions::{self, NewSubmission},
};
use uuid::Uuid;

use super::{
    Sender, answers_hash,
    check::{Checked, CheckedApplication},
};
use crate::{casework::notices, region::RegionContext, state::AppState};

/// # Errors
/// [`StoreError::Duplicate`] and [`StoreError::Conflict`] where ids, numbers or files are taken.
pub(super) async fn write(
    state: &AppState,
    region: &RegionContext,
    checked: &Checked<'_>,
) -> Result<Receipt, StoreError> {
    let now = state.clock.now();
    let (id, sender, content) = (checked.sending.id, checked.sending.sender, checked.sending.content);
    let tx = region.scope.begin().await?;
    let applicant = applicant(state, &tx, checked).await?;
    let mut entries = Vec::with_capacity(checked.applications.len());
    for application in &checked.applications {
        entries.push(entry(state, region, &tx, sender, application).await?);
    }
    let receipt = Receipt { submission_id: id, received_at: now, applications: entries };
    let new = NewSubmission {
        id,
        citizen_id: applicant,
        taken_by: match sender {
            Sender::Citizen(_) => None,
            Sender::Counter { officer, .. } => Some(officer.id),
        },
        body: checked.sending.bytes,
        language: content.language,
        authority: content.authority,
        tracking_secret: content.tracking_secret,
        receipt: &receipt,
        created_at: now,
    };
    submissions::create(&tx, &new).await?;
    if let Sender::Citizen(account) = sender {
        // What was sent is no draft any more, on whichever device. An officer touches nobody's drafts.
        drafts::delete(&tx, account, id, None).await?;
    }
    for (application, entry) in checked.applications.iter().zip(&receipt.applications) {
        write_case(state, region, &tx, checked, applicant, application, entry).await?;
    }
    notices::tell_received(state, region, &tx, applicant, content.language, &receipt).await?;
    tx.commit().await?;
    Ok(receipt)
}

/// Whose cases they are. Nothing of an account that is there is changed, and nobody is signed in by it.
async fn applicant(state: &AppState, tx: &Transaction, checked: &Checked<'_>) -> Result<Uuid, StoreError> {
    let now = state.clock.now();
    match (checked.sending.sender, &checked.contact) {
        (Sender::Citizen(account), _) => Ok(account),
        (Sender::Counter { .. }, Some(contact)) => {
            citizens::find_or_create(tx, contact, state.random.id(now), now).await.map(|citizen| citizen.id)
        }
        (Sender::Counter { .. }, None) => {
            citizens::create_without_contact(tx, state.random.id(now), now).await.map(|citizen| citizen.id)
        }
    }
}

async fn entry(
    state: &AppState,
    region: &RegionContext,
    tx: &Transaction,
    sender: Sender<'_>,
    application: &CheckedApplication<'_>,
) -> Result<ReceiptEntry, StoreError> {
    let today = region.today(state.clock.now());
    let code = &region.profile.code;
    let serial = counters::next(tx, &format!("application/{}", today.year())).await?;
    let number = ApplicationNumber::new(code, today.year(), serial).map_err(|_| StoreError::Corrupt(CODE))?;
    let provisional_number = match sender {
        Sender::Citizen(_) => None,
        Sender::Counter { .. } => {
            Some(ProvisionalNumber::of(application.id, code).map_err(|_| StoreError::Corrupt(CODE))?.to_string())
        }
    };
    let limit = application.definition.time_limit.check_working_days;
    Ok(ReceiptEntry {
        application_id: application.id,
        number: number.to_string(),
        provisional_number,
        service_name: application.definition.name.clone(),
        check_due_on: region.calendar.add_working_days(today, limit),
    })
}

const CODE: &str = "code of the region";

async fn write_case(
    state: &AppState,
    region: &RegionContext,
    tx: &Transaction,
    checked: &Checked<'_>,
    applicant: Uuid,
    application: &CheckedApplication<'_>,
    entry: &ReceiptEntry,
) -> Result<(), StoreError> {
    let now = state.clock.now();
    let today = region.today(now);
    let sender = checked.sending.sender;
    let CheckedApplication { id, definition, answers, files } = application;
    let body = EventBody::Submitted {
        answers_version: 1,
        answers_hash: answers_hash(answers),
        attachments: files.to_vec(),
        intake: match sender {
            Sender::Citizen(_) => None,
            Sender::Counter { taken_at, .. } => Some(Intake { applicant, taken_at }),
        },
    };
    let submitted = CaseEvent {
        seq: 1,
        id: state.random.id(now),
        at: now,
        on: today,
        actor: sender.person().actor(),
        step: None,
        body,
    };
    let new = NewCase {
        id: *id,
        submission_id: checked.sending.id,
        citizen_id: applicant,
        number: &entry.number,
        provisional_number: entry.provisional_number.as_deref(),
        subject_name: answers.subject_name(&definition.form),
        applicant_nik: answers.by_meaning(&definition.form, Meaning::ApplicantNik),
        submitted,
    };
    cases::create(tx, &new, Rules { definition, calendar: &region.calendar, today }).await?;
    sealed::put(tx, *id, SealedId { kind: SealedKind::Answers, id: *id, version: 1 }, answers, now).await?;
    for file in *files {
        attachments::attach(tx, sender.person().owner(), file.attachment, *id, &file.requirement).await?;
    }
    Ok(())
}
