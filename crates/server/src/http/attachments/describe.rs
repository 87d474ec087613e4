//! `OPTIONS /attachments`: which tus this is.

use axum::{body::Body, http::Response};

use crate::uploads::tus;

/// Versions, extensions and the largest size.
#[utoipa::path(options, path = "/attachments", tag = "files", operation_id = "describe_attachments", responses((status = 204)))]
pub async fn handle() -> Response<Body> {
    tus::options()
}

/// The same for officers.
#[utoipa::path(options, path = "/officer/attachments", tag = "officer", operation_id = "describe_officer_attachments", responses((status = 204)))]
pub async fn handle_officer() -> Response<Body> {
    tus::options()
}
