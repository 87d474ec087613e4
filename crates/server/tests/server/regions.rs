//! Which region answers on which host.

use serde_json::{Value, json};

use crate::harness::{BENGKULU_TENGAH, SINJAI, TestServer};

#[tokio::test]
async fn each_host_has_its_region() {
    let server = TestServer::start().await;
    for (host, slug, name) in
        [(SINJAI, "sinjai", "Kabupaten Sinjai"), (BENGKULU_TENGAH, "bengkulu-tengah", "Kabupaten Bengkulu Tengah")]
    {
        let mut anon = server.anon_at(host);
        let region = anon.get("/api/v1/region").await;
        assert_eq!((region.status, &region.json()["slug"]), (200, &slug.into()));
        assert!(anon.get("/").await.text.contains(name));
        let services = anon.get("/api/v1/services").await.json();
        let codes: Vec<_> = services["services"]
            .as_array()
            .unwrap()
            .iter()
            .map(|service| service["code"].as_str().unwrap().to_owned())
            .collect();
        assert!(codes.contains(&"akta-kelahiran".to_owned()), "{codes:?}");
        assert_eq!(codes.contains(&"skck".to_owned()), slug == "bengkulu-tengah");
    }
}

#[tokio::test]
async fn an_unknown_host_gets_the_directory_and_no_api() {
    let server = TestServer::start().await;
    let mut anon = server.anon_at("elsewhere.example");
    let page = anon.get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("http://sinjai.localhost:") && page.text.contains("Kabupaten Bengkulu Tengah"));
    let problem = anon.get("/api/v1/region").await;
    assert_eq!((problem.status, problem.code()), (404, "not_found".to_owned()));
    assert_eq!(anon.get("/layanan").await.status, 404);
    // The directory is the same everywhere.
    assert_eq!(anon.get("/api/v1/regions").await.json().as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_default_region_answers_on_every_other_host() {
    let server =
        TestServer::start_with(&["--demo", "--default-region", "bengkulu-tengah", "--aliases", "mpp.example=sinjai"])
            .await;
    for (host, slug) in [
        ("127.0.0.1", "bengkulu-tengah"),
        ("anything.example", "bengkulu-tengah"),
        ("MPP.example", "sinjai"),
        (SINJAI, "sinjai"),
    ] {
        assert_eq!(server.anon_at(host).get("/api/v1/region").await.json()["slug"], slug, "{host}");
    }
}

#[tokio::test]
async fn regions_have_their_own_look() {
    let server = TestServer::start().await;
    let theme = server.anon().get("/theme.css").await;
    assert_eq!((theme.status, theme.header("content-type")), (200, "text/css; charset=utf-8"));
    assert!(theme.text.contains("--"));
    assert_ne!(theme.text, server.anon_at(BENGKULU_TENGAH).get("/theme.css").await.text);
    let known = server.anon().get_with("/theme.css", &[("if-none-match", theme.header("etag"))]).await;
    assert_eq!(known.status, 304);
    for path in ["/brand/crest.svg", "/brand/motif.svg"] {
        let picture = server.anon().get(path).await;
        assert_eq!((picture.status, picture.header("content-type")), (200, "image/svg+xml"));
        assert!(picture.header("content-security-policy").contains("sandbox"));
    }
    assert_eq!(server.anon().get("/brand/icon-1.png").await.status, 404);
}

#[tokio::test]
async fn each_portal_is_an_app_of_its_own() {
    let server = TestServer::start().await;
    for (host, name, color) in [(SINJAI, "Sinjai", "#0B6E6E"), (BENGKULU_TENGAH, "Bengkulu Tengah", "#2B6B2F")] {
        let answer = server.anon_at(host).get("/manifest.webmanifest").await;
        assert_eq!(answer.header("content-type"), "application/manifest+json");
        let citizens = answer.json();
        assert_eq!((&citizens["id"], &citizens["start_url"]), (&json!("/"), &json!("/")));
        assert!(citizens["name"].as_str().unwrap().contains(name), "{}", citizens["name"]);
        assert_eq!(citizens["short_name"], name);
        assert_eq!((&citizens["display"], &citizens["theme_color"]), (&json!("standalone"), &json!(color)));
        let shortcuts: Vec<&Value> = citizens["shortcuts"].as_array().unwrap().iter().map(|one| &one["url"]).collect();
        assert_eq!(shortcuts, ["/lacak", "/permohonan"]);
        assert_eq!(citizens["share_target"]["action"], "/bagikan");
        let pictures: Vec<&Value> = citizens["screenshots"].as_array().unwrap().iter().collect();
        assert_eq!(pictures[0]["form_factor"], "narrow");

        let officers = server.anon_at(host).get("/petugas/manifest.webmanifest").await.json();
        assert_eq!((&officers["id"], &officers["scope"]), (&json!("/petugas/"), &json!("/petugas/")));
        assert!(officers["name"].as_str().unwrap().contains(name), "{}", officers["name"]);
        assert_ne!(officers["short_name"], citizens["short_name"]);

        for manifest in [&citizens, &officers] {
            let icons: Vec<&Value> = manifest["icons"].as_array().unwrap().iter().collect();
            let kinds: Vec<_> =
                icons.iter().map(|icon| (icon["sizes"].as_str().unwrap(), icon["purpose"].as_str().unwrap())).collect();
            for kind in [("any", "any"), ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")] {
                assert!(kinds.contains(&kind), "{host}: {kinds:?}");
            }
            for icon in icons.into_iter().chain(pictures.iter().copied()) {
                let file = server.anon_at(host).get(icon["src"].as_str().unwrap()).await;
                assert_eq!((file.status, file.header("content-type")), (200, icon["type"].as_str().unwrap()));
                assert!(file.header("cache-control").contains("immutable"));
            }
        }
    }
}

#[tokio::test]
async fn a_definition_is_public_but_for_the_office_own_part() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let service = anon.get("/api/v1/services/akta-kelahiran").await;
    assert_eq!(service.status, 200);
    assert!(service.json()["standard"].get("internal").is_none());
    assert_eq!(anon.get("/api/v1/services/akta-kelahiran?version=1").await.json()["version"], 1);
    for path in ["/api/v1/services/nothing", "/api/v1/services/akta-kelahiran?version=99"] {
        assert_eq!(anon.get(path).await.code(), "not_found");
    }
    assert_eq!(anon.get("/api/v1/services/akta-kelahiran?wersion=1").await.code(), "malformed_request");
}

