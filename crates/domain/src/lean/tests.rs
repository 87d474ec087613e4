use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

use super::*;
use crate::{
    api::{
        account::Account,
        application::{ApplicationDetail, ApplicationList, StepProgress},
        boot::Boot,
        draft::{DraftDetail, DraftList, DraftSummary},
        officer::{InboxCounts, OfficerList, PickupFound},
        problem::{Problem, ProblemCode},
        region::{AreaChildren, RegionProfile},
        service::{ServiceList, ServiceSummary},
        session::{CitizenSession, OfficerSession, OtpSent},
        submission::Receipt,
    },
    area::AreaLevel,
    case::{ActionKind, CollectorKind, DocumentKind, FlagReason, IdentityCheck},
    date::Zone,
    form::{FieldErrorCode, FieldKind},
    meaning::Meaning,
    requirement::FileKind,
    service::{Channel, Fee, ServiceDefinition},
    status::Status,
    workflow::{Role, StepKind},
};

const ID: &str = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
const AT: &str = "2026-11-24T05:53:29.000Z";

/// Both readers give the same.
fn same<T: Lean + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &Value) -> T {
    let lean = T::lean(value.clone()).expect("lean");
    assert_eq!(lean, serde_json::from_value(value.clone()).expect("serde"));
    lean
}

