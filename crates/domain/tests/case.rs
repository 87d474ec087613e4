//! Cases as they are lived: the two journeys by hand, then random walks of permitted actions against what must hold.

use mppi_domain::{
    calendar::WorkCalendar,
    case::{
        Action, ActionKind, ActionRequest, Actor, AttachmentRef, CaseEvent, CaseState, Collector, CollectorKind,
        DocumentKind, EventBody, Flag, FlagReason, FlagRef, FoldError, IdentityCheck, Refusal, Who, available_actions,
        permit,
    },
    date::{Date, Instant},
    form::Answers,
    service::ServiceDefinition,
    status::Status,
    workflow::Role,
};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

const LOKET: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const EVERY_ROLE: [Role; 3] = [Role::FrontOffice, Role::BackOffice, Role::Signatory];

fn service(steps: &serde_json::Value, pickup: bool) -> ServiceDefinition {
    serde_json::from_value(json!({
        "code": "akta", "version": 1, "name": {"id": "Akta"}, "summary": {"id": "Akta"}, "category": "sipil", "channel": "online",
        "agency": {"code": "dukcapil", "name": {"id": "Dukcapil"}, "short_name": "Dukcapil"},
        "standard": {"public": {"requirements": [{"id": "-"}], "procedure": [{"id": "-"}], "time": {"id": "-"}, "fee": {"id": "-"}, "product": {"id": "-"}, "complaints": {"id": "-"}}},
        "time_limit": {"working_days": 3}, "fee": {"kind": "free"},
        "workflow": {"steps": steps},
        "product": {"name": {"id": "Akta"}, "origin": {"kind": "external", "system": {"id": "SIAK"}}, "download": true, "pickup": pickup, "validity": {"id": "-"}}
    }))
    .expect("the service of this test")
}

fn birth() -> ServiceDefinition {
    service(
        &json!([
            {"key": "check", "kind": "check", "name": {"id": "Periksa"}, "role": "front_office"},
            {"key": "process", "kind": "process", "name": {"id": "Proses"}, "role": "back_office", "after": ["check"]},
            {"key": "issue", "kind": "issue", "name": {"id": "Terbit"}, "role": "back_office", "after": ["process"]},
            {"key": "hand_over", "kind": "hand_over", "name": {"id": "Serah terima"}, "role": "front_office", "after": ["issue"]}
        ]),
        true,
    )
}

/// Two agencies work at the same time; nothing is picked up.
fn parallel() -> ServiceDefinition {
    service(
        &json!([
            {"key": "check", "kind": "check", "name": {"id": "Periksa"}, "role": "front_office"},
            {"key": "left", "kind": "process", "name": {"id": "Kiri"}, "role": "back_office", "agency": "pupr", "after": ["check"]},
            {"key": "right", "kind": "process", "name": {"id": "Kanan"}, "role": "back_office", "after": ["check"]},
            {"key": "approve", "kind": "approve", "name": {"id": "Tanda tangan"}, "role": "signatory", "after": ["left", "right"]},
            {"key": "issue", "kind": "issue", "name": {"id": "Terbit"}, "role": "back_office", "after": ["approve"]}
        ]),
        false,
    )
}

struct Case {
    service: ServiceDefinition,
    events: Vec<CaseEvent>,
    day: Date,
}

impl Case {
    fn sent(service: ServiceDefinition, day: &str) -> Self {
        let day = Date::parse(day).expect("a day");
        let mut case = Self { service, events: Vec::new(), day };
        case.happen(
            None,
            None,
            EventBody::Submitted {
                answers_version: 1,
                answers_hash: String::new(),
                attachments: Vec::new(),
                intake: None,
            },
        );
        case
    }

    fn happen(&mut self, officer: Option<Uuid>, step: Option<&str>, body: EventBody) {
        let seq = u32::try_from(self.events.len()).expect("few events") + 1;
        let actor = officer.map_or(Actor::Citizen { id: Uuid::nil() }, |id| Actor::Officer { id });
        let at = Instant::from_millis(self.day.days_since(Date::new(1970, 1, 1).expect("a day")) * 86_400_000);
        self.events.push(CaseEvent {
            seq,
            id: Uuid::from_u128(seq.into()),
            at,
            on: self.day,
            actor,
            step: step.map(str::to_owned),
            body,
        });
    }

