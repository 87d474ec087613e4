//! `/lacak`: where a case stands, by number and secret. Both travel in the body, never in an address.

use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};
use mppi_domain::{
    api::{
        application::StepProgress,
        problem::ProblemCode,
        tracking::{Tracking, TrackingRequest},
    },
    provisional_number::ProvisionalNumber,
    status::{Status, Tone},
};

use crate::{
    http::{
        extract::{ClientAddress, PageLanguage, Region},
        pages::{
            blocks::{TextField, icon, notice, row, tone_icon},
            layout::Page,
            speaker::Speaker,
        },
        problem::ApiError,
        tracking::find,
    },
    state::AppState,
};

/// The empty form.
pub async fn get(State(state): State<AppState>, region: Region, PageLanguage(language): PageLanguage) -> Response {
    let say = Speaker { region: &region, words: &state.words, language };
    form_page(&state, say, "", None, StatusCode::OK)
}

/// The result, or the form again with what is wrong.
pub async fn post(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    PageLanguage(language): PageLanguage,
    form: Result<Form<TrackingRequest>, FormRejection>,
) -> Response {
    let say = Speaker { region: &region, words: &state.words, language };
    let Ok(Form(request)) = form else {
        return form_page(&state, say, "", Some(say.word("tracking.not_found")), StatusCode::BAD_REQUEST);
    };
    match find::find(&state, &region, client, &request).await {
        Ok(tracking) => result_page(&state, say, &tracking),
        Err(error) => {
            let words = words_of(say, &error, &request.number);
            let status = StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            form_page(&state, say, &request.number, Some(words), status)
        }
    }
}

fn words_of<'a>(say: Speaker<'a>, error: &ApiError, number: &str) -> &'a str {
    match error.code() {
        ProblemCode::Throttled | ProblemCode::Locked => say.word("tracking.too_often"),
        // What a counter took in without a network may still be on its device.
        ProblemCode::NotFound if ProvisionalNumber::parse(number).is_ok() => say.word("tracking.not_here_yet"),
        ProblemCode::NotFound => say.word("tracking.not_found"),
        _ => say.word("tracking.failed"),
    }
}

fn form_page(state: &AppState, say: Speaker<'_>, number: &str, problem: Option<&str>, status: StatusCode) -> Response {
    let is_wrong = problem.is_some();
    let number = TextField {
        name: "number",
        label: say.word("tracking.number"),
        hint: say.word("tracking.number_hint"),
        value: number,
        capitals: true,
        is_wrong,
    };
    let secret = TextField {
        name: "secret",
        label: say.word("tracking.secret"),
        hint: say.word("tracking.secret_hint"),
        value: "",
        capitals: false,
        is_wrong,
    };
    let content = html! {
        h1 { (say.word("tracking.title")) }
        p { (say.word("tracking.intro")) }
        @if let Some(problem) = problem { (notice(state, "danger", "", problem, true)) }
        form class="stack" method="post" action=(format!("{}lacak?lang={}", state.config.base, say.language.tag())) id="tracking-form" {
            (number.html())
            (secret.html())
            div { button class="button button--primary" type="submit" { (say.word("tracking.submit")) } }
        }
    };
    Page { say, title: say.word("tracking.title"), path: "lacak", script: Some("lacak.js"), content }
        .respond(state, status)
}

fn result_page(state: &AppState, say: Speaker<'_>, tracking: &Tracking) -> Response {
    let tone = tone(tracking.status);
    let content = html! {
        div class="stack" {
            h1 { (say.text(&tracking.service_name)) }
            p { span class=(format!("badge badge--{tone}")) { (icon(state, tone_icon(tone))) (say.family("status.", tracking.status.key())) } }
        }
        dl class="summary-list__rows" {
            (row(say.word("tracking.number"), &tracking.number))
            @if let Some(number) = &tracking.provisional_number { (row(say.word("tracking.provisional_number"), number)) }
            (row(say.word("tracking.holder"), say.text(&tracking.holder)))
            @if let Some(due) = tracking.due_on { (row(say.word("tracking.due"), &say.date(due))) }
            (row(say.word("tracking.submitted"), &say.date_time(tracking.submitted_at)))
        }
        section class="section" { h2 class="section__heading" { (say.word("tracking.steps")) } (steps(state, say, tracking)) }
        section class="section" { h2 class="section__heading" { (say.word("tracking.timeline")) } (timeline(state, say, tracking)) }
        p { a href=(format!("{}lacak?lang={}", state.config.base, say.language.tag())) { (say.word("tracking.another")) } }
    };
    Page { say, title: say.word("tracking.title"), path: "lacak", script: None, content }.respond(state, StatusCode::OK)
}

fn steps(state: &AppState, say: Speaker<'_>, tracking: &Tracking) -> Markup {
    html! {
        ol class="timeline" {
            @for step in &tracking.steps {
                @let (class, is_now) = match step.progress {
                    StepProgress::Done => ("past", false),
                    StepProgress::Open | StepProgress::Waiting => ("now", true),
                    StepProgress::Ahead => ("next", false),
                };
                li class=(format!("timeline__item timeline__item--{class} timeline__item--neutral")) aria-current=[is_now.then_some("step")] {
                    span class="timeline__mark" aria-hidden="true" { @if step.progress == StepProgress::Done { (icon(state, "check")) } }
                    div class="timeline__body" {
                        strong class="timeline__title" { (say.text(&step.name)) } " "
                        span class="timeline__time" { (say.family("tracking.progress.", progress(step.progress))) " · " (say.text(&step.agency)) }
                    }
                }
            }
        }
    }
}

fn timeline(state: &AppState, say: Speaker<'_>, tracking: &Tracking) -> Markup {
    html! {
        ol class="timeline" reversed {
            @for entry in tracking.timeline.iter().rev() {
                li class="timeline__item timeline__item--past timeline__item--neutral" {
                    span class="timeline__mark" aria-hidden="true" { (icon(state, "check")) }
                    div class="timeline__body" {
                        strong class="timeline__title" { (say.family("event.", &entry.kind)) } " "
                        time class="timeline__time" datetime=(entry.at) { (say.date_time(entry.at)) }
                        @if let Some(agency) = &entry.agency { p class="timeline__detail" { (say.text(agency)) } }
                    }
                }
            }
        }
    }
}

fn progress(progress: StepProgress) -> &'static str {
    match progress {
        StepProgress::Done => "done",
        StepProgress::Open => "open",
        StepProgress::Waiting => "waiting",
        StepProgress::Ahead => "ahead",
    }
}

fn tone(status: Status) -> &'static str {
    match status.tone() {
        Tone::Neutral => "neutral",
        Tone::Info => "info",
        Tone::Success => "success",
        Tone::Warning => "warning",
        Tone::Danger => "danger",
    }
}