#[tokio::test]
async fn places_are_listed_from_province_to_village() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    assert_eq!(anon.get("/api/v1/areas").await.json()["children"].as_array().unwrap().len(), 38);
    let sinjai = anon.get("/api/v1/areas/7307").await;
    assert_eq!(sinjai.json()["path"][1]["name"], "Kabupaten Sinjai");
    assert!(sinjai.header("cache-control").contains("max-age"));
    assert_eq!(anon.get("/api/v1/areas/99").await.code(), "not_found");
    assert_eq!(anon.get("/api/v1/areas/x").await.code(), "not_found");
}

#[tokio::test]
async fn seeds_are_planted_once_and_never_over_what_is_there() {
    let server = TestServer::start().await;
    let scope = server.state.regions.by_slug("sinjai").unwrap().scope.clone();
    let mut profile = server.state.regions.by_slug("sinjai").unwrap().profile.clone();
    profile.short_name = "Sinjai Baru".to_owned();
    let tx = scope.begin().await.unwrap();
    mppi_store::settings::put(&tx, "profile", &profile).await.unwrap();
    tx.commit().await.unwrap();
    let folder = server.stop().await;
    let again = TestServer::start_in(folder, &["--demo"]).await;
    assert_eq!(again.anon().get("/api/v1/region").await.json()["short_name"], "Sinjai Baru");
}
