//! Random permitted actions on several cases at once; after each the database must say what a plain model says.

use std::collections::{BTreeMap, BTreeSet};

use mppi_domain::{
    calendar::WorkCalendar,
    case::{
        ActionKind, Actor, CaseEvent, CaseState, CollectorKind, DocumentKind, EventBody, IdentityCheck, Who,
        available_actions,
    },
    date::Date,
    service::ServiceDefinition,
    status::Status,
    workflow::{Role, StepKind},
};
use mppi_store::{
    RegionScope, Store, applications,
    cases::{self, Rules},
    inbox::{self, InboxQuery, View, Viewer},
    services,
};
use proptest::{
    collection::vec,
    test_runner::{Config, TestCaseError, TestRng, TestRunner},
};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{Draft, birth_certificate, business_letter, citizen, id, region, send, today},
};

on_both!(agrees_with_the_model);

/// One choice: which case, which of the things that somebody may do to it, and how many days pass before.
type Choice = (u8, u8, u8);

struct ModelCase {
    draft: Draft<'static>,
    definition: ServiceDefinition,
    state: CaseState,
    events: Vec<CaseEvent>,
    /// As of the day of the last event; later days change it only while the clock waits, when there is none.
    due: Option<Date>,
}

struct Model {
    cases: Vec<ModelCase>,
    calendar: WorkCalendar,
    day: Date,
    next_event: u32,
}

async fn agrees_with_the_model(database: TestDatabase) {
    let store = database.open().await;
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        // A region of its own for each run, so they share a database and must not see each other.
        // The same walks each time, so that they can be asked to reach every end; more of them with PROPTEST_CASES.
        let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(16);
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        let rng = TestRng::deterministic_rng(config.rng_algorithm);
        let mut runner = TestRunner::new_with_rng(config, rng);
        let region = std::cell::Cell::new(0);
        let reached = std::cell::RefCell::new(BTreeSet::new());
        runner
            .run(&vec((0_u8..3, 0_u8..=255, 0_u8..8), 1..60), |choices| {
                region.set(region.get() + 1);
                let statuses = runtime.block_on(walk(&store, region.get(), &choices)).map_err(TestCaseError::fail)?;
                reached.borrow_mut().extend(statuses);
                Ok(())
            })
            .unwrap();
        assert_eq!(reached.into_inner(), Status::ALL.into_iter().collect(), "some states were never reached");
    })
    .await
    .unwrap();
}

async fn walk(store: &Store, run: u32, choices: &[Choice]) -> Result<BTreeSet<Status>, String> {
    let scope = region(store, &format!("region-{run}"), &format!("{}.{:02}", 10 + run / 90, 10 + run % 90)).await;
    let mut model = begin(&scope).await;
    let mut reached = BTreeSet::new();
    for (case, action, days) in choices {
        if *days == 0 {
            model.day = model.day.add_days(1);
        }
        step(&scope, &mut model, usize::from(*case), usize::from(*action)).await;
        compare(&scope, &model).await?;
        reached.extend(model.cases.iter().map(|case| case.state.status()));
    }
    Ok(reached)
}

async fn begin(scope: &RegionScope) -> Model {
    let person = citizen(scope, 1).await;
    let calendar = crate::fixture::calendar();
    let mut cases = Vec::new();
    let tx = scope.begin().await.unwrap();
    for definition in [birth_certificate(), business_letter()] {
        services::publish(&tx, &definition, crate::fixture::now()).await.unwrap();
    }
    for number in 1..=3 {
        let draft = crate::fixture::draft(number, &person);
        let definition = if number % 2 == 0 { birth_certificate() } else { business_letter() };
        let state = send(&tx, &draft, &definition).await;
        let events = vec![draft.submitted()];
        let due = state.due(&definition, &calendar, today());
        cases.push(ModelCase { draft, definition, state, events, due });
    }
    tx.commit().await.unwrap();
    Model { cases, calendar, day: today(), next_event: 1 }
}

