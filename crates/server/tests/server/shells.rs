//! The pages of the portals, before WebAssembly.

use mppi_domain::api::boot::Boot;

use crate::harness::{Answer, TestServer};

fn boot(page: &Answer) -> Boot {
    let (_, rest) = page.text.split_once("<script type=\"application/json\" id=\"boot\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[tokio::test]
async fn every_page_of_a_portal_is_a_shell() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    for (path, base) in [
        ("/", "/"),
        ("/layanan", "/"),
        ("/layanan/akta-kelahiran", "/"),
        ("/layanan/akta-kelahiran/ajukan", "/"),
        ("/ajukan/0193b2c4/isian-anak", "/"),
        ("/tanda-terima/0193b2c4", "/"),
        ("/permohonan", "/"),
        ("/permohonan/0193b2c4", "/"),
        ("/permohonan/0193b2c4/perbaikan", "/"),
        ("/masuk?lanjut=/permohonan", "/"),
        ("/akun", "/"),
        ("/petugas/", "/petugas/"),
        ("/petugas/masuk", "/petugas/"),
        ("/petugas/siapkan", "/petugas/"),
        ("/petugas/berkas/0193b2c4", "/petugas/"),
        ("/petugas/serah-terima", "/petugas/"),
        ("/petugas/pengguna", "/petugas/"),
        ("/petugas/akun", "/petugas/"),
    ] {
        let page = anon.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(page.header("cache-control"), "no-cache", "{path}");
        assert!(page.text.contains(&format!("<base href=\"{base}\">")), "{path}");
        assert!(!page.text.contains("mppi:"), "{path}");
        let boot = boot(&page);
        assert_eq!((boot.base.as_str(), boot.api.as_str(), boot.region.slug.as_str()), ("/", "/api/v1", "sinjai"));
        assert!(
            boot.assets["words.id"].starts_with("/assets/") && boot.assets["crest"].starts_with("/brand/crest.svg?v=")
        );
        assert_eq!(boot.languages[0], "id");
        assert!(boot.holidays.contains(&"2026-12-25".to_owned()));
        assert!(boot.region.capabilities.contains(&"demo".to_owned()));
    }
    assert_eq!(anon.get("/petugas").await.header("location"), "/petugas/");
    let view = anon.get("/petugas?tampilan=milik-saya").await;
    assert_eq!(view.header("location"), "/petugas/?tampilan=milik-saya");
}

#[tokio::test]
async fn a_page_names_what_its_app_reads_first() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let definition = "/api/v1/services/akta-kelahiran";
    for (path, first) in [
        ("/", Some("/api/v1/services")),
        ("/layanan", Some("/api/v1/services")),
        ("/layanan/akta-kelahiran", Some(definition)),
        ("/layanan/akta-kelahiran/ajukan", Some(definition)),
        // Not the words of an address that somebody made up, nor what has no definition to read.
        ("/layanan/akta%22%3E%3Cscript%3E/ajukan", None),
        ("/layanan/nothing", None),
        ("/permohonan", None),
        ("/petugas/", None),
    ] {
        let page = anon.get(path).await.text;
        let ahead: Vec<&str> =
            page.split("rel=\"preload\"").filter_map(|part| part.split_once("href=\"")?.1.split('"').next()).collect();
        let read = ahead.into_iter().find(|address| address.starts_with("/api/"));
        assert_eq!(read, first, "{path}");
    }
    assert_eq!(anon.get(definition).await.status, 200);
}

#[tokio::test]
async fn what_is_nowhere_says_so_and_still_helps() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    for path in ["/nothing", "/layanan/nothing", "/petugas/nothing", "/a/b/c/d"] {
        let page = anon.get_with(path, &[("accept", "text/html")]).await;
        assert_eq!(page.status, 404, "{path}");
        boot(&page);
    }
    assert_eq!(anon.get("/nothing").await.code(), "not_found");
}

#[tokio::test]
async fn services_can_be_read_before_webassembly() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let home = anon.get("/").await.text;
    assert!(
        home.contains("href=\"/layanan/akta-kelahiran\"")
            && home.contains("href=\"/lacak\"")
            && home.contains("href=\"tel:0482000000\"")
    );
    let service = anon.get("/layanan/akta-kelahiran").await.text;
    assert!(service.contains("Gratis") && service.contains("hari kerja") && service.contains("<li>"));
    let english = anon.get("/layanan/akta-kelahiran?lang=en").await.text;
    assert!(english.contains("<html lang=\"en\">") && english.contains("working days at most"));
    let by_browser = anon.get_with("/", &[("accept-language", "en-GB,en;q=0.9")]).await;
    assert_eq!(by_browser.header("content-language"), "en");
}