    fn on(&mut self, day: &str) -> &mut Self {
        self.day = Date::parse(day).expect("a day");
        self
    }

    fn officer(&mut self, step: &str, body: EventBody) -> &mut Self {
        self.happen(Some(LOKET), Some(step), body);
        self
    }

    fn state(&self) -> CaseState {
        CaseState::fold(&self.service, &self.events).expect("a log of permitted actions")
    }

    fn due(&self) -> Option<String> {
        self.state().due(&self.service, &calendar(), self.day).map(|day| day.to_string())
    }

    fn complete(&mut self) -> &mut Self {
        let counts_from = self.day;
        self.officer("check", EventBody::Claimed).officer("check", EventBody::DeclaredComplete { counts_from })
    }

    fn returned(&mut self, step: &str) -> &mut Self {
        let flags =
            vec![FlagRef { pointer: "/documents/kk".to_owned(), reason: FlagReason::Unreadable, note: Uuid::nil() }];
        self.officer(step, EventBody::Returned { flags })
    }

    fn resubmitted(&mut self, step: &str) -> &mut Self {
        self.happen(
            None,
            Some(step),
            EventBody::Resubmitted { answers_version: 2, answers_hash: String::new(), attachments: Vec::new() },
        );
        self
    }
}

fn calendar() -> WorkCalendar {
    WorkCalendar::new(vec![
        (Date::new(2026, 12, 25).expect("a day"), "Natal".to_owned()),
        (Date::new(2026, 12, 24).expect("a day"), "Cuti".to_owned()),
    ])
}

fn issued() -> EventBody {
    EventBody::Issued { document: Uuid::from_u128(9), origin: DocumentKind::External, sha256: String::new() }
}

#[test]
fn a_return_before_completeness_happens_before_the_clock_starts() {
    let mut case = Case::sent(birth(), "2026-11-24");
    assert_eq!(case.state().status(), Status::Submitted);
    assert_eq!(case.due().as_deref(), Some("2026-11-25"), "the check has one working day");
    case.officer("check", EventBody::Claimed).returned("check");
    assert_eq!(case.state().status(), Status::CorrectionNeeded);
    assert_eq!(case.due(), None, "it is the applicant's turn");
    case.on("2026-12-01").resubmitted("check");
    assert_eq!(case.state().status(), Status::Checking);
    assert_eq!(case.due().as_deref(), Some("2026-12-02"), "the check's limit counts anew");
    assert_eq!(case.state().steps[0].assignee, Some(LOKET), "it comes back to the officer who asked");
    let day = case.day;
    case.officer("check", EventBody::DeclaredComplete { counts_from: day });
    assert_eq!(case.due().as_deref(), Some("2026-12-04"));
}

#[test]
fn a_correction_after_completeness_stops_the_clock_while_it_lasts() {
    let mut case = Case::sent(birth(), "2026-11-24");
    case.complete();
    assert_eq!(case.due().as_deref(), Some("2026-11-27"));
    case.on("2026-11-25").officer("process", EventBody::Claimed).returned("process");
    assert_eq!(case.due(), None);
    case.on("2026-12-02").resubmitted("process");
    // One day (25 November) was not counted, for the file left that day; two remain after the 2nd, one more for the 25th.
    assert_eq!(case.due().as_deref(), Some("2026-12-04"));
}

#[test]
fn the_birth_certificate_is_shelved_and_handed_over() {
    let mut case = Case::sent(birth(), "2026-11-24");
    case.complete().officer("process", EventBody::Claimed).officer("process", EventBody::Processed { note: None });
    assert_eq!(case.state().status(), Status::InProcess);
    case.officer("issue", EventBody::Claimed).officer("issue", issued());
    assert_eq!(case.state().status(), Status::Issued);
    assert_eq!(case.due(), None);
    case.happen(None, None, EventBody::Downloaded { document: Uuid::from_u128(9) });
    assert_eq!(case.state().status(), Status::Issued, "it must still be picked up");
    case.officer("hand_over", EventBody::Shelved { shelf: "B-12".to_owned() });
    assert_eq!(case.state().status(), Status::ReadyForPickup);
    case.officer(
        "hand_over",
        EventBody::HandedOver {
            record: Uuid::nil(),
            collector: CollectorKind::Applicant,
            identity: IdentityCheck::IdentityCard,
            code_shown: true,
        },
    );
    assert_eq!(case.state().status(), Status::Completed);
    assert!(case.state().steps.is_empty());
}

