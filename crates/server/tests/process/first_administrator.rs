//! From an empty folder, without demonstration: the binary prints a link, and by it a region gets its first account.

use std::sync::Arc;

use mppi_domain::workflow::Role;
use mppi_server::clock::{Clock as _, SystemClock};
use mppi_store::{
    InstanceKey, Store, SystemRandomness, directory,
    setup_links::{self, SetupLink},
};
use serde_json::{Value, json};

use crate::{
    client::{Client, Reply},
    server::{BENGKULU_TENGAH, SINJAI, ServerProcess},
};

const SESSION: &str = "/api/v1/session/officer";
const SETUP: &str = "/api/v1/session/officer/setup";
const OFFICERS: &str = "/api/v1/officer/officers";
const PASSWORD: &str = "dua belas huruf lebih";

async fn start() -> ServerProcess {
    ServerProcess::start(&["--hosts", "localhost"]).await
}

/// The token that was printed for a region, behind an address that leads there.
fn token(server: &ServerProcess, host: &str) -> Option<String> {
    let page = format!("http://{host}:{}/petugas/siapkan#", server.address().port());
    server.printed().lines().find_map(|line| line.trim().strip_prefix(&page).map(str::to_owned))
}

async fn put(client: &Client, path: &str, body: &Value) -> Reply {
    client.put_json(path, &serde_json::to_vec(body).unwrap()).await.unwrap()
}

/// Opens the link with a browser of its own.
async fn set_up(server: &ServerProcess, host: &str, token: &str, username: &str) -> (Client, Reply) {
    let mut browser = server.anon(host);
    let body = json!({ "token": token, "username": username, "name": "Andi Contoh, S.Kom.", "password": PASSWORD });
    let reply = put(&browser, SETUP, &body).await;
    browser.keep_cookie(&reply);
    (browser, reply)
}

async fn sign_in(server: &ServerProcess, host: &str, username: &str, password: &str) -> Reply {
    put(&server.anon(host), SESSION, &json!({ "username": username, "password": password })).await
}

#[tokio::test]
async fn from_nothing_the_printed_link_makes_the_administrator_of_one_region() {
    let mut server = start().await;
    let (sinjai, other) = (token(&server, SINJAI).unwrap(), token(&server, BENGKULU_TENGAH).unwrap());
    assert_ne!(sinjai, other);
    assert_eq!(server.anon(SINJAI).get("/petugas/siapkan").await.unwrap().status, 200);
    // Nobody is there yet, and nothing of a demonstration.
    assert_eq!(sign_in(&server, SINJAI, "admin", "contoh-mpp-2026").await.status, 401);
    assert_eq!(server.anon(SINJAI).get("/demo/pesan").await.unwrap().status, 404);

    for (host, token) in [(SINJAI, &other), (BENGKULU_TENGAH, &sinjai)] {
        let (_, refused) = set_up(&server, host, token, "andi").await;
        assert_eq!((refused.status, &refused.json()["code"]), (404, &json!("not_found")), "another region's link");
    }
    let (mut admin, done) = set_up(&server, SINJAI, &sinjai, "Andi").await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!((&done.json()["username"], &done.json()["roles"]), (&json!("andi"), &json!(["region_admin"])));
    let officers = admin.get(OFFICERS).await.unwrap();
    assert_eq!((officers.status, officers.json()["officers"].as_array().unwrap().len()), (200, 1));
    let (_, again) = set_up(&server, SINJAI, &sinjai, "budi").await;
    assert_eq!((again.status, &again.json()["code"]), (404, &json!("not_found")), "it works once");

    // The next start has no link for who has an administrator, and another one for who has none.
    server.kill().await;
    server.restart().await;
    assert_eq!(token(&server, SINJAI), None, "{}", server.printed());
    let newer = token(&server, BENGKULU_TENGAH).unwrap();
    assert_eq!(set_up(&server, BENGKULU_TENGAH, &other, "citra").await.1.status, 404, "void since the new start");
    assert_eq!(set_up(&server, BENGKULU_TENGAH, &newer, "citra").await.1.status, 200);

    let session = sign_in(&server, SINJAI, "andi", PASSWORD).await;
    assert_eq!((session.status, &session.json()["roles"]), (200, &json!(["region_admin"])));
    assert_eq!(sign_in(&server, SINJAI, "andi", "dua belas huruf salah").await.status, 401);
    assert_eq!(sign_in(&server, BENGKULU_TENGAH, "andi", PASSWORD).await.status, 401, "an account of one region");
    admin = admin.at(server.address());
    assert_eq!(admin.get(OFFICERS).await.unwrap().status, 200, "signed in as before");
}

#[tokio::test]
async fn a_link_whose_time_is_over_is_refused_and_the_next_start_prints_another() {
    let mut server = start().await;
    let printed = token(&server, SINJAI).unwrap();
    let late = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG";
    plant_late_link(&server, late).await;
    for token in [late, &printed] {
        let (_, refused) = set_up(&server, SINJAI, token, "andi").await;
        assert_eq!((refused.status, &refused.json()["code"]), (404, &json!("not_found")));
    }
    server.kill().await;
    server.restart().await;
    let newer = token(&server, SINJAI).unwrap();
    assert_eq!(set_up(&server, SINJAI, &newer, "andi").await.1.status, 200);
}

/// Puts a link that ran out a moment ago in the place of Sinjai's: nobody waits for 72 hours of the machine's clock.
async fn plant_late_link(server: &ServerProcess, token: &str) {
    let url = format!("sqlite://{}", server.path("mppi.db").display());
    let randomness = Arc::new(SystemRandomness);
    let key = InstanceKey::load_or_create(&server.path("mppi.key"), &*randomness).unwrap();
    let store = Store::open(&url, &key, randomness).await.unwrap();
    let sinjai = directory::by_slug(&store, "sinjai").await.unwrap();
    let tx = store.region(sinjai.id).begin().await.unwrap();
    let expires_at = SystemClock.now().plus_millis(-1);
    let link = SetupLink { officer_id: None, roles: vec![Role::RegionAdmin], expires_at };
    setup_links::create(&tx, token, &link).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await.unwrap();
}
