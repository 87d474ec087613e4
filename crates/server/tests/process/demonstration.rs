//! A demonstration, whose password everybody knows, and real operation never share a database.

use serde_json::json;

use crate::server::{SINJAI, ServerProcess};

const REAL: &[&str] = &["--hosts", "localhost"];
const DEMO: &[&str] = &["--demo"];

#[tokio::test]
async fn the_database_of_a_demonstration_does_not_become_real() {
    let mut server = ServerProcess::start(DEMO).await;
    server.kill().await;
    let words = server.refuses(REAL).await;
    assert!(words.contains("demonstration") && words.contains("MPPI_DATABASE_URL"), "{words}");
    // As a demonstration it goes on.
    server.restart().await;
    server.kill().await;
}

#[tokio::test]
async fn a_demonstration_does_not_come_to_real_officers() {
    let mut server = ServerProcess::start(REAL).await;
    let page = format!("http://{SINJAI}:{}/petugas/siapkan#", server.address().port());
    let token = server.printed().lines().find_map(|line| line.trim().strip_prefix(&page).map(str::to_owned)).unwrap();
    let body =
        json!({ "token": token, "username": "andi", "name": "Andi Contoh", "password": "dua belas huruf lebih" });
    let browser = server.anon(SINJAI);
    let done = browser.put_json("/api/v1/session/officer/setup", &serde_json::to_vec(&body).unwrap()).await.unwrap();
    assert_eq!(done.status, 200, "{}", done.text);
    server.kill().await;
    let words = server.refuses(DEMO).await;
    assert!(words.contains("officers of its own") && words.contains("MPPI_DATABASE_URL"), "{words}");
    server.restart().await;
    server.kill().await;
}
