//! `/lacak` and `/verifikasi`, as pages and as JSON.

use mppi_domain::{
    api::submission::{Authority, Receipt},
    area::AreaCode,
    case::{Actor as EventActor, AttachmentRef, CaseEvent, DocumentKind, EventBody},
    language::Language,
    number::ApplicationNumber,
    text::Text,
};
use mppi_store::{
    cases::{self, NewCase, Rules},
    citizens::{self, Contact},
    documents::{self, DocumentFacts},
    services,
    submissions::{self, NewSubmission},
};
use serde_json::json;
use uuid::Uuid;

use crate::harness::{BENGKULU_TENGAH, SINJAI, TestServer};

const SECRET: &str = "abcdefghijklmnopqrstuv";
const CASE: Uuid = Uuid::from_u128(0x0193_b2c4_0000_7000_8000_0000_0000_0001);

/// A case that was just sent, and its number.
async fn sent_case(server: &TestServer) -> String {
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let now = server.state.clock.now();
    let definition = services::active(&region.scope.read(), "akta-kelahiran").await.unwrap();
    let number = ApplicationNumber::new(&AreaCode::parse("73.07").unwrap(), 2026, 123).unwrap().to_string();
    let tx = region.scope.begin().await.unwrap();
    let citizen = citizens::find_or_create(&tx, &Contact::Phone("+6281234567890".to_owned()), Uuid::from_u128(7), now)
        .await
        .unwrap();
    let receipt = Receipt { submission_id: Uuid::from_u128(8), received_at: now, applications: Vec::new() };
    let submission = NewSubmission {
        id: receipt.submission_id,
        citizen_id: citizen.id,
        taken_by: None,
        body: b"{}",
        language: Language::Id,
        authority: &Authority::Own {},
        tracking_secret: SECRET,
        receipt: &receipt,
        created_at: now,
    };
    submissions::create(&tx, &submission).await.unwrap();
    let submitted = CaseEvent {
        seq: 1,
        id: Uuid::from_u128(9),
        at: now,
        on: region.today(now),
        actor: EventActor::Citizen { id: citizen.id },
        step: None,
        body: EventBody::Submitted {
            answers_version: 1,
            answers_hash: "0".repeat(64),
            attachments: Vec::<AttachmentRef>::new(),
            intake: None,
        },
    };
    let case = NewCase {
        id: CASE,
        submission_id: receipt.submission_id,
        citizen_id: citizen.id,
        number: &number,
        provisional_number: None,
        subject_name: "Siti Nurhaliza",
        applicant_nik: None,
        submitted,
    };
    let rules = Rules { definition: &definition, calendar: &region.calendar, today: region.today(now) };
    cases::create(&tx, &case, rules).await.unwrap();
    tx.commit().await.unwrap();
    number
}

