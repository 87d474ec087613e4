//! Files of the build: hashed ones are kept for ever and come compressed from the disk.

use std::{io, path::Path};

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::{
    http::{ApiError, ApiResult, etag, extract::PathOf},
    region::context::short_hash,
    state::AppState,
};

const FOREVER: &str = "public, max-age=31536000, immutable";

/// `GET /assets/{path}`
pub async fn hashed(
    State(state): State<AppState>,
    PathOf(path): PathOf<String>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    if !is_plain(&path) {
        return Err(ApiError::not_found());
    }
    let file = state.dist.file(&["assets/", &path].concat());
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let encodings = [("br", ".br"), ("gzip", ".gz")].into_iter().filter(|(name, _)| accepts(accepted, name)).map(Some);
    for encoding in encodings.chain([None]) {
        let mut name = file.clone().into_os_string();
        name.push(encoding.map_or("", |(_, ending)| ending));
        match tokio::fs::read(name).await {
            Ok(bytes) => return Ok(answer(bytes, &path, encoding.map(|(name, _)| name))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(ApiError::internal(&error)),
        }
    }
    Err(ApiError::not_found())
}

fn answer(bytes: Vec<u8>, path: &str, encoding: Option<&'static str>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    // Development's build number is the one file without a hash.
    let keep = if path == "build.txt" { "no-store" } else { FOREVER };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// `GET /sw.js`
pub async fn citizen_worker(State(state): State<AppState>, headers: HeaderMap) -> ApiResult<Response> {
    unhashed(&headers, state.dist.citizen.worker.as_deref(), "text/javascript; charset=utf-8").await
}

/// `GET /petugas/sw.js`
pub async fn officer_worker(State(state): State<AppState>, headers: HeaderMap) -> ApiResult<Response> {
    unhashed(&headers, state.dist.officer.worker.as_deref(), "text/javascript; charset=utf-8").await
}

/// `GET /config.json`
pub async fn config(State(state): State<AppState>, headers: HeaderMap) -> ApiResult<Response> {
    unhashed(&headers, Some(&state.dist.file("config.json")), "application/json").await
}

/// `GET /robots.txt`
pub async fn robots(State(state): State<AppState>, headers: HeaderMap) -> ApiResult<Response> {
    unhashed(&headers, Some(&state.dist.file("robots.txt")), "text/plain; charset=utf-8").await
}

/// A file that keeps its name: the browser asks about it each time.
async fn unhashed(headers: &HeaderMap, file: Option<&Path>, kind: &'static str) -> ApiResult<Response> {
    let file = file.ok_or_else(ApiError::not_found)?;
    match tokio::fs::read(file).await {
        Ok(bytes) => Ok(etag::answer(headers, &short_hash(&bytes), kind, bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(ApiError::not_found()),
        Err(error) => Err(ApiError::internal(&error)),
    }
}

/// No way out of the folder, no hidden files.
fn is_plain(path: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    path.split('/').all(is_name)
}

/// Whether `Accept-Encoding` names an encoding without refusing it.
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q <= 0.0));
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "jpg" | "jpeg" => "image/jpeg",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{accepts, is_plain};

    #[test]
    fn no_path_leads_out() {
        assert!(is_plain("citizen.0a1b2c.js") && is_plain("snippets/x-1/inline0.js"));
        for path in ["", "../x", "a/../b", ".env", "a//b", "/etc/passwd", "a\\b", "a%2fb"] {
            assert!(!is_plain(path), "{path}");
        }
    }

    #[test]
    fn an_encoding_with_weight_zero_is_refused() {
        assert!(accepts("gzip, deflate, br", "br") && accepts("br;q=0.5", "br"));
        assert!(!accepts("gzip", "br") && !accepts("br;q=0", "br") && !accepts("", "gzip"));
    }
}
