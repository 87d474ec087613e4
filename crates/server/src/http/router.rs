//! All routes together, and what stands around them.

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn_with_state, map_request},
    routing,
};
use tower_http::timeout::TimeoutLayer;
use utoipa_axum::router::OpenApiRouter;

use crate::{
    http::{casework_routes, metrics, openapi, problem::ApiError, security_headers, trace, write_protection},
    state::AppState,
};

/// Bytes of a JSON body. A form of 10,000 characters with answers to everything stays far below.
const BODY_LIMIT: usize = 512 * 1024;
/// Time for an answer. Setting a letter takes ten seconds at most.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// Time for an upload or download on a slow line.
const FILE_TIME_LIMIT: Duration = Duration::from_secs(600);

/// Everything that the server answers.
pub fn router(state: AppState) -> Router {
    let (api, _) = api_routes().merge(casework_routes::routes()).split_for_parts();
    let (files, _) = casework_routes::file_routes().split_for_parts();
    let api = timed(api.merge(openapi::route()), TIME_LIMIT).merge(timed(files, FILE_TIME_LIMIT)).fallback(nothing);
    Router::new()
        .nest("/api/v1", api)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(state.clone(), write_protection::protect))
        .route("/healthz", routing::get(async || "ok"))
        .route("/metrics", routing::get(metrics::get))
        .layer(from_fn_with_state(state.clone(), security_headers::set))
        .layer(from_fn_with_state(state.clone(), trace::trace))
        .with_state(state)
}

/// The routes of sign-in, administration and everything public, below `/api/v1`.
pub fn api_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
}

fn timed(router: Router<AppState>, limit: Duration) -> Router<AppState> {
    router.layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limit))
}

async fn nothing() -> ApiError {
    ApiError::not_found()
}
