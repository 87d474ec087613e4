//! The life of a one-time code.

use serde_json::{Value, json};

use crate::harness::{Actor, Answer, SINJAI, TestServer};

const SESSION: &str = "/api/v1/session/citizen";

async fn ask(actor: &mut Actor, contact: &str) -> Answer {
    actor.post("/api/v1/session/citizen/otp", &json!({ "contact": contact, "language": "id" })).await
}

async fn try_code(actor: &mut Actor, otp_id: &Value, code: &str) -> Answer {
    actor.put(SESSION, &json!({ "otp_id": otp_id, "code": code })).await
}

/// Another code than the right one.
fn wrong(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test]
async fn a_code_signs_in_once() {
    let server = TestServer::start().await;
    let mut citizen = server.anon();
    let sent = ask(&mut citizen, "0812-3456-7890").await.json();
    assert_eq!(
        (&sent["sent_to"], &sent["expires_in"], &sent["resend_in"]),
        (&"0812*****890".into(), &300.into(), &60.into())
    );
    let code = server.last_code(SINJAI).await;
    let session = try_code(&mut citizen, &sent["otp_id"], &code).await;
    assert_eq!(session.status, 200);
    assert_eq!(session.json()["contact"], "0812*****890");
    assert!(!session.text.contains("81234567890"));
    for cookie in session.headers.get_all("set-cookie") {
        assert!(cookie.to_str().unwrap().contains("Max-Age=15552000"));
    }
    assert_eq!(try_code(&mut server.anon(), &sent["otp_id"], &code).await.code(), "wrong_code");

    // The same person, later and by another spelling, has the same account.
    server.clock.advance(61);
    let again = server.citizen("+62 812 3456 7890").await.get(SESSION).await.json();
    assert_eq!(again["account_id"], session.json()["account_id"]);
}

#[tokio::test]
async fn five_wrong_tries_end_a_code() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let id = ask(&mut anon, "siti@contoh.id").await.json()["otp_id"].clone();
    let code = server.last_code(SINJAI).await;
    for _ in 0..5 {
        let answer = try_code(&mut anon, &id, &wrong(&code)).await;
        assert_eq!((answer.status, answer.code()), (401, "wrong_code".to_owned()));
    }
    assert_eq!(try_code(&mut anon, &id, &code).await.code(), "wrong_code");
    assert!(anon.cookies.is_empty());
}

#[tokio::test]
async fn a_code_lives_for_five_minutes() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let id = ask(&mut anon, "081234567890").await.json()["otp_id"].clone();
    let code = server.last_code(SINJAI).await;
    server.clock.advance(300);
    assert_eq!(try_code(&mut anon, &id, &code).await.code(), "wrong_code");
}

#[tokio::test]
async fn a_new_code_ends_the_one_before() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let first = ask(&mut anon, "081234567890").await.json()["otp_id"].clone();
    let first_code = server.last_code(SINJAI).await;
    let early = ask(&mut anon, "081234567890").await;
    assert_eq!(
        (early.status, early.code(), early.json()["retry_after"].clone()),
        (429, "throttled".to_owned(), json!(60))
    );
    assert_eq!(early.header("retry-after"), "60");
    server.clock.advance(60);
    let second = ask(&mut anon, "081234567890").await.json()["otp_id"].clone();
    assert_eq!(try_code(&mut anon, &first, &first_code).await.code(), "wrong_code");
    let code = server.last_code(SINJAI).await;
    assert_eq!(try_code(&mut anon, &second, &code).await.status, 200);
}

/// Five tries a minute at first, thirty in the hour, then none for an hour: whether the account exists or not.
#[tokio::test]
async fn who_goes_on_guessing_is_slowed_and_then_locked() {
    let server = TestServer::start().await;
    server.citizen("081234567891").await;
    server.clock.advance(61);
    for contact in ["081234567890", "081234567891"] {
        let mut anon = server.anon();
        let mut tried = 0;
        let answer = loop {
            let asked = ask(&mut anon, contact).await;
            if asked.status != 200 {
                break asked;
            }
            let code = server.last_code(SINJAI).await;
            for _ in 0..5 {
                let answer = try_code(&mut anon, &asked.json()["otp_id"], &wrong(&code)).await;
                assert_eq!((answer.status, answer.code()), (401, "wrong_code".to_owned()));
                tried += 1;
            }
            // The code is worth nothing any more, and the next one comes a minute later.
            assert_eq!(try_code(&mut anon, &asked.json()["otp_id"], &code).await.code(), "wrong_code");
            let at_once = ask(&mut anon, contact).await;
            assert_eq!((at_once.status, at_once.code()), (429, "throttled".to_owned()));
            assert!(at_once.json()["retry_after"].as_u64().unwrap() <= 60);
            server.clock.advance(61);
        };
        assert_eq!(answer.code(), "throttled");
        assert!(answer.json()["retry_after"].as_u64().unwrap() > 3000, "locked for an hour");
        assert!((25..=30).contains(&tried), "{tried}");
    }
}

