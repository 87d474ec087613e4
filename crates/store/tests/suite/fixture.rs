//! A region with services, people and cases.

use mppi_domain::{
    api::submission::{Authority, Receipt},
    calendar::WorkCalendar,
    case::{Actor, AttachmentRef, CaseEvent, CaseState, DocumentKind, EventBody},
    date::{Date, Instant},
    language::Language,
    service::ServiceDefinition,
    text::Text,
};
use mppi_store::{
    RegionScope, Store, Transaction,
    cases::{self, NewCase, Rules},
    citizens::{self, Citizen, Contact},
    directory::{self, NewRegion},
    documents::DocumentFacts,
    services,
    submissions::{self, NewSubmission},
};
use uuid::Uuid;

/// Tuesday, 24 November 2026, 13.00 WITA.
pub const NOON: i64 = 1_795_496_400_000;
pub const SECRET: &str = "AAAAAAAAAAAAAAAAAAAAAA";

pub fn now() -> Instant {
    Instant::from_millis(NOON)
}

pub fn today() -> Date {
    Date::new(2026, 11, 24).expect("a date")
}

pub fn calendar() -> WorkCalendar {
    WorkCalendar::new(Vec::new())
}

/// Ids that repeat themselves: `id(1)` is always the same.
pub fn id(number: u32) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | u128::from(number))
}

pub async fn region(store: &Store, slug: &str, code: &str) -> RegionScope {
    let new = NewRegion { slug: slug.to_owned(), code: code.parse().expect("a code"), code_since: Date::MIN };
    let region = directory::create_if_missing(store, &new, now()).await.expect("a region");
    store.region(region.id)
}

/// Sinjai with both services.
pub async fn sinjai(store: &Store) -> RegionScope {
    let scope = region(store, "sinjai", "73.07").await;
    let tx = scope.begin().await.expect("a transaction");
    services::publish(&tx, &birth_certificate(), now()).await.expect("a service");
    services::publish(&tx, &business_letter(), now()).await.expect("a service");
    tx.commit().await.expect("a commit");
    scope
}

/// Check, process, issue (external), handover; all by one agency but the handover desk.
pub fn birth_certificate() -> ServiceDefinition {
    definition(
        "akta-kelahiran",
        "dukcapil",
        &[
            ("check", "check", "front_office", Some("dpmptsp"), &[]),
            ("process", "process", "back_office", None, &["check"]),
            ("issue", "issue", "back_office", None, &["process"]),
            ("handover", "hand_over", "front_office", Some("dpmptsp"), &["issue"]),
        ],
    )
}

/// Check, two agencies in parallel, approval, issue; downloaded.
pub fn business_letter() -> ServiceDefinition {
    definition(
        "sku",
        "kecamatan",
        &[
            ("check", "check", "front_office", None, &[]),
            ("survey", "process", "back_office", Some("dinas-koperasi"), &["check"]),
            ("tax", "process", "back_office", Some("bapenda"), &["check"]),
            ("approve", "approve", "signatory", None, &["survey", "tax"]),
            ("issue", "issue", "back_office", None, &["approve"]),
        ],
    )
}

