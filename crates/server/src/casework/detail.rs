//! A whole case, as one person may see it.

mod corrected;

use mppi_domain::{
    api::{
        application::{ApplicationDetail, HandoverView, Pickup, StepProgress, StepView},
        attachment::Attachment as AttachmentView,
        document::DocumentEntry,
    },
    case::{Actor, Collector, EventBody, IdentityCheck, available_actions},
    service::ServiceDefinition,
    status::Status,
    workflow::Step,
};
use mppi_store::{
    StoreError, applications, attachments::Attachment, citizens, documents::Document, pickups, sealed::SealedKind,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    auth::contact,
    casework::{
        LoadedCase, Person,
        places::place_names,
        summary::{officer_names, summary},
        timeline::{OfficerNames, opened_flags, timeline},
    },
    region::{RegionContext, agencies::AgencyNames},
    state::AppState,
};

/// Who collected a document, as it is sealed under the id that the event names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HandoverRecord {
    /// Who.
    pub collector: Collector,
    /// How identified.
    pub identity: IdentityCheck,
    /// The drawn signature, or `text:` and a name.
    pub signature: String,
}

/// What this person may see of a case. That they may see it at all is asked before.
///
/// # Errors
/// Where the database fails.
pub async fn detail(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
) -> Result<ApplicationDetail, StoreError> {
    let read = region.scope.read();
    let agencies = AgencyNames::of(&read, &region.profile, &case.definition).await?;
    let officers = match person {
        Person::Officer(_) => Some(officer_names(&read, named_officers(case)).await?),
        Person::Citizen(_) => None,
    };
    let listed = applications::listed(&read, case.application.clone()).await?;
    let mut summary = summary(state, region, &listed, &case.definition, &agencies, officers.as_ref());
    let now = state.clock.now();
    // The row has the date of the last event; a clock that stands still moves its date every day.
    summary.due_on = case.state.due(&case.definition, &region.calendar, region.today(now));
    let answers = case.answers();
    let pickup = match person {
        Person::Citizen(_) if summary.status == Status::ReadyForPickup => {
            pickup_code(&read, case.application.id).await?
        }
        _ => None,
    };
    let applicant_contact = match person {
        Person::Officer(_) => {
            citizens::get(&read, case.application.citizen_id).await?.contact().as_ref().map(contact::masked)
        }
        Person::Citizen(_) => None,
    };
    let definition = if person.is_officer() { case.definition.clone() } else { case.definition.clone().public() };
    Ok(ApplicationDetail {
        summary,
        provisional_number: case.application.provisional_number.clone(),
        definition,
        areas: place_names(&state.areas, &case.definition.form, &answers),
        attachments: case
            .state
            .attachments
            .iter()
            .filter_map(|file| case.file(file.attachment))
            .filter_map(attachment_view)
            .collect(),
        corrected: corrected::corrected(case),
        flags: case
            .state
            .correction
            .as_ref()
            .map(|correction| opened_flags(&correction.flags, &case.sealed))
            .unwrap_or_default(),
        timeline: timeline(case, &agencies, officers.as_ref()),
        steps: case
            .definition
            .workflow
            .steps
            .iter()
            .map(|step| step_view(case, step, &agencies, officers.as_ref()))
            .collect(),
        actions: available_actions(&case.state, &case.definition, person.who()),
        document: case.document().map(|document| document_entry(document, &case.definition)),
        pickup,
        shelf: case.state.shelf.clone().filter(|_| person.is_officer()),
        applicant_contact,
        handover: handover(case),
        answers,
    })
}

async fn pickup_code(read: &mppi_store::Reader, application: Uuid) -> Result<Option<Pickup>, StoreError> {
    match pickups::code(read, application).await {
        Err(StoreError::Erased) => Ok(None),
        code => Ok(code?.map(|code| Pickup { code })),
    }
}

fn named_officers(case: &LoadedCase) -> Vec<Uuid> {
    let actors = case.events.iter().filter_map(|event| match event.actor {
        Actor::Officer { id } => Some(id),
        _ => None,
    });
    actors.chain(case.state.steps.iter().filter_map(|step| step.assignee)).collect()
}

fn step_view(case: &LoadedCase, step: &Step, agencies: &AgencyNames, officers: Option<&OfficerNames>) -> StepView {
    let open = case.state.step(&step.key);
    let progress = match open {
        Some(open) if open.waiting => StepProgress::Waiting,
        Some(_) => StepProgress::Open,
        None if case.state.done.contains(&step.key) => StepProgress::Done,
        None => StepProgress::Ahead,
    };
    StepView {
        key: step.key.clone(),
        name: step.name.clone(),
        agency: agencies.get(step.agency.as_deref().unwrap_or(&case.definition.agency.code)),
        role: step.role,
        progress,
        revision: open.map(|open| open.revision),
        assignee: open.and_then(|open| officers?.get(&open.assignee?)).cloned(),
    }
}

/// An attached file; one without a kind was never whole and is not shown.
pub(crate) fn attachment_view(file: &Attachment) -> Option<AttachmentView> {
    Some(AttachmentView {
        id: file.id,
        requirement: file.requirement.clone()?,
        name: file.name.clone().unwrap_or_default(),
        kind: file.kind?,
        size: file.declared_size,
        sha256: file.sha256.clone(),
    })
}

fn document_entry(document: &Document, definition: &ServiceDefinition) -> DocumentEntry {
    let facts = &document.facts;
    DocumentEntry {
        id: facts.id,
        origin: facts.origin,
        number: facts.number.clone(),
        issued_at: facts.issued_at,
        verification_code: facts.verification_code.clone(),
        size: facts.size,
        downloadable: definition.product.download,
    }
}

fn handover(case: &LoadedCase) -> Option<HandoverView> {
    case.events.iter().rev().find_map(|event| {
        let EventBody::HandedOver { record, .. } = &event.body else { return None };
        let sealed: HandoverRecord = case.sealed.json(SealedKind::Handover, *record, 1).ok()?;
        let HandoverRecord { collector, identity, signature } = sealed;
        Some(HandoverView { at: event.at, collector, identity, signature })
    })
}
