//! The region of a request, by its host.

use std::{ops::Deref, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header, request::Parts},
};

use crate::{http::problem::ApiError, region::RegionContext, state::AppState};

/// The region whose host was asked; on any other host the request is a 404.
#[derive(Clone)]
pub struct Region(pub Arc<RegionContext>);

impl Deref for Region {
    type Target = RegionContext;

    fn deref(&self) -> &RegionContext {
        &self.0
    }
}

impl FromRequestParts<AppState> for Region {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let host = host(&parts.uri, &parts.headers).ok_or_else(ApiError::not_found)?;
        of_host(state, host).cloned().map(Self).ok_or_else(ApiError::not_found)
    }
}

/// The host that a request names: HTTP/2 has it in the address, HTTP/1.1 in a header.
pub fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    uri.authority().map(axum::http::uri::Authority::as_str).or_else(|| headers.get(header::HOST)?.to_str().ok())
}

/// The region of `host`, with a port or without.
pub fn of_host<'a>(state: &'a AppState, host: &str) -> Option<&'a Arc<RegionContext>> {
    state.regions.of_host(host)
}
