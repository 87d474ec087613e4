//! Sessions that idle out and are revoked; contacts that change.

use serde_json::json;

use crate::harness::{Log, SINJAI, TestServer, denials};

const SESSION: &str = "/api/v1/session/citizen";
const ACCOUNT: &str = "/api/v1/account";

#[tokio::test]
async fn a_session_lives_for_thirty_days_without_use() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    server.clock.advance(29 * 86400);
    assert_eq!(citizen.get(SESSION).await.status, 200);
    server.clock.advance(29 * 86400);
    assert_eq!(citizen.get(SESSION).await.status, 200, "use begins the thirty days anew");
    server.clock.advance(30 * 86400);
    assert_eq!(citizen.get(SESSION).await.code(), "not_signed_in");
}

#[tokio::test]
async fn on_a_shared_device_it_is_a_quarter_of_an_hour() {
    let server = TestServer::start().await;
    let mut citizen = server.anon();
    let sent =
        citizen.post("/api/v1/session/citizen/otp", &json!({ "contact": "081234567890", "language": "en" })).await;
    let code = server.last_code(SINJAI).await;
    let body = json!({ "otp_id": sent.json()["otp_id"], "code": code, "shared_device": true });
    let answer = citizen.put(SESSION, &body).await;
    assert!(!answer.header("set-cookie").contains("Max-Age"), "the cookie ends with the browser");
    assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 1, "and no sign of it stays");
    server.clock.advance(14 * 60);
    assert_eq!(citizen.get(SESSION).await.status, 200);
    server.clock.advance(15 * 60);
    assert_eq!(citizen.get(SESSION).await.code(), "not_signed_in");
}

#[tokio::test]
async fn use_is_written_once_a_minute() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let mut last_seen = async |server: &TestServer, seconds: i64| {
        server.clock.advance(seconds);
        citizen.get(ACCOUNT).await.json()["sessions"][0]["last_seen_at"].clone()
    };
    let first = last_seen(&server, 0).await;
    assert_eq!(last_seen(&server, 59).await, first);
    assert_ne!(last_seen(&server, 1).await, first);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let mut stolen = citizen.clone();
    assert_eq!(citizen.delete(SESSION).await.status, 204);
    assert!(citizen.cookies.is_empty());
    assert_eq!(stolen.get(SESSION).await.code(), "not_signed_in");
    assert_eq!(citizen.delete(SESSION).await.status, 204, "signing out twice is no fault");
}

#[tokio::test]
async fn sessions_are_listed_and_revoked() {
    let server = TestServer::start().await;
    let mut phone = server.citizen("081234567890").await;
    server.clock.advance(61);
    let mut tablet = server.citizen("081234567890").await;
    server.clock.advance(61);
    let mut office = server.citizen("081234567890").await;
    let mut stranger = server.citizen("081234567891").await;

    let account = phone.get(ACCOUNT).await.json();
    assert_eq!(account["phone"], "+6281234567890");
    let sessions = account["sessions"].as_array().unwrap();
    assert_eq!(
        sessions.iter().map(|session| session["current"].as_bool().unwrap()).collect::<Vec<_>>(),
        [false, false, true]
    );
    let of_tablet = format!("/api/v1/account/sessions/{}", sessions[1]["id"].as_str().unwrap());

    let log = Log::keep();
    assert_eq!(stranger.delete(&of_tablet).await.code(), "not_found", "nobody ends another's session");
    let told = log.take();
    assert!(denials(&told).len() == 1 && told.contains("session="), "{told}");
    drop(log);
    assert_eq!(phone.delete(&of_tablet).await.status, 204);
    assert_eq!(tablet.get(SESSION).await.code(), "not_signed_in");
    assert_eq!(office.get(SESSION).await.status, 200);
    assert_eq!(phone.delete("/api/v1/account/sessions").await.status, 204);
    assert_eq!(office.get(SESSION).await.code(), "not_signed_in");
    assert_eq!(phone.get(ACCOUNT).await.json()["sessions"].as_array().unwrap().len(), 1);
    let own =
        format!("/api/v1/account/sessions/{}", phone.get(ACCOUNT).await.json()["sessions"][0]["id"].as_str().unwrap());
    assert_eq!(phone.delete(&own).await.status, 204);
    assert!(phone.cookies.is_empty());
    assert_eq!(stranger.get(SESSION).await.status, 200);
}

#[tokio::test]
async fn a_contact_is_changed_by_proving_the_new_one() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let sent =
        citizen.post("/api/v1/session/citizen/otp", &json!({ "contact": "siti@contoh.id", "language": "id" })).await;
    let code = server.code_for(SINJAI, "siti@contoh.id").await;
    let id = &sent.json()["otp_id"];
    assert_eq!(
        citizen.put("/api/v1/account/contact", &json!({ "otp_id": id, "code": "abcdef" })).await.code(),
        "wrong_code"
    );
    assert_eq!(
        server.anon().put("/api/v1/account/contact", &json!({ "otp_id": id, "code": code })).await.code(),
        "not_signed_in"
    );
    // A moment later, so that what is said then is the newest message.
    server.clock.advance(1);
    let account = citizen.put("/api/v1/account/contact", &json!({ "otp_id": id, "code": code })).await;
    assert_eq!((account.status, &account.json()["email"]), (200, &"siti@contoh.id".into()));
    assert_eq!(account.json()["phone"], "+6281234567890");
    // Where it was reached until now is told, without the whole new contact.
    let told = server.last_message(SINJAI).await.letter;
    assert_eq!(told.to, mppi_server::auth::contact::parse("081234567890").unwrap());
    assert!(told.subject.contains("diganti") && !told.body.contains("siti@contoh.id"), "{}", told.body);

    // The new contact leads to the same account, however it is written.
    server.clock.advance(61);
    let again = server.citizen("SITI@contoh.id").await.get(SESSION).await.json();
    assert_eq!(again["account_id"], account.json()["id"]);
}

#[tokio::test]
async fn another_account_keeps_its_contact() {
    let server = TestServer::start().await;
    server.citizen("siti@contoh.id").await;
    let mut citizen = server.citizen("081234567890").await;
    server.clock.advance(61);
    let sent =
        citizen.post("/api/v1/session/citizen/otp", &json!({ "contact": "siti@contoh.id", "language": "id" })).await;
    let body = json!({ "otp_id": sent.json()["otp_id"], "code": server.code_for(SINJAI, "siti@contoh.id").await });
    assert_eq!(citizen.put("/api/v1/account/contact", &body).await.code(), "not_allowed");
    assert!(citizen.get(ACCOUNT).await.json().get("email").is_none());
}
