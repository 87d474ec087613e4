//! `PATCH /attachments/{id}`: the next bytes of an upload.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response, StatusCode, header},
};
use mppi_domain::api::problem::{Problem, ProblemCode};
use mppi_store::attachments::Owner;
use uuid::Uuid;

use crate::{
    http::{
        ApiError, ApiResult,
        extract::{CitizenSession, OfficerSession, PathOf, Region},
    },
    state::AppState,
    uploads::{receive::receive, tus},
};

/// Goes on at `Upload-Offset`. What came before a broken line is kept.
#[utoipa::path(patch, path = "/attachments/{id}", tag = "files", operation_id = "append_to_attachment", params(("id" = Uuid, Path)),
    request_body(content_type = "application/offset+octet-stream", content = Vec<u8>), responses(
    (status = 204, description = "Upload-Offset says how far it is now"), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "wrong_offset"), (status = 413, body = Problem),
    (status = 415, body = Problem, description = "no PDF, JPEG, PNG or WebP; the upload is gone"),
    (status = 460, body = Problem, description = "checksum_mismatch"),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response<Body>> {
    append(state, citizen.region, Owner::Citizen(citizen.account_id), id, &headers, body).await
}

/// The same for officers.
#[utoipa::path(patch, path = "/officer/attachments/{id}", tag = "officer", operation_id = "append_to_officer_attachment",
    params(("id" = Uuid, Path)), request_body(content_type = "application/offset+octet-stream", content = Vec<u8>), responses(
    (status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
    (status = 415, body = Problem), (status = 460, body = Problem),
))]
pub async fn handle_officer(
    State(state): State<AppState>,
    officer: OfficerSession,
    PathOf(id): PathOf<Uuid>,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response<Body>> {
    append(state, officer.region, Owner::Officer(officer.officer.id), id, &headers, body).await
}

async fn append(
    state: AppState,
    region: Region,
    owner: Owner,
    id: Uuid,
    headers: &HeaderMap,
    body: Body,
) -> ApiResult<Response<Body>> {
    tus::require_version(headers)?;
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != tus::OFFSET_STREAM) {
        return Err(ApiError::new(ProblemCode::MalformedRequest, "the body must be application/offset+octet-stream"));
    }
    let offset = tus::number(headers, "upload-offset")
        .ok_or_else(|| ApiError::new(ProblemCode::MalformedRequest, "Upload-Offset is missing"))?;
    let checksum = headers.get("upload-checksum").and_then(|value| value.to_str().ok()).map(str::to_owned);
    // A task of its own: when the line breaks the handler is dropped, and what came must still be kept.
    let taken =
        tokio::spawn(async move { receive(&state, &region, owner, id, offset, checksum.as_deref(), body).await });
    let progress = taken.await.map_err(|fault| ApiError::internal(&fault))??;
    Ok(tus::progress(StatusCode::NO_CONTENT, progress))
}