#[test]
fn what_is_only_downloaded_ends_with_the_download() {
    let mut case = Case::sent(parallel(), "2026-11-24");
    case.complete().officer("left", EventBody::Claimed).officer("left", EventBody::Processed { note: None });
    assert_eq!(case.state().status(), Status::InProcess, "the other agency is not done");
    case.officer("right", EventBody::Claimed).officer("right", EventBody::Processed { note: None });
    assert_eq!(case.state().status(), Status::AwaitingSignature);
    case.officer("approve", EventBody::Claimed).officer("approve", EventBody::Approved { note: None });
    case.officer("issue", EventBody::Claimed).officer("issue", issued());
    assert_eq!(case.state().status(), Status::Issued);
    case.happen(None, None, EventBody::Downloaded { document: Uuid::from_u128(9) });
    assert_eq!(case.state().status(), Status::Completed);
}

fn me(agency: Option<&'static str>) -> Who<'static> {
    Who::Officer { id: LOKET, roles: &EVERY_ROLE, agency }
}

fn request(action: Action, step: &str, based_on: u32) -> ActionRequest {
    ActionRequest { step: Some(step.to_owned()), based_on: Some(based_on), action }
}

#[test]
fn another_officers_claim_is_respected_and_a_stale_screen_is_told() {
    let mut case = Case::sent(birth(), "2026-11-24");
    let declare = |based_on| request(Action::DeclareComplete {}, "check", based_on);
    assert_eq!(permit(&case.state(), &case.service, me(None), &declare(1)), Err(Refusal::NotAllowed), "claim first");
    case.happen(Some(OTHER), Some("check"), EventBody::Claimed);
    assert_eq!(permit(&case.state(), &case.service, me(None), &declare(1)), Err(Refusal::Stale { current: 2 }));
    assert_eq!(permit(&case.state(), &case.service, me(None), &declare(2)), Err(Refusal::ClaimedByAnother));
    let other = Who::Officer { id: OTHER, roles: &EVERY_ROLE, agency: None };
    assert_eq!(permit(&case.state(), &case.service, other, &declare(2)), Ok(()));
}

#[test]
fn roles_and_agencies_bound_what_is_offered() {
    let mut case = Case::sent(parallel(), "2026-11-24");
    case.complete();
    let steps = |who| -> Vec<String> {
        available_actions(&case.state(), &case.service, who).into_iter().filter_map(|action| action.step).collect()
    };
    assert_eq!(steps(me(Some("pupr"))), ["left"]);
    assert_eq!(steps(me(Some("dukcapil"))), ["right"]);
    assert_eq!(steps(me(None)), ["left", "right"]);
    assert_eq!(steps(Who::Officer { id: LOKET, roles: &[Role::RegionAdmin], agency: None }), Vec::<String>::new());
    assert!(
        available_actions(
            &case.state(),
            &case.service,
            Who::Officer { id: LOKET, roles: &[Role::RegionAdmin], agency: None }
        )
        .is_empty()
    );
}

#[test]
fn a_log_with_a_gap_is_refused() {
    let mut case = Case::sent(birth(), "2026-11-24");
    case.complete();
    case.events.remove(1);
    assert_eq!(CaseState::fold(&case.service, &case.events), Err(FoldError::Gap(3)));
    assert_eq!(CaseState::fold(&case.service, &[]), Err(FoldError::NoSubmission));
}

/// What the server would write for an offered action.
fn body_of(kind: ActionKind, day: Date) -> EventBody {
    match kind {
        ActionKind::Claim => EventBody::Claimed,
        ActionKind::Release => EventBody::Released,
        ActionKind::DeclareComplete => EventBody::DeclaredComplete { counts_from: day },
        ActionKind::Return => EventBody::Returned {
            flags: vec![FlagRef { pointer: "/documents/kk".to_owned(), reason: FlagReason::Other, note: Uuid::nil() }],
        },
        ActionKind::Resubmit => {
            EventBody::Resubmitted { answers_version: 2, answers_hash: String::new(), attachments: Vec::new() }
        }
        ActionKind::Process => EventBody::Processed { note: None },
        ActionKind::Approve => EventBody::Approved { note: None },
        ActionKind::Reject => EventBody::Rejected { note: Uuid::nil() },
        ActionKind::Issue => issued(),
        ActionKind::Shelve => EventBody::Shelved { shelf: "A-1".to_owned() },
        ActionKind::HandOver => EventBody::HandedOver {
            record: Uuid::nil(),
            collector: CollectorKind::Family,
            identity: IdentityCheck::FamilyCard,
            code_shown: false,
        },
        ActionKind::Cancel => EventBody::Cancelled { note: None },
        ActionKind::Message => EventBody::Messaged { note: Uuid::nil() },
    }
}

/// The payload of an offered action, as a client would send it.
fn action_of(kind: ActionKind) -> Action {
    match kind {
        ActionKind::Claim => Action::Claim {},
        ActionKind::Release => Action::Release {},
        ActionKind::DeclareComplete => Action::DeclareComplete {},
        ActionKind::Return => Action::Return {
            flags: vec![Flag {
                pointer: "/documents/kk".to_owned(),
                reason: FlagReason::Other,
                words: "Foto ulang".to_owned(),
            }],
        },
        ActionKind::Resubmit => Action::Resubmit {
            answers: Answers::new(),
            attachments: vec![AttachmentRef {
                requirement: "kk".to_owned(),
                attachment: Uuid::nil(),
                sha256: String::new(),
            }],
        },
        ActionKind::Process => Action::Process { note: None },
        ActionKind::Approve => Action::Approve { note: None },
        ActionKind::Reject => Action::Reject { reason: "Pasal 1".to_owned() },
        ActionKind::Issue => Action::Issue { attachment: None, number: None },
        ActionKind::Shelve => Action::Shelve { shelf: "A-1".to_owned() },
        ActionKind::HandOver => Action::HandOver {
            pickup_code: None,
            collector: Collector { kind: CollectorKind::Family, name: "Besse".to_owned() },
            identity: IdentityCheck::FamilyCard,
            signature: "text:Besse".to_owned(),
        },
        ActionKind::Cancel => Action::Cancel { reason: None },
        ActionKind::Message => Action::Message { words: "Halo".to_owned() },
    }
}

proptest! {
    #[test]
    fn whatever_is_offered_is_permitted_and_keeps_the_case_whole(
        choices in prop::collection::vec((0usize..20, 0i64..4, 0u8..3), 1..60),
        is_parallel in any::<bool>(),
    ) {
        let mut case = Case::sent(if is_parallel { parallel() } else { birth() }, "2026-11-24");
        for (choice, days, who) in choices {
            case.day = case.day.add_days(days);
            let state = case.state();
            let officer = match who { 0 => None, 1 => Some(LOKET), _ => Some(OTHER) };
            let person = officer.map_or(Who::Applicant, |id| Who::Officer { id, roles: &EVERY_ROLE, agency: None });
            let offers = available_actions(&state, &case.service, person);
            let Some(offer) = offers.get(choice % offers.len().max(1)).cloned() else { continue };
            let wanted = ActionRequest { step: offer.step.clone(), based_on: offer.based_on, action: action_of(offer.kind) };
            prop_assert_eq!(permit(&state, &case.service, person, &wanted), Ok(()));
            if let Some(revision) = offer.based_on {
                let stale = ActionRequest { based_on: Some(revision + 1), ..wanted };
                prop_assert_eq!(permit(&state, &case.service, person, &stale), Err(Refusal::Stale { current: revision }));
            }
            let day = case.day;
            case.happen(officer, offer.step.as_deref(), body_of(offer.kind, day));

            let state = case.state();
            prop_assert_eq!(state.seq as usize, case.events.len());
            prop_assert_eq!(state.closed.is_some(), state.status().is_closed());
            prop_assert_eq!(state.correction.is_some(), state.status() == Status::CorrectionNeeded);
            if state.closed.is_some() {
                prop_assert!(state.steps.is_empty() && state.due(&case.service, &calendar(), case.day).is_none());
            }
            prop_assert!(state.steps.iter().all(|step| !state.done.contains(&step.key)));
            prop_assert_eq!(state.steps.iter().any(|step| step.waiting), state.correction.is_some());
            if let Some(document) = state.document {
                prop_assert!(state.clock.is_stopped());
                prop_assert_eq!(document.id, Uuid::from_u128(9));
            }
        }
    }
}
