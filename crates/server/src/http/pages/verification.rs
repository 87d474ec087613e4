//! `/verifikasi/{code}`: whether a document is real, for anybody who holds it.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use mppi_domain::api::{document::Verification, problem::ProblemCode};
use serde::Deserialize;

use crate::{
    http::{
        extract::{ClientAddress, PageLanguage, PathOf, QueryOf, Region},
        pages::{
            blocks::{TextField, notice, row, tel},
            layout::Page,
            speaker::Speaker,
        },
        verification::find,
    },
    state::AppState,
};

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Asked {
    /// The code, as typed.
    kode: Option<String>,
    /// Language to go on with.
    lang: Option<String>,
}

/// The form for a code; with a code, the way to its page.
pub async fn ask(
    State(state): State<AppState>,
    region: Region,
    PageLanguage(language): PageLanguage,
    QueryOf(asked): QueryOf<Asked>,
) -> Response {
    let say = Speaker { region: &region, words: &state.words, language };
    let code = find::normal(asked.kode.as_deref().unwrap_or_default());
    if code.is_empty() {
        let content = html! { h1 { (say.word("verification.title")) } p { (say.word("verification.intro")) } (form(&state, say)) };
        return page(&state, say, "verifikasi", content, StatusCode::OK);
    }
    let language = asked.lang.map(|_| format!("?lang={}", language.tag())).unwrap_or_default();
    Redirect::to(&format!("{}verifikasi/{code}{language}", state.config.base)).into_response()
}

/// What anybody may know of the document.
pub async fn get(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    PageLanguage(language): PageLanguage,
    PathOf(code): PathOf<String>,
) -> Response {
    let say = Speaker { region: &region, words: &state.words, language };
    let path = format!("verifikasi/{}", find::normal(&code));
    match find::find(&state, &region, client, &code).await {
        Ok(found) => page(&state, say, &path, valid(&state, say, &found), StatusCode::OK),
        Err(error) => {
            let words = match error.code() {
                ProblemCode::NotFound => say.word("verification.unknown_text"),
                ProblemCode::Throttled | ProblemCode::Locked => say.word("tracking.too_often"),
                _ => say.word("tracking.failed"),
            };
            let status = StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let is_unknown = error.code() == ProblemCode::NotFound;
            page(&state, say, &path, invalid(&state, say, is_unknown, words), status)
        }
    }
}

fn valid(state: &AppState, say: Speaker<'_>, found: &Verification) -> Markup {
    html! {
        h1 { (say.word("verification.title")) }
        (notice(state, "success", say.word("verification.valid"), say.word("verification.valid_text"), false))
        @if found.sample { (notice(state, "warning", say.word("verification.sample_title"), say.word("verification.sample"), false)) }
        dl class="summary-list__rows" {
            (row(say.word("verification.document"), say.text(&found.document_name)))
            (row(say.word("verification.number"), &found.number))
            (row(say.word("verification.holder"), &found.holder))
            (row(say.word("verification.issued_on"), &say.date(found.issued_on)))
            (row(say.word("verification.agency"), say.text(&found.agency)))
            @if let Some(signatory) = &found.signatory { (row(say.word("verification.signatory"), signatory)) }
            (row(say.word("verification.code"), &found.code))
            (row(say.word("verification.sha256"), &found.sha256))
        }
        p { (say.word("verification.compare")) }
    }
}

fn invalid(state: &AppState, say: Speaker<'_>, is_unknown: bool, words: &str) -> Markup {
    let phone = &say.region.profile.contact.phone;
    html! {
        h1 { (say.word(if is_unknown { "verification.unknown_title" } else { "verification.title" })) }
        (notice(state, "danger", "", words, true))
        @if is_unknown { p { (say.word("verification.unknown_help")) " " a href=(tel(phone)) { (phone) } } }
        (form(state, say))
    }
}

fn form(state: &AppState, say: Speaker<'_>) -> Markup {
    let code = TextField {
        name: "kode",
        label: say.word("verification.code"),
        hint: say.word("verification.code_hint"),
        value: "",
        capitals: true,
        is_wrong: false,
    };
    html! {
        form class="stack" method="get" action=(format!("{}verifikasi", state.config.base)) {
            (code.html())
            input type="hidden" name="lang" value=(say.language.tag());
            div { button class="button button--primary" type="submit" { (say.word("verification.submit")) } }
        }
    }
}

fn page(state: &AppState, say: Speaker<'_>, path: &str, content: Markup, status: StatusCode) -> Response {
    Page { say, title: say.word("verification.title"), path, script: None, content }.respond(state, status)
}