type StepRow<'a> = (&'a str, &'a str, &'a str, Option<&'a str>, &'a [&'a str]);

fn definition(code: &str, agency: &str, steps: &[StepRow<'_>]) -> ServiceDefinition {
    let words = |words: &str| serde_json::json!({ "id": words });
    let steps: Vec<_> = steps
        .iter()
        .map(|(key, kind, role, agency, after)| {
            let mut step =
                serde_json::json!({ "key": key, "kind": kind, "name": words(key), "role": role, "after": after });
            if let Some(agency) = agency {
                step["agency"] = (*agency).into();
            }
            step
        })
        .collect();
    let json = serde_json::json!({
        "code": code, "version": 1, "name": words(code), "summary": words(code),
        "agency": { "code": agency, "name": words(agency), "short_name": agency },
        "category": "kependudukan", "channel": "online",
        "standard": { "public": {
            "requirements": [words("KK")], "procedure": [words("Ajukan")], "time": words("5 hari"),
            "fee": words("Gratis"), "product": words(code), "complaints": words("SP4N"),
        } },
        "time_limit": { "working_days": 5, "check_working_days": 1 },
        "fee": { "kind": "free" },
        "workflow": { "steps": steps },
        "product": {
            "name": words(code), "origin": { "kind": "external", "system": words("SIAK") },
            "download": true, "pickup": false, "validity": words("Selamanya"),
        },
    });
    serde_json::from_value(json).expect("a definition")
}

pub async fn citizen(scope: &RegionScope, number: u32) -> Citizen {
    let tx = scope.begin().await.expect("a transaction");
    let contact = Contact::Phone(format!("+62812000{number:05}"));
    let citizen = citizens::find_or_create(&tx, &contact, id(900_000 + number), now()).await.expect("an account");
    tx.commit().await.expect("a commit");
    citizen
}

/// Something that happens to a case.
pub fn event(state: &CaseState, number: u32, actor: Actor, step: Option<&str>, body: EventBody) -> CaseEvent {
    CaseEvent {
        seq: state.seq + 1,
        id: id(number),
        at: state.updated_at.plus_millis(60_000),
        on: today(),
        actor,
        step: step.map(str::to_owned),
        body,
    }
}

/// A case that is about to be sent.
pub struct Draft<'a> {
    pub number: u32,
    pub citizen: Uuid,
    pub name: &'a str,
    pub nik: &'a str,
    pub at: Instant,
    pub attachments: Vec<AttachmentRef>,
    pub taken_by: Option<Uuid>,
    pub provisional_number: Option<&'a str>,
}

impl Draft<'_> {
    pub fn application_id(&self) -> Uuid {
        id(100_000 + self.number)
    }

    pub fn submission_id(&self) -> Uuid {
        id(200_000 + self.number)
    }

    pub fn application_number(&self) -> String {
        format!("MPP-7307-2026-{:06}-X", self.number)
    }

    pub fn submitted(&self) -> CaseEvent {
        CaseEvent {
            seq: 1,
            id: id(300_000 + self.number),
            at: self.at,
            on: today(),
            actor: Actor::Citizen { id: self.citizen },
            step: None,
            body: EventBody::Submitted {
                answers_version: 1,
                answers_hash: "0".repeat(64),
                attachments: self.attachments.clone(),
                intake: None,
            },
        }
    }
}

pub fn draft(number: u32, citizen: &Citizen) -> Draft<'static> {
    Draft {
        number,
        citizen: citizen.id,
        name: "Siti Nurhaliza",
        nik: "7307055011990001",
        at: now(),
        attachments: Vec::new(),
        taken_by: None,
        provisional_number: None,
    }
}

pub fn rules<'a>(definition: &'a ServiceDefinition, calendar: &'a WorkCalendar) -> Rules<'a> {
    Rules { definition, calendar, today: today() }
}

/// Sends a draft: its submission and its case.
pub async fn send(tx: &Transaction, draft: &Draft<'_>, definition: &ServiceDefinition) -> CaseState {
    let receipt = Receipt { submission_id: draft.submission_id(), received_at: draft.at, applications: Vec::new() };
    let submission = NewSubmission {
        id: draft.submission_id(),
        citizen_id: draft.citizen,
        taken_by: draft.taken_by,
        body: b"the bytes",
        language: Language::Id,
        authority: &Authority::Own {},
        tracking_secret: SECRET,
        receipt: &receipt,
        created_at: draft.at,
    };
    submissions::create(tx, &submission).await.expect("a submission");
    let case = NewCase {
        id: draft.application_id(),
        submission_id: draft.submission_id(),
        citizen_id: draft.citizen,
        number: &draft.application_number(),
        provisional_number: draft.provisional_number,
        subject_name: draft.name,
        applicant_nik: Some(draft.nik),
        submitted: draft.submitted(),
    };
    cases::create(tx, &case, rules(definition, &calendar())).await.expect("a case")
}

/// Sends a draft on its own.
pub async fn sent(scope: &RegionScope, draft: &Draft<'_>, definition: &ServiceDefinition) -> CaseState {
    let tx = scope.begin().await.expect("a transaction");
    let state = send(&tx, draft, definition).await;
    tx.commit().await.expect("a commit");
    state
}

/// What is known of an issued document.
pub fn facts(number: u32, case: Uuid, code: &str) -> DocumentFacts {
    DocumentFacts {
        id: id(number),
        application_id: case,
        origin: DocumentKind::Generated,
        number: format!("500/{number}/KEC/2026"),
        verification_code: code.to_owned(),
        blob: format!("blob-{number}"),
        sha256: "b".repeat(64),
        size: 1234,
        holder_masked: "S*** N********".to_owned(),
        document_name: Text::both("Surat Keterangan Usaha", "Business letter"),
        agency: Text::indonesian("Kecamatan"),
        signatory: Some("Andi".to_owned()),
        issued_at: now(),
        issued_on: today(),
    }
}
