//! What the region admin does with officers.

use serde_json::json;

use crate::harness::{BENGKULU_TENGAH, Log, TestServer, denials};

const OFFICERS: &str = "/api/v1/officer/officers";
const ID: &str = "0193b2c4-0000-7000-8000-000000000001";

#[tokio::test]
async fn only_the_admin_sees_officers() {
    let server = TestServer::start().await;
    let list = server.officer("admin").await.get(OFFICERS).await;
    assert_eq!(list.status, 200);
    let names: Vec<_> = list.json()["officers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|officer| officer["username"].as_str().unwrap().to_owned())
        .collect();
    for username in ["admin", "loket", "proses", "ttd"] {
        assert!(names.contains(&username.to_owned()), "{names:?}");
    }
    assert!(!list.text.contains("argon2"));
    for username in ["loket", "proses", "ttd"] {
        let refused = server.officer(username).await.get(OFFICERS).await;
        assert_eq!((refused.status, refused.code()), (403, "wrong_role".to_owned()), "{username}");
    }
    assert_eq!(server.anon().get(OFFICERS).await.code(), "not_signed_in");
}

#[tokio::test]
async fn an_invitation_is_made_once_and_leads_to_an_account() {
    let server = TestServer::start().await;
    let mut admin = server.officer("admin").await;
    let path = format!("{OFFICERS}/{ID}");
    let body = json!({ "name": "Budi Contoh", "roles": ["front_office"], "agency": null });
    let first = admin.put(&path, &body).await;
    assert_eq!(first.status, 200, "{}", first.text);
    assert_eq!(admin.put(&path, &body).await.text, first.text, "the same request has the same answer");
    assert_eq!(
        admin.put(&path, &json!({ "name": "Lain", "roles": ["signatory"], "agency": null })).await.code(),
        "id_reused"
    );

    // A link that ran out is renewed by the same request.
    server.clock.advance(73 * 3600);
    admin = server.officer("admin").await;
    assert_eq!(admin.put(&path, &body).await.text, first.text);

    let url = first.json()["setup_url"].as_str().unwrap().to_owned();
    let token = url.split_once("/petugas/siapkan#").unwrap().1;
    let setup =
        json!({ "token": token, "username": "budi", "name": "Budi Contoh, S.E.", "password": "kata sandi budi" });
    // A name that is taken leaves the link good.
    let mut with_a_taken_name = setup.clone();
    with_a_taken_name["username"] = "loket".into();
    assert_eq!(
        server.anon().put("/api/v1/session/officer/setup", &with_a_taken_name).await.json()["invalid_params"][0]["pointer"],
        "/username"
    );
    // Another region does not know the link.
    assert_eq!(server.anon_at(BENGKULU_TENGAH).put("/api/v1/session/officer/setup", &setup).await.code(), "not_found");
    let mut budi = server.anon();
    let session = budi.put("/api/v1/session/officer/setup", &setup).await;
    assert_eq!((session.status, &session.json()["roles"]), (200, &json!(["front_office"])));
    assert_eq!(session.json()["officer_id"], ID);
    assert_eq!(admin.put(&path, &body).await.text, first.text, "also after it was used");
}

#[tokio::test]
async fn what_is_wrong_with_an_invitation_is_named() {
    let server = TestServer::start().await;
    let mut admin = server.officer("admin").await;
    let path = format!("{OFFICERS}/{ID}");
    let answer = admin.put(&path, &json!({ "name": "", "roles": [], "agency": "tidak-ada" })).await;
    assert_eq!(answer.code(), "invalid_values");
    let pointers: Vec<_> =
        answer.json()["invalid_params"].as_array().unwrap().iter().map(|param| param["pointer"].clone()).collect();
    assert_eq!(pointers, ["/name", "/roles", "/agency"]);
    assert_eq!(
        admin.put(&path, &json!({ "name": "Budi", "roles": ["king"], "agency": null })).await.code(),
        "malformed_request"
    );
    let mut front = server.officer("loket").await;
    assert_eq!(
        front.put(&path, &json!({ "name": "Budi", "roles": ["region_admin"], "agency": null })).await.code(),
        "wrong_role"
    );
}

#[tokio::test]
async fn switching_off_ends_every_session_at_once() {
    let server = TestServer::start().await;
    let mut admin = server.officer("admin").await;
    let mut front = server.officer("loket").await;
    let own = |session: &serde_json::Value| format!("{OFFICERS}/{}/active", session["officer_id"].as_str().unwrap());
    let of_front = own(&front.get("/api/v1/session/officer").await.json());
    let of_admin = own(&admin.get("/api/v1/session/officer").await.json());

    assert_eq!(admin.put(&of_front, &json!({ "active": false })).await.status, 204);
    assert_eq!(front.get("/api/v1/session/officer").await.code(), "not_signed_in");
    let sign_in = json!({ "username": "loket", "password": "contoh-mpp-2026" });
    assert_eq!(server.anon().put("/api/v1/session/officer", &sign_in).await.code(), "wrong_password");
    assert_eq!(admin.put(&of_admin, &json!({ "active": false })).await.code(), "not_allowed");
    assert_eq!(admin.put(&of_front, &json!({ "active": true })).await.status, 204);
    assert_eq!(server.anon().put("/api/v1/session/officer", &sign_in).await.status, 200);
    assert_eq!(admin.put(&format!("{OFFICERS}/{ID}/active"), &json!({ "active": true })).await.code(), "not_found");
    let mut abroad = server.officer_at(BENGKULU_TENGAH, "admin").await;
    let log = Log::keep();
    assert_eq!(abroad.put(&of_front, &json!({ "active": false })).await.code(), "not_found");
    assert_eq!(abroad.post(&of_front.replace("/active", "/link"), &json!({})).await.code(), "not_found");
    let told = log.take();
    assert!(denials(&told).len() == 2 && denials(&told).iter().all(|line| line.contains("what=")), "{told}");
}

#[tokio::test]
async fn officers_see_and_end_their_own_sessions() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    let mut other = server.officer("loket").await;
    let account = desk.get("/api/v1/officer/account").await.json();
    let sessions = account["sessions"].as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    let of_other =
        sessions.iter().find(|session| session["current"] == false).unwrap()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/officer/account/sessions/{of_other}");
    let mut signatory = server.officer("ttd").await;
    let log = Log::keep();
    assert_eq!(signatory.delete(&path).await.code(), "not_found");
    assert_eq!(denials(&log.take()).len(), 1);
    assert_eq!(desk.delete(&path).await.status, 204);
    assert_eq!(other.get("/api/v1/session/officer").await.code(), "not_signed_in");
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_new_link() {
    let server = TestServer::start().await;
    let mut admin = server.officer("admin").await;
    let mut front = server.officer("loket").await;
    let id = front.get("/api/v1/session/officer").await.json()["officer_id"].as_str().unwrap().to_owned();
    let path = format!("{OFFICERS}/{id}/link");
    assert_eq!(front.post(&path, &json!({})).await.code(), "wrong_role");
    assert_eq!(server.officer_at(BENGKULU_TENGAH, "admin").await.post(&path, &json!({})).await.code(), "not_found");
    let old = admin.post(&path, &json!({})).await.json()["setup_url"].as_str().unwrap().to_owned();

    let token = |url: &str| url.split_once('#').unwrap().1.to_owned();
    let setup = |token: String| json!({ "token": token, "username": "loket", "name": "Petugas Loket", "password": "kata sandi baru" });
    let newest = admin.post(&path, &json!({})).await.json()["setup_url"].as_str().unwrap().to_owned();
    assert_eq!(
        server.anon().put("/api/v1/session/officer/setup", &setup(token(&old))).await.code(),
        "not_found",
        "links before it are void"
    );
    assert_eq!(front.get("/api/v1/session/officer").await.status, 200);
    let session = server.anon().put("/api/v1/session/officer/setup", &setup(token(&newest))).await;
    assert_eq!((session.status, &session.json()["officer_id"]), (200, &id.clone().into()));
    assert_eq!(front.get("/api/v1/session/officer").await.code(), "not_signed_in", "who knew the old password is out");
    let sign_in = |password: &str| json!({ "username": "loket", "password": password });
    assert_eq!(
        server.anon().put("/api/v1/session/officer", &sign_in("contoh-mpp-2026")).await.code(),
        "wrong_password"
    );
    assert_eq!(server.anon().put("/api/v1/session/officer", &sign_in("kata sandi baru")).await.status, 200);

    assert_eq!(admin.put(&format!("{OFFICERS}/{id}/active"), &json!({ "active": false })).await.status, 204);
    assert_eq!(admin.post(&path, &json!({})).await.code(), "not_allowed");
}
