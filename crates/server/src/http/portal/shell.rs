//! The shells: one page per portal, filled in for each request.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, PreEscaped, html};
use mppi_domain::api::boot::Boot;
use mppi_store::{StoreError, services};

use crate::{
    dist::{Portal, shell::Places},
    http::{
        ApiError, ApiResult, etag,
        extract::{PageLanguage, PathOf, Region, region},
        pages::{directory, speaker::Speaker},
        portal::readable,
        services::summaries,
    },
    region::context::short_hash,
    state::AppState,
};

/// A page is the same for so long if nothing but the clock changed: the boot data's time is that old at most.
const WINDOW_MILLIS: i64 = 10 * 60 * 1000;

/// What a page says besides the shell.
struct Content<'a> {
    /// Before the mall's name; without it the name stands alone.
    title: Option<&'a str>,
    /// Path below the API of what the app will ask for first.
    first_read: Option<String>,
    /// What is readable before the app.
    body: Markup,
}

impl Content<'_> {
    fn plain(body: Markup) -> Self {
        Self { title: None, first_read: None, body }
    }
}

/// Which portal, where.
struct Place<'a> {
    portal: &'a Portal,
    /// Path below the base: empty, or `petugas/`.
    path: &'static str,
}

/// The citizen's first page; the directory where no region has this host.
pub async fn home(
    State(state): State<AppState>,
    PageLanguage(language): PageLanguage,
    uri: Uri,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let host = region::host(&uri, &headers).unwrap_or_default();
    match region::of_host(&state, host).cloned() {
        Some(region) => list(&state, &Region(region), PageLanguage(language), &headers).await,
        None => Ok(directory::page(&state, language, StatusCode::OK)),
    }
}

/// The catalogue.
pub async fn catalogue(
    State(state): State<AppState>,
    region: Region,
    language: PageLanguage,
    headers: HeaderMap,
) -> ApiResult<Response> {
    list(&state, &region, language, &headers).await
}

async fn list(
    state: &AppState,
    region: &Region,
    PageLanguage(language): PageLanguage,
    headers: &HeaderMap,
) -> ApiResult<Response> {
    let say = Speaker { region, words: &state.words, language };
    let services = summaries(region).await?;
    let content = Content {
        first_read: Some("/services".to_owned()),
        ..Content::plain(readable::services(&state.config.base, say, &services))
    };
    Ok(page(state, say, &citizen_place(state), &content, headers, StatusCode::OK))
}

/// A service's page.
pub async fn service(
    State(state): State<AppState>,
    region: Region,
    PageLanguage(language): PageLanguage,
    PathOf(code): PathOf<String>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let say = Speaker { region: &region, words: &state.words, language };
    let place = citizen_place(&state);
    match services::active(&region.scope.read(), &code).await {
        Ok(service) => {
            let content = Content {
                title: Some(say.text(&service.name)),
                first_read: Some(["/services/", &code].concat()),
                body: readable::service(&state.config.base, say, &service),
            };
            Ok(page(&state, say, &place, &content, &headers, StatusCode::OK))
        }
        Err(StoreError::NotFound) => {
            let content = Content::plain(readable::plain(&state.config.base, say));
            Ok(page(&state, say, &place, &content, &headers, StatusCode::NOT_FOUND))
        }
        Err(error) => Err(error.into()),
    }
}

/// Where an application begins: the app asks for the service before it can draw the guide.
pub async fn start(
    State(state): State<AppState>,
    region: Region,
    PageLanguage(language): PageLanguage,
    PathOf(code): PathOf<String>,
    headers: HeaderMap,
) -> Response {
    let say = Speaker { region: &region, words: &state.words, language };
    // A code as the catalogue has them, or nothing: what else stands in an address is not written into a page.
    let is_code = code.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    let content = Content {
        first_read: is_code.then(|| ["/services/", &code].concat()),
        ..Content::plain(readable::plain(&state.config.base, say))
    };
    page(&state, say, &citizen_place(&state), &content, &headers, StatusCode::OK)
}

/// Any other page of the citizen portal.
pub async fn citizen(
    State(state): State<AppState>,
    region: Region,
    PageLanguage(language): PageLanguage,
    headers: HeaderMap,
) -> Response {
    let say = Speaker { region: &region, words: &state.words, language };
    let content = Content::plain(readable::plain(&state.config.base, say));
    page(&state, say, &citizen_place(&state), &content, &headers, StatusCode::OK)
}

/// Any page of the officer portal.
pub async fn officer(
    State(state): State<AppState>,
    region: Region,
    PageLanguage(language): PageLanguage,
    headers: HeaderMap,
) -> Response {
    let say = Speaker { region: &region, words: &state.words, language };
    let place = Place { portal: &state.dist.officer, path: "petugas/" };
    page(&state, say, &place, &Content::plain(readable::officer(say)), &headers, StatusCode::OK)
}

