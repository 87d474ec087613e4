//! Answers that a browser keeps and asks about again.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{http::problem::ApiError, region::context::short_hash};

/// JSON with an `ETag`; 304 where the browser has it already.
pub fn json<T: Serialize>(headers: &HeaderMap, value: &T) -> Response {
    match serde_json::to_vec(value) {
        Ok(bytes) => {
            let tag = short_hash(&bytes);
            answer(headers, &tag, "application/json", bytes)
        }
        Err(fault) => ApiError::internal(&fault).into_response(),
    }
}

/// A body of `kind` under a tag; 304 where the browser has it already.
pub fn answer(headers: &HeaderMap, tag: &str, kind: &'static str, body: impl Into<axum::body::Body>) -> Response {
    // Weak, since compression on the way changes the bytes.
    let tag = ["W/\"", tag, "\""].concat();
    let has = is_known(headers, &tag);
    let mut response = if has { StatusCode::NOT_MODIFIED.into_response() } else { body.into().into_response() };
    let out = response.headers_mut();
    if !has {
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let bare = tag.trim_start_matches("W/");
    known.split(',').any(|one| one.trim().trim_start_matches("W/") == bare)
}
