//! All routes together, and what stands around them.

use std::{any::Any, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{StatusCode, Uri, uri::PathAndQuery},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing,
};
use mppi_domain::api::problem::ProblemCode;
use tower::ServiceExt as _;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate as _,
        predicate::{NotForContentType, SizeAbove},
    },
};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    http::{
        account, areas, casework_routes, metrics, officer, openapi, pages, portal, problem::ApiError, regions,
        security_headers, services, session, trace, tracking, verification, write_protection,
    },
    state::AppState,
};

/// Bytes of a JSON body. A form of 10,000 characters with answers to everything stays far below.
const BODY_LIMIT: usize = 512 * 1024;
/// Time for an answer. Setting a letter takes ten seconds at most.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// Time for an upload or download on a slow line.
const FILE_TIME_LIMIT: Duration = Duration::from_mins(10);
/// What watches the server; answered with the base path and without.
const HEALTH: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// Everything that the server answers.
pub fn router(state: AppState) -> Router {
    let inner = Router::new()
        .nest("/api/v1", api())
        .merge(if state.config.demo { pages::demo_routes() } else { Router::new() })
        .merge(portal::routes(&state))
        .layer(from_fn_with_state(state.clone(), write_protection::protect))
        // Reads all of them, one by a form. Old browsers say nothing of where a form comes from, and are to be able to read.
        .merge(pages::routes())
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .route("/healthz", routing::get(async || "ok"))
        .route("/readyz", routing::get(ready))
        .route("/metrics", routing::get(metrics::get))
        .with_state(state.clone());
    below_base(inner, &state.config.base)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(CompressionLayer::new().compress_when(compressible()))
        .layer(from_fn_with_state(state.clone(), security_headers::set))
        .layer(from_fn_with_state(state, trace::trace))
}

/// The routes of sign-in, administration and everything public, below `/api/v1`.
pub fn api_routes() -> OpenApiRouter<AppState> {
    regions::routes()
        .merge(services::routes())
        .merge(areas::routes())
        .merge(session::routes())
        .merge(account::routes())
        .merge(tracking::routes())
        .merge(verification::routes())
        .merge(officer::routes())
}

fn api() -> Router<AppState> {
    let (api, _) = api_routes().merge(casework_routes::routes()).split_for_parts();
    let (files, _) = casework_routes::file_routes().split_for_parts();
    timed(api.merge(openapi::route()), TIME_LIMIT).merge(timed(files, FILE_TIME_LIMIT)).fallback(nothing)
}

fn timed(router: Router<AppState>, limit: Duration) -> Router<AppState> {
    router.layer(from_fn_with_state(limit, within))
}

/// A fault of the program is a problem like any other, and not a connection that breaks off. What was panicked with stays
/// with the panic hook, since it may hold what somebody typed.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    ApiError::internal(&"a handler panicked").into_response()
}

/// Gives up what takes too long; whatever it wanted to write is undone with its transaction.
async fn within(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(ProblemCode::Unavailable, "it took too long; try again").into_response(),
    }
}

/// Pictures and PDF are packed already.
fn compressible() -> impl tower_http::compression::Predicate {
    SizeAbove::new(256)
        .and(NotForContentType::const_new("image/png"))
        .and(NotForContentType::const_new("image/jpeg"))
        .and(NotForContentType::const_new("image/webp"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/wasm"))
}

async fn nothing() -> ApiError {
    ApiError::not_found()
}

/// Whether requests can be answered: the database is there.
async fn ready(State(state): State<AppState>) -> Result<&'static str, StatusCode> {
    match state.store.ping().await {
        Ok(()) => Ok("ready"),
        Err(fault) => {
            tracing::error!(%fault, "not ready");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// Serves `inner` below a path such as `/mpp/`; inside, paths are as if it were the root.
fn below_base(inner: Router, base: &str) -> Router {
    if base == "/" {
        return inner;
    }
    let base = base.to_owned();
    Router::new().fallback(async move |request: Request| strip(inner, &base, request).await)
}

async fn strip(inner: Router, base: &str, mut request: Request) -> Response {
    let path = request.uri().path();
    if HEALTH.contains(&path) {
        return inner.oneshot(request).await.into_response();
    }
    if [path, "/"].concat() == base {
        return Redirect::permanent(base).into_response();
    }
    let Some(rest) = path.strip_prefix(base) else { return ApiError::not_found().into_response() };
    let query = request.uri().query().map(|query| ["?", query].concat()).unwrap_or_default();
    let Ok(rest) = PathAndQuery::try_from(["/", rest, &query].concat()) else {
        return ApiError::not_found().into_response();
    };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(rest);
    match Uri::from_parts(parts) {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return ApiError::not_found().into_response(),
    }
    inner.oneshot(request).await.into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http_body_util::BodyExt as _;

    use super::*;

    #[tokio::test]
    async fn a_fault_of_the_program_is_a_problem_that_says_nothing_of_it() {
        async fn broken() -> &'static str {
            panic!("budi@contoh.id")
        }
        let router = Router::new().route("/", routing::get(broken)).layer(CatchPanicLayer::custom(panicked));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&body);
        assert!(text.contains("\"code\":\"internal\"") && !text.contains("budi"), "{text}");
    }
}
