//! `HEAD /attachments/{id}`: how far an upload is.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response, StatusCode},
};
use mppi_domain::api::problem::Problem;
use mppi_store::attachments::Owner;
use uuid::Uuid;

use crate::{
    http::{
        ApiResult,
        extract::{CitizenSession, OfficerSession, PathOf},
    },
    region::RegionContext,
    state::AppState,
    uploads::{Progress, own, receive::looked_at, tus},
};

/// `Upload-Offset` and `Upload-Length`.
#[utoipa::path(head, path = "/attachments/{id}", tag = "files", operation_id = "attachment_status", params(("id" = Uuid, Path)), responses(
    (status = 200, description = "Upload-Offset says how many bytes are here"), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
    headers: HeaderMap,
) -> ApiResult<Response<Body>> {
    status(&state, &citizen.region, Owner::Citizen(citizen.account_id), id, &headers).await
}

/// The same for officers.
#[utoipa::path(head, path = "/officer/attachments/{id}", tag = "officer", operation_id = "officer_attachment_status", params(("id" = Uuid, Path)), responses(
    (status = 200, description = "Upload-Offset says how many bytes are here"), (status = 404, body = Problem),
))]
pub async fn handle_officer(
    State(state): State<AppState>,
    officer: OfficerSession,
    PathOf(id): PathOf<Uuid>,
    headers: HeaderMap,
) -> ApiResult<Response<Body>> {
    status(&state, &officer.region, Owner::Officer(officer.officer.id), id, &headers).await
}

async fn status(
    state: &AppState,
    region: &RegionContext,
    owner: Owner,
    id: Uuid,
    headers: &HeaderMap,
) -> ApiResult<Response<Body>> {
    tus::require_version(headers)?;
    let attachment = looked_at(state, region, own(region, owner, id).await?).await?;
    Ok(tus::progress(StatusCode::OK, Progress::of(&attachment)))
}
