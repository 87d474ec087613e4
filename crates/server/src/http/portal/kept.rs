//! `/kept` and `/petugas/kept`: leaves the sign that this browser keeps something of the portal. Browsers that throw away what
//! pages wrote leave the server's cookies, so that the portal can tell what happened.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use mppi_store::sessions::Portal;

use crate::http::extract::cookie;

/// Half a year: who does not come back within it has forgotten the draft too.
const SECONDS: i64 = 182 * 24 * 60 * 60;

/// Answers without a body.
pub fn sign(portal: Portal) -> Response {
    let mut response = (StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, "no-store")]).into_response();
    if let Some(cookie) = cookie::set_kept(portal, SECONDS) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
