//! `POST /attachments`: begin an upload, or find it again.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use mppi_domain::api::problem::{Problem, ProblemCode};
use mppi_store::attachments::Owner;

use crate::{
    http::{
        ApiError, ApiResult,
        extract::{CitizenSession, OfficerSession},
    },
    region::RegionContext,
    state::AppState,
    uploads::{Progress, begin::begin, metadata, receive::looked_at, tus},
};

/// Begins an upload. `Upload-Metadata` has id, sha256 and name; the same again finds the place and its offset.
#[utoipa::path(post, path = "/attachments", tag = "files", operation_id = "create_attachment", responses(
    (status = 201, description = "begun; Location and Upload-Offset say where and how far"),
    (status = 200, description = "it was begun before"),
    (status = 409, body = Problem, description = "id_reused"),
    (status = 413, body = Problem), (status = 422, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    headers: HeaderMap,
) -> ApiResult<Response<Body>> {
    create(&state, &citizen.region, Owner::Citizen(citizen.account_id), &headers, "attachments").await
}

/// The same for officers: signed PDFs of national systems, and what is handed in at a counter.
#[utoipa::path(post, path = "/officer/attachments", tag = "officer", operation_id = "create_officer_attachment", responses(
    (status = 201, description = "begun"), (status = 200, description = "it was begun before"),
    (status = 409, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem),
))]
pub async fn handle_officer(
    State(state): State<AppState>,
    officer: OfficerSession,
    headers: HeaderMap,
) -> ApiResult<Response<Body>> {
    create(&state, &officer.region, Owner::Officer(officer.officer.id), &headers, "officer/attachments").await
}

async fn create(
    state: &AppState,
    region: &RegionContext,
    owner: Owner,
    headers: &HeaderMap,
    place: &str,
) -> ApiResult<Response<Body>> {
    tus::require_version(headers)?;
    let length = tus::number(headers, "upload-length")
        .ok_or_else(|| ApiError::new(ProblemCode::MalformedRequest, "Upload-Length is missing"))?;
    let text = headers.get("upload-metadata").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let metadata = metadata::read(text).map_err(ApiError::invalid)?;
    let begun = begin(state, region, owner, &metadata, length).await?;
    let attachment = looked_at(state, region, begun.attachment).await?;
    let status = if begun.is_new { StatusCode::CREATED } else { StatusCode::OK };
    let mut response = tus::progress(status, Progress::of(&attachment));
    let location = format!("{}api/v1/{place}/{}", state.config.base, metadata.id);
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}
