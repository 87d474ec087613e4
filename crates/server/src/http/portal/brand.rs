//! A region's look as files: colours, crest, motif. Their addresses carry a hash, so they may be kept for ever.

use axum::{
    body::Body,
    extract::RawQuery,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};

use crate::{
    http::{
        ApiError, ApiResult, etag,
        extract::{PathOf, Region},
    },
    region::context::TextFile,
};

/// An SVG that is opened by itself may run nothing.
const PICTURE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// `GET /theme.css`
pub async fn theme(region: Region, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    file(&headers, query.as_deref(), &region.theme.hash, "text/css; charset=utf-8", region.theme.text.clone())
}

/// `GET /brand/crest.svg`
pub async fn crest(region: Region, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    picture(&headers, query.as_deref(), &region.crest)
}

/// `GET /brand/motif.svg`
pub async fn motif(region: Region, RawQuery(query): RawQuery, headers: HeaderMap) -> ApiResult<Response> {
    let motif = region.motif.as_ref().ok_or_else(ApiError::not_found)?;
    Ok(picture(&headers, query.as_deref(), motif))
}

/// `GET /brand/{icon}`
pub async fn icon(
    region: Region,
    PathOf(name): PathOf<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let (bytes, hash) = region.icons.get(&name).ok_or_else(ApiError::not_found)?;
    Ok(file(&headers, query.as_deref(), hash, "image/png", bytes.clone()))
}

fn picture(headers: &HeaderMap, query: Option<&str>, picture: &TextFile) -> Response {
    let mut response = file(headers, query, &picture.hash, "image/svg+xml", picture.text.clone());
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PICTURE_POLICY));
    response
}

fn file(headers: &HeaderMap, query: Option<&str>, hash: &str, kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = etag::answer(headers, hash, kind, body);
    let is_named = query.is_some_and(|query| query.split('&').any(|pair| pair.strip_prefix("v=") == Some(hash)));
    if is_named {
        // The host is part of a cache's key, so regions do not mix.
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    response
}
