//! Counter intake: who may take an application in, and what the log keeps of it.

use mppi_domain::{
    case::{Actor, CaseEvent, CaseState, EventBody, Intake, Who, may_take_in},
    date::{Date, Instant},
    service::ServiceDefinition,
    workflow::Role,
};
use serde_json::json;
use uuid::Uuid;

const OFFICER: Uuid = Uuid::from_u128(1);
const APPLICANT: Uuid = Uuid::from_u128(2);

/// Of `kec-sinjai-utara`, checked by the desk of `mpp`.
fn business_letter() -> ServiceDefinition {
    serde_json::from_str(include_str!("../../../regions/sinjai/services/sku.json")).unwrap()
}

#[test]
fn the_front_office_of_a_service_takes_it_in() {
    let service = business_letter();
    let (desk, office): (&[Role], &[Role]) = (&[Role::FrontOffice], &[Role::BackOffice, Role::RegionAdmin]);
    for (roles, agency, may) in [
        (desk, None, true),
        (desk, Some("mpp"), true),
        (desk, Some("kec-sinjai-utara"), true),
        (desk, Some("dukcapil"), false),
        (office, None, false),
        (office, Some("kec-sinjai-utara"), false),
    ] {
        assert_eq!(may_take_in(&service, Who::Officer { id: OFFICER, roles, agency }), may, "{roles:?} {agency:?}");
    }
    assert!(!may_take_in(&service, Who::Applicant));
}

#[test]
fn an_intake_is_in_the_log_and_an_older_log_is_read() {
    let older = json!({ "kind": "submitted", "answers_version": 1, "answers_hash": "0", "attachments": [] });
    let body: EventBody = serde_json::from_value(older.clone()).unwrap();
    assert_eq!(serde_json::to_value(&body).unwrap(), older);

    let intake = Some(Intake { applicant: APPLICANT, taken_at: Instant::from_millis(0) });
    let body =
        EventBody::Submitted { answers_version: 1, answers_hash: "0".to_owned(), attachments: Vec::new(), intake };
    let mut json = older;
    json["intake"] = json!({ "applicant": APPLICANT, "taken_at": "1970-01-01T00:00:00.000Z" });
    assert_eq!(serde_json::to_value(&body).unwrap(), json);
    assert_eq!(serde_json::from_value::<EventBody>(json).unwrap(), body);

    let (at, on) = (Instant::from_millis(86_400_000), Date::new(1970, 1, 2).unwrap());
    let event = CaseEvent { seq: 1, id: OFFICER, at, on, actor: Actor::Officer { id: OFFICER }, step: None, body };
    let state = CaseState::fold(&business_letter(), &[event]).unwrap();
    assert_eq!((state.submitted_at, state.steps[0].since), (at, on), "what counts is when the server had it");
}
