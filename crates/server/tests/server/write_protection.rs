//! Writes from elsewhere, malformed requests, headers.

use hyper::Method;
use serde_json::json;

use crate::harness::{BENGKULU_TENGAH, SINJAI, TestServer};

const OTP: &str = "/api/v1/session/citizen/otp";

fn otp() -> Vec<u8> {
    serde_json::to_vec(&json!({ "contact": "081234567890", "language": "id" })).unwrap()
}

#[tokio::test]
async fn a_write_from_elsewhere_is_refused() {
    let server = TestServer::start().await;
    let mut anon = server.anon().without_origin();
    let port = server.address.port();
    let kind = ("content-type", "application/json");
    let other_region = format!("http://{BENGKULU_TENGAH}:{port}");
    let other_scheme = format!("https://{SINJAI}:{port}");
    let other_port = format!("http://{SINJAI}:{}", port.wrapping_add(1));
    for headers in [
        vec![],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("sec-fetch-site", "none")],
        vec![("origin", "null")],
        vec![("origin", other_region.as_str())],
        vec![("origin", other_scheme.as_str())],
        vec![("origin", other_port.as_str())],
        // The browser's own word counts before the other header.
        vec![("sec-fetch-site", "cross-site"), ("origin", "ours")],
    ] {
        let ours = anon.origin();
        let headers: Vec<_> = headers
            .into_iter()
            .map(|(name, value)| (name, if value == "ours" { ours.as_str() } else { value }))
            .chain([kind])
            .collect();
        let answer = anon.send(Method::POST, OTP, &headers, otp()).await;
        assert_eq!((answer.status, answer.code()), (403, "foreign_origin".to_owned()), "{headers:?}");
    }
    let ours = anon.origin();
    assert_eq!(anon.send(Method::POST, OTP, &[("origin", &ours), kind], otp()).await.status, 200);
}

#[tokio::test]
async fn a_cookie_works_in_its_own_portal_only() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let mut officer = server.officer("loket").await;
    assert_eq!(citizen.get("/api/v1/officer/account").await.code(), "not_signed_in");
    assert_eq!(officer.get("/api/v1/account").await.code(), "not_signed_in");
    // Not even under the other name.
    let token = citizen.cookies["__Host-mppi-citizen"].clone();
    let mut forger = server.anon();
    forger.cookies.insert("__Host-mppi-officer".to_owned(), token);
    assert_eq!(forger.get("/api/v1/session/officer").await.code(), "not_signed_in");
    // Nor in another region.
    let mut elsewhere = server.anon_at(BENGKULU_TENGAH);
    elsewhere.cookies = citizen.cookies.clone();
    assert_eq!(elsewhere.get("/api/v1/session/citizen").await.code(), "not_signed_in");
    assert_eq!(citizen.get("/api/v1/session/citizen").await.status, 200);
    assert_eq!(officer.get("/api/v1/session/officer").await.json()["username"], "loket");
}

#[tokio::test]
async fn what_the_contract_does_not_know_is_refused() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let kind = [("content-type", "application/json")];
    for body in [
        "",
        "{",
        "[]",
        "{}",
        r#"{"contact":"081234567890","language":"id","admin":true}"#,
        r#"{"contact":1,"language":"id"}"#,
    ] {
        let answer = anon.send(Method::POST, OTP, &kind, body.into()).await;
        assert_eq!((answer.status, answer.code()), (400, "malformed_request".to_owned()), "{body}");
    }
    assert_eq!(
        anon.send(Method::POST, OTP, &[("content-type", "text/plain")], otp()).await.code(),
        "malformed_request"
    );
    assert_eq!(anon.send(Method::POST, OTP, &kind, vec![b' '; 600 * 1024]).await.code(), "too_large");
    assert_eq!(anon.get("/api/v1/nothing").await.code(), "not_found");
    assert_eq!(anon.delete("/api/v1/account/sessions/no-uuid").await.code(), "not_signed_in");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let pages = ["/", "/petugas/", "/lacak", "/verifikasi/ABC", "/nothing", "/sw.js", "/healthz"];
    let data = [
        "/api/v1/region",
        "/api/v1/nothing",
        "/theme.css",
        "/assets/citizen.0000000001.css",
        "/assets/citizen_bg.0000000007.wasm",
        "/assets/icons.0000000003.svg",
    ];
    for path in [&pages[..], &data[..]].concat() {
        let answer = anon.get_with(path, &[("accept", "text/html")]).await;
        let policy = answer.header("content-security-policy");
        if data.contains(&path) {
            // Opened as a page it can do nothing at all.
            assert_eq!(policy, "default-src 'none'; frame-ancestors 'none'", "{path}");
        } else {
            assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe-eval'") || policy.contains("'wasm-unsafe-eval'"), "{path}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(answer.header("permissions-policy").contains("camera=(self)"), "{path}");
        }
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("trace-id").len(), 32, "{path}");
        assert_ne!(answer.header("cache-control"), "", "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}: plain http must not promise TLS");
    }
}

#[tokio::test]
async fn over_tls_browsers_are_told_to_stay() {
    let server =
        TestServer::start_with(&["--demo", "--public-url", "https://mpp.example", "--hosts", "mpp.example"]).await;
    let mut anon = server.anon_at("sinjai.mpp.example");
    assert!(anon.get("/").await.header("strict-transport-security").starts_with("max-age="));
    assert_eq!(server.state.regions.by_slug("sinjai").unwrap().public_url, "https://sinjai.mpp.example/");
}

#[tokio::test]
async fn who_watches_the_server_gets_answers() {
    let server = TestServer::start().await;
    let mut anon = server.anon_at("10.0.0.1");
    assert_eq!(anon.get("/healthz").await.text, "ok");
    assert_eq!(anon.get("/readyz").await.text, "ready");
    assert!(anon.get("/metrics").await.text.contains("mppi_http_requests_total{status=\"2xx\"}"));
}
