//! Names, passwords, locks, and the one-time link.

use serde_json::{Value, json};

use crate::harness::{Actor, Answer, SINJAI, TestServer};

const SESSION: &str = "/api/v1/session/officer";
const SETUP: &str = "/api/v1/session/officer/setup";
const PASSWORD: &str = "contoh-mpp-2026";

async fn sign_in(actor: &mut Actor, username: &str, password: &str) -> Answer {
    actor.put(SESSION, &json!({ "username": username, "password": password })).await
}

#[tokio::test]
async fn a_name_and_a_password_open_the_officer_portal() {
    let server = TestServer::start().await;
    let mut officer = server.anon();
    let session = sign_in(&mut officer, " Loket ", PASSWORD).await;
    assert_eq!(session.status, 200, "{}", session.text);
    assert_eq!((&session.json()["username"], &session.json()["roles"]), (&"loket".into(), &json!(["front_office"])));
    assert!(!session.header("set-cookie").contains("Max-Age"));
    assert_eq!(officer.delete(SESSION).await.status, 204);
    assert_eq!(officer.get(SESSION).await.code(), "not_signed_in");
}

#[tokio::test]
async fn the_same_words_whether_there_is_such_an_officer_or_not() {
    let server = TestServer::start().await;
    let known = sign_in(&mut server.anon(), "loket", "salah").await;
    let unknown = sign_in(&mut server.anon(), "tidak-ada", "salah").await;
    assert_eq!((known.status, known.code()), (401, "wrong_password".to_owned()));
    assert_eq!((unknown.status, &unknown.json()["title"]), (401, &known.json()["title"]));
    assert_eq!(sign_in(&mut server.anon(), &"a".repeat(10_000), "salah").await.code(), "wrong_password");
}

#[tokio::test]
async fn tries_are_slowed_from_the_third_and_locked_after_the_tenth() {
    let server = TestServer::start().await;
    for username in ["loket", "tidak-ada"] {
        let mut guesser = server.anon();
        for attempt in 1..=10_u32 {
            let answer = sign_in(&mut guesser, username, "salah").await;
            assert_eq!(answer.code(), "wrong_password", "{username} {attempt}");
            if attempt >= 3 {
                let at_once = sign_in(&mut guesser, username, PASSWORD).await;
                assert_eq!(at_once.code(), "throttled", "{username} {attempt}: even the right password waits");
                let wait = at_once.json()["retry_after"].as_i64().unwrap();
                assert_eq!(wait, (1 << (attempt - 3)).min(30));
                server.clock.advance(wait);
            }
        }
        let locked = sign_in(&mut guesser, username, PASSWORD).await;
        assert_eq!((locked.status, locked.code()), (423, "locked".to_owned()));
        assert_eq!(locked.json()["retry_after"], 900);
        server.clock.advance(899);
        assert_eq!(sign_in(&mut server.anon(), username, PASSWORD).await.code(), "locked");
        server.clock.advance(1);
    }
    assert_eq!(sign_in(&mut server.anon(), "loket", PASSWORD).await.status, 200);
    assert_eq!(sign_in(&mut server.anon(), "proses", PASSWORD).await.status, 200, "others were never held up");
}

#[tokio::test]
async fn a_right_password_forgives_wrong_ones() {
    let server = TestServer::start().await;
    for _ in 0..6 {
        for _ in 0..2 {
            assert_eq!(sign_in(&mut server.anon(), "loket", "salah").await.code(), "wrong_password");
        }
        assert_eq!(sign_in(&mut server.anon(), "loket", PASSWORD).await.status, 200);
    }
}

#[tokio::test]
async fn an_officer_idles_out_and_has_twelve_hours() {
    let server = TestServer::start().await;
    let mut officer = server.officer("proses").await;
    server.clock.advance(30 * 60);
    assert_eq!(officer.get(SESSION).await.code(), "not_signed_in");

    let mut officer = server.officer("proses").await;
    for _ in 0..24 {
        server.clock.advance(29 * 60);
        assert_eq!(officer.get(SESSION).await.status, 200);
    }
    server.clock.advance(24 * 60);
    assert_eq!(officer.get(SESSION).await.code(), "not_signed_in");
}

fn setup(token: &str, username: &str) -> Value {
    json!({ "token": token, "username": username, "name": "Andi Contoh, S.Kom.", "password": "dua belas huruf lebih" })
}

#[tokio::test]
async fn the_first_administrator_comes_by_a_link_that_works_once() {
    let server = TestServer::start_with(&["--hosts", "localhost"]).await;
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let link = mppi_server::auth::administrator_link::for_first(&server.state, region).await.unwrap().unwrap();
    let (page, token) = link.split_once('#').unwrap();
    assert!(page.ends_with("/petugas/siapkan"));
    // Printed again at the next start, the link before is void.
    let link = mppi_server::auth::administrator_link::for_first(&server.state, region).await.unwrap().unwrap();
    assert_eq!(server.anon().put(SETUP, &setup(token, "andi")).await.code(), "not_found");
    let token = link.split_once('#').unwrap().1;

    let mut admin = server.anon();
    let session = admin.put(SETUP, &setup(token, "Andi")).await;
    assert_eq!(session.status, 200, "{}", session.text);
    assert_eq!((&session.json()["roles"], &session.json()["username"]), (&json!(["region_admin"]), &"andi".into()));
    assert_eq!(admin.get("/api/v1/officer/officers").await.status, 200);
    assert_eq!(server.anon().put(SETUP, &setup(token, "budi")).await.code(), "not_found");
    assert_eq!(sign_in(&mut server.anon(), "andi", "dua belas huruf lebih").await.status, 200);
    assert_eq!(mppi_server::auth::administrator_link::for_first(&server.state, region).await.unwrap(), None);
}

#[tokio::test]
async fn what_is_wrong_with_a_setup_is_named_and_leaves_the_link_good() {
    let server = TestServer::start_with(&["--hosts", "localhost"]).await;
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let link = mppi_server::auth::administrator_link::for_first(&server.state, region).await.unwrap().unwrap();
    let token = link.split_once('#').unwrap().1;
    for (pointer, value, code) in [
        ("username", "ab", "too_short"),
        ("username", "andi baso", "characters"),
        ("name", "", "required"),
        ("name", "<script>", "characters"),
        ("password", "sebelas hrf", "too_short"),
    ] {
        let mut body = setup(token, "andi");
        body[pointer] = value.into();
        let answer = server.anon().put(SETUP, &body).await;
        assert_eq!(answer.code(), "invalid_values");
        let param = &answer.json()["invalid_params"][0];
        assert_eq!((&param["pointer"], &param["code"]), (&format!("/{pointer}").into(), &code.into()));
    }
    assert_eq!(server.anon().put(SETUP, &setup(token, "andi")).await.status, 200);
}

#[tokio::test]
async fn a_link_lives_for_seventy_two_hours() {
    let server = TestServer::start_with(&["--hosts", "localhost"]).await;
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let link = mppi_server::auth::administrator_link::for_first(&server.state, region).await.unwrap().unwrap();
    server.clock.advance(72 * 3600);
    assert_eq!(server.anon().put(SETUP, &setup(link.split_once('#').unwrap().1, "andi")).await.code(), "not_found");
}
