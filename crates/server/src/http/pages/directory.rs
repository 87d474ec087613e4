//! All regions of this installation, shown where the host names none.

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, html};
use mppi_domain::language::Language;

use crate::{state::AppState, words::OwnWords};

/// The list, with a link to each portal. It belongs to no region, so it has no brand.
pub fn page(state: &AppState, language: Language, status: StatusCode) -> Response {
    let none = OwnWords::new();
    let word = |key| state.words.get(&none, language, key);
    let base = state.config.base.as_str();
    let sheet = state.dist.asset("citizen.css").map(|path| [base, path].concat());
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (word("server.directory.title")) }
                @if let Some(sheet) = sheet { link rel="stylesheet" href=(sheet); }
            }
            body {
                main class="page page--narrow stack" id="main" {
                    h1 { (word("server.directory.title")) }
                    p { (word("server.directory.intro")) }
                    ul {
                        @for region in state.regions.iter() {
                            li { a href=(region.public_url) { (region.profile.name.get(language)) } " · " (region.profile.province) }
                        }
                    }
                }
            }
        }
    };
    (status, Html(page.into_string())).into_response()
}