#[tokio::test]
async fn a_shell_holds_nothing_of_the_person_who_asks() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let (theirs, anybodys) = (citizen.get("/permohonan").await, server.anon().get("/permohonan").await);
    assert_eq!(theirs.text, anybodys.text);
    assert!(!theirs.text.contains("81234567890"));
}

#[tokio::test]
async fn a_browser_keeps_a_shell_as_long_as_it_is_the_same() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let tag = anon.get("/").await.header("etag").to_owned();
    assert_eq!(anon.get_with("/", &[("if-none-match", &tag)]).await.status, 304);
    assert_eq!(anon.get_with("/?lang=en", &[("if-none-match", &tag)]).await.status, 200);
    // Not so long that its clock would be wrong.
    server.clock.advance(601);
    assert_eq!(anon.get_with("/", &[("if-none-match", &tag)]).await.status, 200);
}

#[tokio::test]
async fn files_of_the_build_are_kept_for_ever_and_come_packed() {
    let server = TestServer::start().await;
    let mut anon = server.anon();
    let path = "/assets/citizen.0000000001.css";
    let plain = anon.get(path).await;
    assert_eq!((plain.status, plain.text.trim(), plain.header("content-encoding")), (200, "body{margin:0}", ""));
    assert!(plain.header("cache-control").contains("immutable"));
    let packed = anon.get_with(path, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!((packed.header("content-encoding"), packed.header("content-type")), ("gzip", "text/css; charset=utf-8"));
    assert_eq!(packed.bytes[..2], [0x1f, 0x8b]);
    for path in
        ["/assets/nothing.css", "/assets/../assets.json", "/assets/%2e%2e/assets.json", "/assets/..%2fassets.json"]
    {
        assert_eq!(anon.get(path).await.status, 404, "{path}");
    }
    assert_eq!(anon.get("/sw.js").await.header("cache-control"), "no-cache");
    assert_eq!(anon.get("/petugas/sw.js").await.status, 404);
}

#[tokio::test]
async fn a_browser_gets_the_sign_that_it_keeps_something() {
    let server = TestServer::start().await;
    for (path, name) in [("/kept", "__Host-mppi-kept-citizen"), ("/petugas/kept", "__Host-mppi-kept-officer")] {
        let answer = server.anon().get(path).await;
        assert_eq!((answer.status, answer.header("cache-control")), (204, "no-store"));
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with(&format!("{name}=1; Path=/; Secure; SameSite=Lax; Max-Age=")), "{cookie}");
        assert!(!cookie.contains("HttpOnly"), "the page is to see it");
    }
}

#[tokio::test]
async fn everything_lives_below_a_path_too() {
    let server = TestServer::start_with(&["--demo", "--base", "/mpp/"]).await;
    let mut anon = server.anon();
    let home = anon.get("/mpp/").await;
    assert!(home.text.contains("<base href=\"/mpp/\">") && home.text.contains("href=\"/mpp/layanan/akta-kelahiran\""));
    let boot = boot(&home);
    assert_eq!((boot.base.as_str(), boot.api.as_str()), ("/mpp/", "/mpp/api/v1"));
    assert!(boot.assets["icons.svg"].starts_with("/mpp/assets/"));
    assert_eq!(anon.get("/mpp").await.header("location"), "/mpp/");
    assert_eq!(anon.get("/mpp/petugas").await.header("location"), "/mpp/petugas/");
    assert_eq!(anon.get("/mpp/api/v1/region").await.json()["slug"], "sinjai");
    assert_eq!(anon.get("/mpp/manifest.webmanifest").await.json()["scope"], "/mpp/");
    assert_eq!(anon.get("/mpp/lacak").await.status, 200);
    assert_eq!(anon.get("/mpp/kept").await.status, 204);
    let outside = anon.get("/").await;
    assert_eq!((outside.code(), outside.header("x-content-type-options")), ("not_found".to_owned(), "nosniff"));
    assert_eq!(anon.get("/healthz").await.status, 200);
    assert!(server.state.regions.by_slug("sinjai").unwrap().public_url.ends_with("/mpp/"));
}
