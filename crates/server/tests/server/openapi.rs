//! `docs/openapi.json` is what the server answers.

use std::{fs, path::PathBuf};

use crate::harness::TestServer;

/// With `UPDATE_OPENAPI=1` the snapshot is written anew.
#[tokio::test]
async fn the_snapshot_in_docs_is_the_contract() {
    let server = TestServer::start().await;
    let answer = server.anon().get("/api/v1/openapi.json").await;
    assert_eq!(answer.json()["openapi"], "3.1.0");
    let pretty = serde_json::to_string_pretty(&answer.json()).unwrap() + "\n";
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        fs::write(&path, &pretty).unwrap();
    }
    let snapshot = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        snapshot == pretty,
        "docs/openapi.json is old: run this test with UPDATE_OPENAPI=1 and look at the difference"
    );
}