/// What is nowhere: the shell for people, with the right status; a problem for programs.
pub async fn nothing(
    State(state): State<AppState>,
    method: Method,
    uri: Uri,
    PageLanguage(language): PageLanguage,
    headers: HeaderMap,
) -> Response {
    let wants_page = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let host = region::host(&uri, &headers).unwrap_or_default();
    let Some(region) = region::of_host(&state, host).cloned() else {
        return if wants_page {
            directory::page(&state, language, StatusCode::NOT_FOUND)
        } else {
            ApiError::not_found().into_response()
        };
    };
    if !wants_page || !matches!(method, Method::GET | Method::HEAD) {
        return ApiError::not_found().into_response();
    }
    let say = Speaker { region: &region, words: &state.words, language };
    if uri.path().starts_with("/petugas/") {
        let place = Place { portal: &state.dist.officer, path: "petugas/" };
        return page(&state, say, &place, &Content::plain(readable::officer(say)), &headers, StatusCode::NOT_FOUND);
    }
    let content = Content::plain(readable::plain(&state.config.base, say));
    page(&state, say, &citizen_place(&state), &content, &headers, StatusCode::NOT_FOUND)
}

fn citizen_place(state: &AppState) -> Place<'_> {
    Place { portal: &state.dist.citizen, path: "" }
}

fn page(
    state: &AppState,
    say: Speaker<'_>,
    place: &Place<'_>,
    content: &Content<'_>,
    headers: &HeaderMap,
    status: StatusCode,
) -> Response {
    let base = [state.config.base.as_str(), place.path].concat();
    let fill = |boot: &Boot| {
        let head = head(state, say, place, content, boot).into_string();
        let word = |key: &str| html! { (say.family("", key)) }.into_string();
        place.portal.shell.fill(&Places {
            language: say.language.tag(),
            base: &base,
            head: &head,
            body: &content.body.0,
            word: &word,
        })
    };
    let mut boot = boot(state, say, place);
    // The tag covers everything but the clock, and the clock in steps.
    let now = boot.now;
    boot.now = mppi_domain::date::Instant::from_millis(now.millis().div_euclid(WINDOW_MILLIS) * WINDOW_MILLIS);
    let tag = short_hash(fill(&boot).as_bytes());
    boot.now = now;
    let mut response = etag::answer(headers, &tag, "text/html; charset=utf-8", fill(&boot));
    if status != StatusCode::OK && response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    let out = response.headers_mut();
    out.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(say.language.tag()));
    out.insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

fn boot(state: &AppState, say: Speaker<'_>, place: &Place<'_>) -> Boot {
    let base = state.config.base.as_str();
    let mut assets: std::collections::BTreeMap<String, String> =
        place.portal.boot.iter().map(|(name, path)| (name.clone(), [base, path].concat())).collect();
    assets.insert("crest".to_owned(), format!("{base}brand/crest.svg?v={}", say.region.crest.hash));
    if let Some(motif) = &say.region.motif {
        assets.insert("motif".to_owned(), format!("{base}brand/motif.svg?v={}", motif.hash));
    }
    Boot {
        base: base.to_owned(),
        api: [base, "api/v1"].concat(),
        region: say.region.profile.clone(),
        assets,
        languages: place.portal.languages(),
        now: state.clock.now(),
        holidays: say.region.calendar.holidays().iter().map(|(date, _)| date.to_string()).collect(),
        build: state.dist.version.clone(),
    }
}

fn head(state: &AppState, say: Speaker<'_>, place: &Place<'_>, content: &Content<'_>, boot: &Boot) -> Markup {
    let (base, region) = (state.config.base.as_str(), say.region);
    let name = say.text(&region.profile.mall_name);
    let words = boot.assets.get(&["words.", say.language.tag()].concat());
    html! {
        title { @if let Some(title) = content.title { (title) " · " } (name) }
        meta name="description" content=(say.word("server.shell.description"));
        meta name="theme-color" content=(region.profile.brand.color);
        link rel="stylesheet" href=(format!("{base}theme.css?v={}", region.theme.hash));
        link rel="icon" type="image/svg+xml" href=(format!("{base}brand/crest.svg?v={}", region.crest.hash));
        @if let Some((_, hash)) = region.icons.get("icon-192.png") {
            link rel="apple-touch-icon" href=(format!("{base}brand/icon-192.png?v={hash}"));
        }
        link rel="manifest" href=(format!("{base}{}manifest.webmanifest", place.path));
        @if let Some(words) = words { link rel="preload" as="fetch" crossorigin="anonymous" href=(words); }
        @if let Some(path) = &content.first_read {
            link rel="preload" as="fetch" crossorigin="anonymous" href=([boot.api.as_str(), path].concat());
        }
        script type="application/json" id="boot" { (PreEscaped(script_json(boot))) }
    }
}

/// JSON that cannot end its script element: what could begin a tag or a comment is written as an escape.
fn script_json(boot: &Boot) -> String {
    let text = serde_json::to_string(boot).unwrap_or_default();
    text.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
