//! Writes what an action planned: everything in one transaction, or nothing.

use mppi_domain::{
    case::{ActionRequest, CaseEvent},
    meaning::Meaning,
};
use mppi_store::{
    StoreError, Transaction, action_records, attachments, cases,
    cases::Rules,
    counters, documents, drafts, pickups,
    sealed::{self, SealedId, SealedKind},
};
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, notices, plan::Plan},
    region::RegionContext,
    state::AppState,
};

/// An action with its id and the exact bytes of its request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken<'a> {
    pub(super) id: Uuid,
    pub(super) request: &'a ActionRequest,
    pub(super) bytes: &'a [u8],
}

/// Writes a plan.
///
/// # Errors
/// [`StoreError::Conflict`] and [`StoreError::Duplicate`] where somebody was faster: plan again.
pub(super) async fn commit(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    taken: Taken<'_>,
    plan: &Plan,
) -> Result<(), StoreError> {
    let now = state.clock.now();
    let today = region.today(now);
    let id = case.application.id;
    let tx = region.scope.begin().await?;
    let event = CaseEvent {
        seq: case.state.seq + 1,
        id: taken.id,
        at: now,
        on: today,
        actor: person.actor(),
        step: taken.request.step.clone(),
        body: plan.body.clone(),
    };
    // First of all, so that whoever was slower writes nothing.
    let rules = Rules { definition: &case.definition, calendar: &region.calendar, today };
    let after = cases::append(&tx, id, &case.state, std::slice::from_ref(&event), rules).await?;
    action_records::create(&tx, taken.id, id, taken.bytes, after.seq, now).await?;
    for (note, words) in &plan.notes {
        sealed::put_note(&tx, id, *note, words, now).await?;
    }
    write_correction(&tx, person, case, taken.id, plan, now).await?;
    if let Some((record, handover)) = &plan.handover {
        let what = SealedId { kind: SealedKind::Handover, id: *record, version: 1 };
        sealed::put(&tx, id, what, handover, now).await?;
    }
    if let Some(code) = &plan.pickup_code {
        pickups::create(&tx, id, code, now).await?;
    }
    write_document(&tx, plan).await?;
    notices::tell(state, region, &tx, case, &event, &after).await?;
    tx.commit().await
}

async fn write_correction(
    tx: &Transaction,
    person: Person<'_>,
    case: &LoadedCase,
    action: Uuid,
    plan: &Plan,
    now: mppi_domain::date::Instant,
) -> Result<(), StoreError> {
    let Some((version, answers, files)) = &plan.correction else { return Ok(()) };
    let id = case.application.id;
    let what = SealedId { kind: SealedKind::Answers, id, version: *version };
    sealed::put(tx, id, what, answers, now).await?;
    for file in files {
        attachments::attach(tx, person.owner(), file.attachment, id, &file.requirement).await?;
    }
    // What was sent is no draft any more, on whichever device.
    drafts::delete(tx, person.id(), action, None).await?;
    let nik = answers.by_meaning(&case.definition.form, Meaning::ApplicantNik);
    cases::set_person(tx, id, answers.subject_name(&case.definition.form), nik).await
}

async fn write_document(tx: &Transaction, plan: &Plan) -> Result<(), StoreError> {
    let Some(document) = &plan.document else { return Ok(()) };
    if let Some(serial) = &document.serial {
        // The number is printed in the document already: if somebody took it meanwhile, everything is done again.
        if counters::next(tx, &serial.counter).await? != serial.value {
            return Err(StoreError::Conflict);
        }
    }
    documents::create(tx, &document.facts, &document.key).await?;
    if let Some(upload) = document.upload {
        attachments::delete(tx, upload).await?;
    }
    Ok(())
}
