//! A write must come from this region's own pages.

use axum::{
    extract::{Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use mppi_domain::api::problem::ProblemCode;

use crate::{
    http::{extract::region, problem::ApiError, trace},
    state::AppState,
};

/// Refuses a write that names another origin, or none at all.
pub async fn protect(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_read || comes_from_here(&state, &request) {
        return next.run(request).await;
    }
    tracing::warn!(trace_id = %trace::current_id(), path = request.uri().path(), "a write from a foreign origin was refused");
    ApiError::new(ProblemCode::ForeignOrigin, "a write needs Sec-Fetch-Site: same-origin, or this region's Origin")
        .into_response()
}

fn comes_from_here(state: &AppState, request: &Request) -> bool {
    let headers = request.headers();
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // Browsers forbid scripts to set either header, so one that is there tells the truth.
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => is_own_origin(state, request, origin),
        (None, None) => false,
    }
}

fn is_own_origin(state: &AppState, request: &Request, origin: &str) -> bool {
    let Some(host) = region::host(request.uri(), request.headers()) else { return false };
    let Some(region) = region::of_host(state, host) else { return false };
    let here = [state.config.scheme(), "://", host].concat();
    origin.eq_ignore_ascii_case(&here) || origin == region.origin
}