async fn issued_document(server: &TestServer) {
    sent_case(server).await;
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let now = server.state.clock.now();
    let facts = DocumentFacts {
        id: Uuid::from_u128(10),
        application_id: CASE,
        origin: DocumentKind::External,
        number: "7307-LT-24112026-0001".to_owned(),
        verification_code: "K7M2P9XQ4R".to_owned(),
        blob: "0".repeat(32),
        sha256: "ab".repeat(32),
        size: 1,
        holder_masked: "S*** N********".to_owned(),
        document_name: Text::both("Kutipan Akta <Kelahiran>", "Birth certificate"),
        agency: Text::indonesian("Dinas Dukcapil"),
        signatory: None,
        issued_at: now,
        issued_on: region.today(now),
    };
    let tx = region.scope.begin().await.unwrap();
    documents::create(&tx, &facts, &region.scope.new_file_key()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn number_and_secret_show_where_a_case_stands() {
    let server = TestServer::start().await;
    let number = sent_case(&server).await;
    let mut anon = server.anon();
    let empty = anon.get("/lacak").await;
    assert!(empty.status == 200 && empty.text.contains("name=\"secret\"") && empty.text.contains("method=\"post\""));
    assert!(
        empty.text.contains("/assets/lacak.0000000004.js") && empty.text.contains("/assets/citizen.0000000001.css")
    );

    // As typed from paper.
    let typed = number.to_lowercase().replace('-', "+");
    let page = anon.post_form("/lacak", &format!("number={typed}&secret={SECRET}")).await;
    assert_eq!(page.status, 200);
    for words in
        [number.as_str(), "Kutipan Akta Kelahiran", "24 November 2026", "25 November 2026", "aria-current=\"step\""]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    for secret in [SECRET, "Siti", "81234567890"] {
        assert!(!page.text.contains(secret), "{secret}");
    }
    assert_eq!(page.header("cache-control"), "no-store");
    let english = anon.post_form("/lacak?lang=en", &format!("number={number}&secret={SECRET}")).await;
    assert!(english.text.contains("<html lang=\"en\">") && english.text.contains("25 November 2026"));

    let twin = anon.post("/api/v1/tracking", &json!({ "number": number, "secret": SECRET })).await.json();
    assert_eq!((&twin["status"], &twin["due_on"]), (&"submitted".into(), &"2026-11-25".into()));
    assert_eq!(twin["timeline"][0]["kind"], "submitted");
    assert_eq!(twin["steps"][0]["progress"], "open");
}

#[tokio::test]
async fn a_wrong_secret_and_a_wrong_number_look_the_same() {
    let server = TestServer::start().await;
    let number = sent_case(&server).await;
    let other = ApplicationNumber::new(&AreaCode::parse("73.07").unwrap(), 2026, 124).unwrap().to_string();
    let mut anon = server.anon();
    let mut problems = Vec::new();
    for (number, secret) in [(number.as_str(), "wrong"), (other.as_str(), SECRET), ("nonsense", SECRET), ("", "")] {
        let answer = anon.post("/api/v1/tracking", &json!({ "number": number, "secret": secret })).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found".to_owned()));
        problems.push(answer.json()["title"].clone());
        let page = anon.post_form("/lacak", &format!("number={number}&secret={secret}")).await;
        assert_eq!(page.status, 404);
        assert!(page.text.contains("role=\"alert\"") && page.text.contains("name=\"secret\""));
    }
    problems.dedup();
    assert_eq!(problems.len(), 1);
    let elsewhere =
        server.anon_at(BENGKULU_TENGAH).post("/api/v1/tracking", &json!({ "number": number, "secret": SECRET })).await;
    assert_eq!(elsewhere.code(), "not_found");
    assert_eq!(anon.post_form("/lacak", "number=1").await.status, 400);
    // A browser that says nothing of where a form comes from.
    let mut old = server.anon().without_origin();
    let page = old.post_form("/lacak", &format!("number={number}&secret={SECRET}")).await;
    assert_eq!((page.status, page.text.contains(&number)), (200, true));
    assert!(page.header("set-cookie").is_empty());
    let script = anon.post_form("/lacak", "number=%3Cscript%3E&secret=x").await;
    assert!(script.text.contains("value=\"&lt;script&gt;\""));
}

#[tokio::test]
async fn secrets_cannot_be_guessed_at_speed() {
    let server = TestServer::start().await;
    let number = sent_case(&server).await;
    let mut anon = server.anon();
    for _ in 0..20 {
        assert_eq!(
            anon.post("/api/v1/tracking", &json!({ "number": number, "secret": "wrong" })).await.code(),
            "not_found"
        );
    }
    assert_eq!(anon.post("/api/v1/tracking", &json!({ "number": number, "secret": SECRET })).await.code(), "throttled");
    assert_eq!(anon.post_form("/lacak", &format!("number={number}&secret={SECRET}")).await.status, 429);
    server.clock.advance(601);
    assert_eq!(anon.post("/api/v1/tracking", &json!({ "number": number, "secret": SECRET })).await.status, 200);
}

#[tokio::test]
async fn anybody_can_verify_a_document() {
    let server = TestServer::start().await;
    issued_document(&server).await;
    let mut anon = server.anon();
    let page = anon.get("/verifikasi/K7M2P9XQ4R").await;
    assert_eq!(page.status, 200);
    for words in [
        "berlaku",
        "Kutipan Akta &lt;Kelahiran&gt;",
        "7307-LT-24112026-0001",
        "S*** N********",
        "24 November 2026",
        "Dinas Dukcapil",
        "BUKAN DOKUMEN SAH",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    assert!(page.text.contains(&"ab".repeat(32)));
    assert_eq!(anon.get("/verifikasi/k7m2p-9xq4r?lang=en").await.status, 200);
    let redirect = anon.get("/verifikasi?kode=k7m2p-9xq4r&lang=id").await;
    assert_eq!((redirect.status, redirect.header("location")), (303, "/verifikasi/K7M2P9XQ4R?lang=id"));
    let twin = anon.get("/api/v1/verification/k7m2p-9xq4r").await.json();
    assert_eq!((&twin["holder"], &twin["sample"]), (&"S*** N********".into(), &true.into()));
}

#[tokio::test]
async fn an_unknown_code_says_so_clearly() {
    let server = TestServer::start().await;
    issued_document(&server).await;
    let mut anon = server.anon();
    for path in ["/verifikasi/AAAAAAAAAA", "/verifikasi/%3Cscript%3E"] {
        let page = anon.get(path).await;
        assert_eq!(page.status, 404);
        assert!(
            page.text.contains("Dokumen tidak dikenal")
                && !page.text.contains("notice--success")
                && !page.text.contains("<script>")
        );
    }
    assert_eq!(server.anon_at(BENGKULU_TENGAH).get("/api/v1/verification/K7M2P9XQ4R").await.code(), "not_found");
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let tx = region.scope.begin().await.unwrap();
    documents::revoke(&tx, Uuid::from_u128(10), server.state.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(anon.get("/verifikasi/K7M2P9XQ4R").await.status, 404);
    let form = anon.get("/verifikasi").await;
    assert!(form.status == 200 && form.text.contains("name=\"kode\""));
}

#[tokio::test]
async fn codes_cannot_be_guessed_at_speed() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    for _ in 0..120 {
        assert_eq!(anon.get("/api/v1/verification/AAAAAAAAAA").await.status, 404);
    }
    assert_eq!(anon.get("/api/v1/verification/AAAAAAAAAA").await.code(), "throttled");
    assert_eq!(anon.get("/verifikasi/AAAAAAAAAA").await.status, 429);
}
