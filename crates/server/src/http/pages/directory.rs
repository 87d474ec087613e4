//! All regions of this installation, shown where the host names none.

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, html};
use mppi_domain::language::Language;

use crate::{http::pages::blocks::icon, state::AppState, words::OwnWords};

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
                // It has no sign of its own, and browsers are not to look for one.
                link rel="icon" href="data:,";
                @if let Some(sheet) = sheet { link rel="stylesheet" href=(sheet); }
            }
            body {
                main class="page page--narrow stack stack--loose" id="main" {
                    div class="page-title" {
                        h1 { (word("server.directory.title")) }
                        p class="page-title__lead" { (word("server.directory.intro")) }
                    }
                    ul class="link-rows" {
                        @for region in state.regions.iter() {
                            li class="link-row" {
                                div class="link-row__body" {
                                    a class="link-row__link" href=(region.public_url) { (region.profile.name.get(language)) }
                                    span class="link-row__detail" { (region.profile.mall_name.get(language)) " · " (region.profile.province) }
                                }
                                (icon(state, "chevron-right"))
                            }
                        }
                    }
                }
            }
        }
    };
    (status, Html(page.into_string())).into_response()
}
