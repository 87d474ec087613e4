//! Headers that every answer carries.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::state::AppState;

/// What a page or a script of ours may do: only this origin's own files; WebAssembly may be compiled, nothing else may be
/// evaluated. Scripts have it too, because a worker obeys the policy of its own file.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'self'; frame-ancestors 'none'";

/// What data may do where somebody opens it as a page: nothing.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// Kinds that a browser only reads: it obeys no policy of theirs, and each answer's heads are bytes on a slow line.
const DATA: [&str; 5] = ["application/json", "application/problem+json", "application/wasm", "image/", "text/css"];

/// Sets what a handler has not set more strictly itself.
pub async fn set(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let is_data = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| DATA.iter().any(|data| kind.starts_with(data)));
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, if is_data { DATA_POLICY } else { CONTENT_POLICY });
    if !is_data {
        set(HeaderName::from_static("permissions-policy"), "camera=(self), geolocation=(), microphone=(), payment=()");
        set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    }
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    // What no handler allowed to be kept is not kept, on shared computers least of all.
    set(header::CACHE_CONTROL, "no-store");
    if state.config.is_https() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    response
}
