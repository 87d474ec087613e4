//! `DELETE /attachments/{id}`: throw an upload away.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response, StatusCode},
};
use mppi_domain::api::problem::{Problem, ProblemCode};
use mppi_store::{
    StoreError,
    attachments::{self, Owner},
};
use uuid::Uuid;

use crate::{
    http::{
        ApiError, ApiResult,
        extract::{CitizenSession, OfficerSession, PathOf},
    },
    region::RegionContext,
    state::AppState,
    uploads::{own, tus},
};

/// Throws an upload away, unless it is part of a case.
#[utoipa::path(delete, path = "/attachments/{id}", tag = "files", operation_id = "remove_attachment", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = Problem), (status = 409, body = Problem, description = "part of a case"),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
    headers: HeaderMap,
) -> ApiResult<Response<Body>> {
    remove(&state, &citizen.region, Owner::Citizen(citizen.account_id), id, &headers).await
}

/// The same for officers.
#[utoipa::path(delete, path = "/officer/attachments/{id}", tag = "officer", operation_id = "remove_officer_attachment", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = Problem), (status = 409, body = Problem),
))]
pub async fn handle_officer(
    State(state): State<AppState>,
    officer: OfficerSession,
    PathOf(id): PathOf<Uuid>,
    headers: HeaderMap,
) -> ApiResult<Response<Body>> {
    remove(&state, &officer.region, Owner::Officer(officer.officer.id), id, &headers).await
}

async fn remove(
    state: &AppState,
    region: &RegionContext,
    owner: Owner,
    id: Uuid,
    headers: &HeaderMap,
) -> ApiResult<Response<Body>> {
    tus::require_version(headers)?;
    own(region, owner, id).await?;
    let tx = region.scope.begin().await?;
    match attachments::delete(&tx, id).await {
        Ok(()) => tx.commit().await?,
        Err(StoreError::NotFound) => return Err(ApiError::new(ProblemCode::NotAllowed, "the file is part of a case")),
        Err(error) => return Err(error.into()),
    }
    let region_id = region.scope.region_id();
    let blob = state.tools.blobs.delete(region_id, id).await;
    // The row is gone and its key with it, so what may stay on the disk is noise.
    if let Err(fault) = state.tools.parts.delete(region_id, id).await.and(blob) {
        tracing::warn!(%fault, attachment = %id, "bytes of an upload could not be deleted");
    }
    Ok(tus::empty(StatusCode::NO_CONTENT))
}
