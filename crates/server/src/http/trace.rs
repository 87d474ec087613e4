//! Each request has a trace id: in the log, in problems, and in the header `trace-id`.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

use crate::{http::extract::client_address, state::AppState};

const TRACE_ID: HeaderName = HeaderName::from_static("trace-id");

tokio::task_local! {
    static CURRENT: String;
}

/// The id of the request that is being answered; empty outside of one.
pub fn current_id() -> String {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// Gives the request its id and writes one line about it. Addresses are cut before the query, which may hold anything.
pub async fn trace(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let id = state.random.opaque_id().simple().to_string();
    let method = request.method().clone();
    // A tracking secret in a path would be a fault of the client's, but a verification code is public.
    let path = request.uri().path().to_owned();
    let client = client_address::of(&request, &state.config.trusted_proxies);
    let began = state.clock.now();
    let mut response = CURRENT.scope(id.clone(), next.run(request)).await;
    let millis = state.clock.now().millis() - began.millis();
    let status = response.status().as_u16();
    state.metrics.count(status, millis);
    tracing::info!(trace_id = %id, %method, path, status, millis, client = client.map(tracing::field::display), "answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(TRACE_ID, value);
    }
    response
}