fn officers() -> [Viewer; 5] {
    let viewer = |number, roles: &[Role], agency: Option<&str>| Viewer {
        officer_id: id(number),
        roles: roles.to_vec(),
        agency: agency.map(str::to_owned),
    };
    [
        viewer(500_001, &[Role::FrontOffice, Role::BackOffice, Role::Signatory], None),
        viewer(500_002, &[Role::FrontOffice], Some("dpmptsp")),
        viewer(500_003, &[Role::BackOffice], Some("bapenda")),
        viewer(500_004, &[Role::Signatory, Role::BackOffice, Role::FrontOffice], Some("kecamatan")),
        viewer(500_005, &[Role::RegionAdmin], None),
    ]
}

/// Does one of the things that anybody may do to a case now.
async fn step(scope: &RegionScope, model: &mut Model, case: usize, choice: usize) {
    let case = &mut model.cases[case];
    let mut offers = Vec::new();
    let applicant = Actor::Citizen { id: case.draft.citizen };
    for offer in available_actions(&case.state, &case.definition, Who::Applicant) {
        offers.push((applicant, offer));
    }
    for officer in &officers() {
        let who = Who::Officer { id: officer.officer_id, roles: &officer.roles, agency: officer.agency.as_deref() };
        for offer in available_actions(&case.state, &case.definition, who) {
            offers.push((Actor::Officer { id: officer.officer_id }, offer));
        }
    }
    // Ends and detours are rarer than progress, or no walk would get far.
    let is_detour = choice.is_multiple_of(8);
    let detours =
        [ActionKind::Cancel, ActionKind::Reject, ActionKind::Release, ActionKind::Return, ActionKind::Message];
    offers.retain(|(_, offer)| is_detour == detours.contains(&offer.kind));
    if offers.is_empty() {
        return;
    }
    let (actor, offer) = offers.swap_remove(choice / 8 % offers.len());
    let note = id(600_000 + model.next_event);
    let body = match offer.kind {
        ActionKind::Claim => EventBody::Claimed,
        ActionKind::Release => EventBody::Released,
        ActionKind::DeclareComplete => EventBody::DeclaredComplete { counts_from: model.day },
        ActionKind::Return => EventBody::Returned { flags: Vec::new() },
        ActionKind::Resubmit => EventBody::Resubmitted {
            answers_version: case.state.answers_version + 1,
            answers_hash: "1".repeat(64),
            attachments: Vec::new(),
        },
        ActionKind::Process => EventBody::Processed { note: None },
        ActionKind::Approve => EventBody::Approved { note: Some(note) },
        ActionKind::Reject => EventBody::Rejected { note },
        ActionKind::Issue => {
            EventBody::Issued { document: note, origin: DocumentKind::Generated, sha256: "2".repeat(64) }
        }
        ActionKind::Shelve => EventBody::Shelved { shelf: "A-1".to_owned() },
        ActionKind::HandOver => EventBody::HandedOver {
            record: note,
            collector: CollectorKind::Family,
            identity: IdentityCheck::FamilyCard,
            code_shown: true,
        },
        ActionKind::Cancel => EventBody::Cancelled { note: None },
        ActionKind::Message => EventBody::Messaged { note },
    };
    let event = CaseEvent {
        seq: case.state.seq + 1,
        id: id(700_000 + model.next_event),
        at: case.state.updated_at.plus_millis(1000),
        on: model.day,
        actor,
        step: offer.step,
        body,
    };
    model.next_event += 1;
    let rules = Rules { definition: &case.definition, calendar: &model.calendar, today: model.day };
    let tx = scope.begin().await.unwrap();
    let after = cases::append(&tx, case.draft.application_id(), &case.state, std::slice::from_ref(&event), rules).await;
    tx.commit().await.unwrap();
    case.state = after.unwrap();
    case.events.push(event);
    case.due = case.state.due(&case.definition, &model.calendar, model.day);
}

