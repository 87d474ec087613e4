//! The two portals: their shells, files, and what belongs to a region's look.

mod assets;
mod brand;
mod kept;
mod manifest;
pub mod readable;
mod shell;

use axum::{Router, extract::RawQuery, response::Redirect, routing};
use mppi_store::sessions::Portal;

use crate::state::AppState;

/// Paths of the citizen portal's pages. All answer with the shell; the app reads the path.
const CITIZEN_PAGES: [&str; 10] = [
    "/ajukan/{draft}/{step}",
    "/draf/{draft}/perangkat",
    "/draf/{draft}/pembaruan",
    "/bagikan",
    "/tanda-terima/{submission}",
    "/permohonan",
    "/permohonan/{id}",
    "/permohonan/{id}/perbaikan",
    "/masuk",
    "/akun",
];
/// Paths of the officer portal's pages, below `/petugas`.
const OFFICER_PAGES: [&str; 10] = [
    "/",
    "/masuk",
    "/siapkan",
    "/berkas/{id}",
    "/loket",
    "/loket/{draft}",
    "/loket/{draft}/tanda-terima",
    "/serah-terima",
    "/pengguna",
    "/akun",
];

/// Their routes, below the base path.
pub fn routes(state: &AppState) -> Router<AppState> {
    let officer_home = [state.config.base.as_str(), "petugas/"].concat();
    let share = [state.config.base.as_str(), "bagikan"].concat();
    let mut router = Router::new()
        .route("/", routing::get(shell::home))
        .route("/layanan", routing::get(shell::catalogue))
        .route("/layanan/{code}", routing::get(shell::service))
        .route("/layanan/{code}/ajukan", routing::get(shell::start))
        // The app's router writes its home without a slash, with the inbox's view behind it: a reload must keep that.
        .route(
            "/petugas",
            routing::get(async move |RawQuery(query): RawQuery| {
                let query = query.map(|query| ["?", &query].concat()).unwrap_or_default();
                Redirect::permanent(&[officer_home.as_str(), query.as_str()].concat())
            }),
        )
        .route("/assets/{*path}", routing::get(assets::hashed))
        .route("/kept", routing::get(async || kept::sign(Portal::Citizen)))
        .route("/petugas/kept", routing::get(async || kept::sign(Portal::Officer)))
        .route("/sw.js", routing::get(assets::citizen_worker))
        .route("/petugas/sw.js", routing::get(assets::officer_worker))
        .route("/config.json", routing::get(assets::config))
        .route("/robots.txt", routing::get(assets::robots))
        .route("/theme.css", routing::get(brand::theme))
        .route("/brand/crest.svg", routing::get(brand::crest))
        .route("/brand/motif.svg", routing::get(brand::motif))
        .route("/brand/{icon}", routing::get(brand::icon))
        .route("/manifest.webmanifest", routing::get(manifest::citizen))
        .route("/petugas/manifest.webmanifest", routing::get(manifest::officer));
    // A photo that another app shares is taken by the service worker. Where there is none, the page says that it did not come.
    router = router.route("/bagikan", routing::post(async move || Redirect::to(&share)));
    for page in CITIZEN_PAGES {
        router = router.route(page, routing::get(shell::citizen));
    }
    for page in OFFICER_PAGES {
        router = router.route(&["/petugas", page].concat(), routing::get(shell::officer));
    }
    router.fallback(shell::nothing)
}
