//! What happened, as one person may read it.

use std::collections::BTreeMap;

use mppi_domain::{
    api::application::{OfficerName, TimelineEntry},
    case::{Actor, CaseEvent, EventBody, Flag, FlagRef},
};
use mppi_store::sealed::Opened;
use uuid::Uuid;

use crate::{casework::LoadedCase, region::agencies::AgencyNames};

/// Officers by id.
pub type OfficerNames = BTreeMap<Uuid, OfficerName>;

/// The log in words. Applicants do not see claims, officers' names, and what officers write to each other.
pub fn timeline(case: &LoadedCase, agencies: &AgencyNames, officers: Option<&OfficerNames>) -> Vec<TimelineEntry> {
    let is_seen = |event: &&CaseEvent| officers.is_some() || event.body.is_public();
    case.events.iter().filter(is_seen).map(|event| entry(case, event, agencies, officers)).collect()
}

fn entry(
    case: &LoadedCase,
    event: &CaseEvent,
    agencies: &AgencyNames,
    officers: Option<&OfficerNames>,
) -> TimelineEntry {
    let step = event.step.as_deref().and_then(|key| case.definition.workflow.step(key));
    let (actor, officer) = match event.actor {
        Actor::Citizen { .. } => ("citizen", None),
        Actor::Officer { id } => {
            ("officer", officers.and_then(|names| names.get(&id)).map(|officer| officer.name.clone()))
        }
        Actor::System => ("system", None),
    };
    let flags = match &event.body {
        EventBody::Returned { flags } => opened_flags(flags, &case.sealed),
        _ => Vec::new(),
    };
    TimelineEntry {
        seq: event.seq,
        at: event.at,
        kind: event.body.key().to_owned(),
        actor: actor.to_owned(),
        taken_at: event.body.intake().map(|intake| intake.taken_at),
        officer,
        agency: step.map(|step| agencies.get(step.agency.as_deref().unwrap_or(&case.definition.agency.code))),
        step: step.map(|step| step.name.clone()),
        words: note_of(&event.body, officers.is_some()).and_then(|note| case.sealed.note(note)),
        flags,
    }
}

fn note_of(body: &EventBody, for_officer: bool) -> Option<Uuid> {
    match body {
        EventBody::Rejected { note } | EventBody::Messaged { note } => Some(*note),
        EventBody::Cancelled { note } => *note,
        EventBody::Processed { note } | EventBody::Approved { note } if for_officer => *note,
        _ => None,
    }
}

/// Flags with the officer's words; without words once the case was erased.
pub fn opened_flags(flags: &[FlagRef], sealed: &Opened) -> Vec<Flag> {
    let open = |flag: &FlagRef| Flag {
        pointer: flag.pointer.clone(),
        reason: flag.reason,
        words: sealed.note(flag.note).unwrap_or_default(),
    };
    flags.iter().map(open).collect()
}