async fn compare(scope: &RegionScope, model: &Model) -> Result<(), String> {
    let reader = scope.read();
    for case in &model.cases {
        let id = case.draft.application_id();
        let events = cases::events(&reader, id).await.unwrap();
        same("log", &events, &case.events)?;
        let folded = CaseState::fold(&case.definition, &events).map_err(|error| error.to_string())?;
        same("fold", &folded, &case.state)?;
        let row = applications::get(&reader, id).await.unwrap();
        same("status", &row.status, &folded.status())?;
        same("due", &row.due_on, &case.due)?;
        same("seq", &row.seq, &folded.seq)?;
        same("updated", &row.updated_at, &folded.updated_at)?;
        same("closed", &row.closed_at.is_some(), &folded.closed.is_some())?;
        let listed = applications::listed(&reader, row).await.unwrap();
        let mut steps: Vec<_> = listed
            .steps
            .iter()
            .map(|step| {
                (
                    step.key.clone(),
                    step.role,
                    step.agency.clone(),
                    step.assignee,
                    step.revision,
                    step.waiting,
                    step.opened_on,
                )
            })
            .collect();
        let mut expected: Vec<_> = folded
            .steps
            .iter()
            .map(|step| {
                let waiting = is_waiting(&folded, step);
                (step.key.clone(), step.role, step.agency.clone(), step.assignee, step.revision, waiting, step.since)
            })
            .collect();
        steps.sort();
        expected.sort();
        same("steps", &steps, &expected)?;
    }
    for officer in &officers() {
        compare_inbox(scope, model, officer).await?;
    }
    Ok(())
}

fn is_waiting(state: &CaseState, step: &mppi_domain::case::OpenStep) -> bool {
    step.waiting || (step.kind == StepKind::HandOver && state.shelf.is_some())
}

async fn compare_inbox(scope: &RegionScope, model: &Model, officer: &Viewer) -> Result<(), String> {
    let mut lengths = Vec::new();
    for view in [View::All, View::Unclaimed, View::Mine, View::Overdue] {
        let mut expected: Vec<_> = model.cases.iter().filter(|case| is_in(case, model, officer, view)).collect();
        expected
            .sort_by_key(|case| (case.due.unwrap_or(Date::MAX), case.state.submitted_at, case.draft.application_id()));
        let expected: Vec<_> = expected.iter().map(|case| case.draft.application_number()).collect();
        let mut found = Vec::new();
        let mut cursor = None;
        loop {
            let query =
                InboxQuery { view, status: None, search: None, after: cursor.as_ref(), limit: 2, today: model.day };
            let page = inbox::list(&scope.read(), officer, &query).await.unwrap();
            found.extend(page.cases.into_iter().map(|listed| listed.application.number));
            match page.next {
                Some(next) => cursor = Some(next),
                None => break,
            }
        }
        same(&format!("{view:?} of {officer:?}"), &found, &expected)?;
        lengths.push(expected.len() as u64);
    }
    let counts = inbox::counts(&scope.read(), officer, model.day).await.unwrap();
    same("counts", &vec![counts.by_status.values().sum(), counts.unclaimed, counts.mine, counts.overdue], &lengths)?;
    let mut by_status = BTreeMap::new();
    for case in model.cases.iter().filter(|case| is_in(case, model, officer, View::All)) {
        *by_status.entry(case.state.status()).or_insert(0) += 1;
    }
    same("by status", &counts.by_status, &by_status)
}

fn is_in(case: &ModelCase, model: &Model, officer: &Viewer, view: View) -> bool {
    let is_theirs = |agency: &str| officer.agency.as_deref().is_none_or(|own| own == agency);
    let mut own_steps =
        case.state.steps.iter().filter(|step| officer.roles.contains(&step.role) && is_theirs(&step.agency));
    match view {
        View::All => {
            let steps = &case.definition.workflow.steps;
            let takes_part = steps.iter().filter_map(|step| step.agency.as_deref()).any(is_theirs);
            takes_part || is_theirs(&case.definition.agency.code) || officer.roles.contains(&Role::RegionAdmin)
        }
        View::Unclaimed => own_steps.any(|step| step.assignee.is_none() && !is_waiting(&case.state, step)),
        View::Mine => case.state.steps.iter().any(|step| step.assignee == Some(officer.officer_id)),
        View::Overdue => case.due.is_some_and(|due| due < model.day) && own_steps.next().is_some(),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: found {found:?}, expected {expected:?}")) }
}
