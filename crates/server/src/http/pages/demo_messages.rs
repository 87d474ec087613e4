//! `/demo/pesan`: the messages of a demonstration, which are sent to nobody.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;
use mppi_store::messages;

use crate::{
    http::{
        extract::{PageLanguage, Region},
        pages::{layout::Page, speaker::Speaker},
        problem::ApiError,
    },
    state::AppState,
};

/// How many are shown.
const SHOWN: u32 = 50;

/// The latest messages of the region, the newest first.
pub async fn get(State(state): State<AppState>, region: Region, PageLanguage(language): PageLanguage) -> Response {
    let messages = match messages::recent(&region.scope.read(), SHOWN).await {
        Ok(messages) => messages,
        Err(error) => return ApiError::from(error).into_response(),
    };
    let say = Speaker { region: &region, words: &state.words, language };
    let content = html! {
        h1 { (say.word("server.messages.title")) }
        p { (say.word("server.messages.intro")) }
        @if messages.is_empty() { p { (say.word("server.messages.empty")) } }
        @for message in &messages {
            article class="panel stack" data-to=(message.letter.to.as_str()) {
                h2 { (message.letter.to.as_str()) }
                p { time datetime=(message.created_at) { (say.date_time(message.created_at)) } }
                p { strong { (message.letter.subject) } }
                @for line in message.letter.body.lines() { p { (line) } }
            }
        }
    };
    Page { say, title: say.word("server.messages.title"), path: "demo/pesan", script: None, content }
        .respond(&state, StatusCode::OK)
}