#[tokio::test]
async fn a_contact_is_not_flooded_with_codes() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    for _ in 0..6 {
        assert_eq!(ask(&mut anon, "081234567890").await.status, 200);
        server.clock.advance(61);
    }
    let answer = ask(&mut anon, "081234567890").await;
    assert_eq!(answer.code(), "throttled");
    assert!(answer.json()["retry_after"].as_u64().unwrap() > 3000);
    assert_eq!(ask(&mut anon, "081234567891").await.status, 200, "another contact is not held up");
    server.clock.advance(3601);
    assert_eq!(ask(&mut anon, "081234567890").await.status, 200);
}

#[tokio::test]
async fn one_address_cannot_ask_for_everybody() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    for number in 0..300 {
        assert_eq!(ask(&mut anon, &format!("081234560{number:03}")).await.status, 200);
    }
    assert_eq!(ask(&mut anon, "081234560300").await.code(), "throttled");
}

#[tokio::test]
async fn nothing_tells_whether_an_account_exists() {
    let server = TestServer::start().await;
    server.citizen("081234567890").await;
    server.clock.advance(61);
    let known = ask(&mut server.anon(), "081234567890").await;
    let unknown = ask(&mut server.anon(), "081234567891").await;
    assert_eq!(known.status, unknown.status);
    let shape = |answer: &Answer| answer.json().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(shape(&known), shape(&unknown));
    let made_up = try_code(&mut server.anon(), &json!("00000000-0000-4000-8000-000000000000"), "123456").await;
    let wrong_one =
        try_code(&mut server.anon(), &known.json()["otp_id"], &wrong(&server.last_code(SINJAI).await)).await;
    assert_eq!((made_up.status, &made_up.json()["title"]), (wrong_one.status, &wrong_one.json()["title"]));
}

#[tokio::test]
async fn what_is_no_contact_is_named() {
    let server = TestServer::start().await;
    for (contact, code) in [
        ("", "required"),
        ("halo", "not_a_phone"),
        ("021 5551234", "not_a_phone"),
        ("a@b", "not_an_email"),
        ("🙂@contoh.id", "not_an_email"),
    ] {
        let answer = ask(&mut server.anon(), contact).await;
        assert_eq!(answer.code(), "invalid_values", "{contact}");
        assert_eq!(answer.json()["invalid_params"], json!([{ "pointer": "/contact", "code": code }]));
    }
}

#[tokio::test]
async fn without_a_channel_no_code_is_promised() {
    let server = TestServer::start_with(&["--hosts", "localhost", "--smtp-url", "smtp://127.0.0.1:9"]).await;
    let mut anon = server.anon();
    assert_eq!(anon.get("/api/v1/region").await.json()["capabilities"], json!(["otp_email"]));
    assert_eq!(ask(&mut anon, "siti@contoh.id").await.status, 200);
    assert_eq!(ask(&mut anon, "081234567890").await.code(), "invalid_values");
}

#[tokio::test]
async fn the_demonstration_shows_its_messages_and_others_do_not() {
    let server = TestServer::start().await;
    ask(&mut server.anon(), "081234567890").await;
    let page = server.anon().get("/demo/pesan").await;
    assert!(page.text.contains("+6281234567890") && page.text.contains(&server.last_code(SINJAI).await));
    let real = TestServer::start_with(&["--hosts", "localhost"]).await;
    assert_eq!(real.anon().get("/demo/pesan").await.status, 404);
}

#[tokio::test]
async fn codes_and_contacts_are_forgotten_after_a_day() {
    let server = TestServer::start().await;
    ask(&mut server.anon(), "081234567890").await;
    server.clock.advance(2 * 86400);
    let region = server.state.regions.of_host(SINJAI).unwrap();
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    let tx = region.scope.begin().await.unwrap();
    let left = mppi_store::otps::forget(&tx, server.state.clock.now()).await.unwrap();
    assert_eq!(left, 0, "the cleaning left codes behind");
}