fn file(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn public_definition(text: &str) -> Value {
    let mut value = file(text);
    value.pointer_mut("/standard").and_then(Value::as_object_mut).unwrap().remove("internal");
    value
}

#[test]
fn regions_and_services_of_the_samples() {
    for text in [
        include_str!("../../../../regions/sinjai/region.json"),
        include_str!("../../../../regions/bengkulu-tengah/region.json"),
    ] {
        let region = file(text);
        same::<RegionProfile>(&region);
        same::<Boot>(&json!({"base": "/", "api": "/api/v1", "region": region, "assets": {"icons.svg": "/i.svg"},
            "languages": ["id"], "now": AT, "holidays": ["2026-12-25"], "build": "b"}));
    }
    for text in [
        include_str!("../../../../regions/sinjai/services/akta-kelahiran.json"),
        include_str!("../../../../regions/sinjai/services/akta-kematian.json"),
        include_str!("../../../../regions/sinjai/services/sku.json"),
        include_str!("../../../../regions/bengkulu-tengah/services/skp-penelitian.json"),
        include_str!("../../../../regions/bengkulu-tengah/services/skck.json"),
    ] {
        let definition: ServiceDefinition = same(&public_definition(text));
        same::<ServiceList>(&json!({"services": [serde_json::to_value(ServiceSummary::from(&definition)).unwrap()]}));
    }
}

#[test]
fn a_case_with_everything_in_it() {
    let definition = public_definition(include_str!("../../../../regions/sinjai/services/sku.json"));
    let flag = json!({"pointer": "/documents/kk", "reason": "unreadable", "words": "Buram."});
    let attachment =
        json!({"id": ID, "requirement": "kk", "name": "kk.jpg", "kind": "jpeg", "size": 3, "sha256": "00"});
    let officer = json!({"id": ID, "name": "Andi"});
    let summary = json!({"id": ID, "number": "MPP-7307-2026-000123-K", "service": "sku", "service_name": {"id": "SKU"},
        "status": "in_process", "holder": {"id": "DPMPTSP"}, "subject_name": "Siti", "submitted_at": AT, "updated_at": AT,
        "due_on": "2026-11-25", "assignee": officer});
    let mut detail = json!({"provisional_number": "SEM-7307-G9VC59R-K", "definition": definition, "answers": {"name": "Siti"}, "areas": {"73": "Sulawesi Selatan"},
        "attachments": [attachment],
        "corrected": [{"pointer": "/answers/name", "flag": flag, "old_answer": "Sitti", "old_files": [attachment]}],
        "flags": [flag],
        "timeline": [{"seq": 1, "at": AT, "kind": "returned", "actor": "officer", "taken_at": AT,
            "officer": "Andi", "agency": {"id": "D"}, "step": {"id": "Cek"}, "words": "w", "flags": [flag]}],
        "steps": [{"key": "check", "name": {"id": "Cek"}, "agency": {"id": "D"}, "role": "front_office",
            "progress": "waiting", "revision": 2, "assignee": officer}],
        "actions": [{"kind": "resubmit", "step": "check", "based_on": 2}],
        "document": {"id": ID, "origin": "generated", "number": "1", "issued_at": AT, "verification_code": "ABC",
            "size": 9, "downloadable": true},
        "pickup": {"code": "A1B2C3D"}, "shelf": "R-1", "applicant_contact": "0812***",
        "handover": {"at": AT, "collector": {"kind": "family", "name": "Budi"}, "identity": "family_card", "signature": "M0 0"}});
    detail.as_object_mut().unwrap().extend(summary.as_object().unwrap().clone());
    same::<ApplicationDetail>(&detail);
    same::<ApplicationList>(&json!({"applications": [summary], "next": "c"}));
    for key in [
        "provisional_number",
        "corrected",
        "flags",
        "areas",
        "document",
        "pickup",
        "shelf",
        "applicant_contact",
        "handover",
        "due_on",
        "assignee",
    ] {
        detail.as_object_mut().unwrap().remove(key);
    }
    same::<ApplicationDetail>(&detail);
}

#[test]
fn a_mirrored_draft_of_either_purpose() {
    let file = json!({"id": ID, "requirement": "kk", "name": "kk.jpg", "kind": "jpeg", "size": 3, "original_size": 9,
        "sha256": "00"});
    let summary = json!({"id": ID, "service": "sku", "service_version": 2, "revision": 3, "device": "Chrome · Android",
        "size": 812, "file_count": 1, "updated_at": AT, "expires_at": AT});
    same::<DraftSummary>(&summary);
    same::<DraftList>(&json!({"drafts": [summary]}));
    for purpose in [
        json!({"kind": "apply", "application": ID, "tracking_secret": "s"}),
        json!({"kind": "correct", "application": ID, "number": "MPP-7307-2026-000123-K", "step": "correct", "based_on": 4,
            "flags": [{"pointer": "/documents/kk", "reason": "unreadable", "words": "Buram."}],
            "before": {"name": "Sitti"}, "files_before": [file]}),
        json!({"kind": "correct", "application": ID, "number": "N", "flags": [], "before": {}, "files_before": []}),
    ] {
        let mut detail = json!({"uploaded": [ID], "draft": {"purpose": purpose, "service": "sku", "service_version": 2,
            "service_name": {"id": "SKU"}, "answers": {"name": "Siti"}, "files": [file], "step": "isian",
            "declared": false, "created_at": AT, "updated_at": AT}});
        detail.as_object_mut().unwrap().extend(summary.as_object().unwrap().clone());
        same::<DraftDetail>(&detail);
        detail["draft"]["purpose"]["kind"] = json!("assist");
        assert!(DraftDetail::lean(detail).is_none());
    }
}

#[test]
fn sessions_receipts_officers_and_problems() {
    same::<OtpSent>(&json!({"otp_id": ID, "sent_to": "0812***", "expires_in": 300, "resend_in": 60}));
    same::<CitizenSession>(&json!({"account_id": ID, "contact": "0812***", "idles_out_at": AT}));
    same::<OfficerSession>(
        &json!({"officer_id": ID, "name": "A", "username": "a", "roles": ["signatory"], "agency": null, "idles_out_at": AT}),
    );
    same::<Account>(&json!({"id": ID, "email": "a@b.id", "sessions": [
        {"id": ID, "device": "Chrome", "created_at": AT, "last_seen_at": AT, "current": true}]}));
    same::<Receipt>(&json!({"submission_id": ID, "received_at": AT, "applications": [
        {"application_id": ID, "number": "N", "service_name": {"id": "SKU"}, "check_due_on": "2026-11-25"},
        {"application_id": ID, "number": "N", "provisional_number": "P", "service_name": {}, "check_due_on": "2026-11-25"}]}));
    same::<InboxCounts>(&json!({"by_status": {"issued": 2}, "unclaimed": 1, "mine": 0, "overdue": 3}));
    same::<OfficerList>(&json!({"officers": [{"id": ID, "username": "a", "name": "A", "roles": ["region_admin"],
        "agency": "dukcapil", "active": true, "last_seen_at": AT}]}));
    same::<PickupFound>(&json!({"application_id": ID, "by_code": true}));
    same::<AreaChildren>(&json!({"path": [{"code": "73", "name": "S"}], "children": []}));
    same::<Problem>(&json!({"type": "about:blank", "title": "t", "status": 409, "code": "stale", "trace_id": "t",
        "invalid_params": [{"pointer": "/a", "code": "too_long", "limit": "9"}], "retry_after": 5, "current": {"a": 1}}));
    same::<Fee>(&json!({"kind": "fixed", "amount": 30_000, "basis": {"id": "PP"}}));
    same::<Fee>(&json!({"kind": "free"}));
}

fn words<T: Lean + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(list: &[T]) {
    for word in list {
        same::<T>(&serde_json::to_value(word).unwrap());
    }
}

#[test]
fn every_word_is_spelt_as_serde_spells_it() {
    words(&[Channel::Online, Channel::Hybrid, Channel::Link]);
    words(&[StepKind::Check, StepKind::Process, StepKind::Approve, StepKind::Issue, StepKind::HandOver]);
    words(&[Role::FrontOffice, Role::BackOffice, Role::Signatory, Role::RegionAdmin]);
    words(&[AreaLevel::Province, AreaLevel::Regency, AreaLevel::District, AreaLevel::Village]);
    words(&[StepProgress::Done, StepProgress::Open, StepProgress::Waiting, StepProgress::Ahead]);
    words(&[DocumentKind::Generated, DocumentKind::External]);
    words(&[Zone::Wib, Zone::Wita, Zone::Wit]);
    words(&Status::ALL);
    words(&FlagReason::ALL);
    words(&CollectorKind::ALL);
    words(&IdentityCheck::ALL);
    words(&FileKind::all());
    words(&[
        Meaning::ApplicantFamilyCard,
        Meaning::SubjectBirthPlace,
        Meaning::PersonNik,
        Meaning::Purpose,
        Meaning::AddressStreet,
    ]);
    words(&[
        ActionKind::DeclareComplete,
        ActionKind::HandOver,
        ActionKind::Return,
        ActionKind::Resubmit,
        ActionKind::Message,
    ]);
    words(&[FieldKind::LongText, FieldKind::FamilyCard, FieldKind::Nik, FieldKind::Area, FieldKind::Group]);
    words(&[
        FieldErrorCode::NotSixteenDigits,
        FieldErrorCode::TooFewRows,
        FieldErrorCode::NotANumber,
        FieldErrorCode::InFuture,
    ]);
    words(&[
        ProblemCode::PreconditionFailed,
        ProblemCode::NotSignedIn,
        ProblemCode::IdReused,
        ProblemCode::NumberTaken,
        ProblemCode::ClaimedByAnother,
    ]);
}

#[test]
fn what_a_newer_server_adds_is_ignored() {
    let problem =
        json!({"type": "about:blank", "title": "x", "status": 409, "code": "stale", "trace_id": "t", "new": 1});
    assert!(Problem::lean(problem).is_some());
    let mut region = file(include_str!("../../../../regions/sinjai/region.json"));
    region.as_object_mut().unwrap().insert("mood".into(), json!("sunny"));
    assert!(RegionProfile::lean(region).is_some(), "though the server refuses it in requests");
}

#[test]
fn what_does_not_fit_is_refused() {
    assert!(Problem::lean(json!({"type": "about:blank"})).is_none());
    assert!(u8::lean(json!(300)).is_none());
    assert!(bool::lean(json!("true")).is_none());
    assert!(Fee::lean(json!({"kind": "barter"})).is_none());
    assert!(Receipt::lean(json!([ID, AT, []])).is_none());
    assert!(Vec::<u8>::lean(json!([1, "2"])).is_none());
    assert!(Status::lean(json!("asleep")).is_none());
}
