//! `PUT /officer/officers/{id}/active`

use axum::{extract::State, http::StatusCode};
use mppi_domain::{
    api::{
        officer::OfficerActivation,
        problem::{Problem, ProblemCode},
    },
    workflow::Role,
};
use mppi_store::{
    officers,
    sessions::{self, Portal},
};
use uuid::Uuid;

use crate::{
    casework::{Person, access::or_denied},
    http::{
        ApiError, ApiResult,
        extract::{JsonBody, OfficerSession, PathOf},
    },
    state::AppState,
};

/// Switches an officer off or on. Off ends every session; nobody can switch themselves off.
#[utoipa::path(put, path = "/officer/officers/{id}/active", tag = "officer", operation_id = "activate_officer",
    params(("id" = Uuid, Path)), request_body = OfficerActivation,
    responses(
        (status = 204),
        (status = 403, body = Problem, description = "only for the region admin"),
        (status = 404, body = Problem),
        (status = 409, body = Problem, description = "`not_allowed`: oneself"),
    ))]
pub async fn handle(
    State(state): State<AppState>,
    admin: OfficerSession,
    PathOf(id): PathOf<Uuid>,
    JsonBody(request): JsonBody<OfficerActivation>,
) -> ApiResult<StatusCode> {
    admin.require(Role::RegionAdmin)?;
    if id == admin.officer.id && !request.active {
        return Err(ApiError::new(ProblemCode::NotAllowed, "nobody can switch themselves off"));
    }
    let tx = admin.region.scope.begin().await?;
    let found = officers::set_active(&tx, id, request.active).await;
    or_denied(found, &admin.region, Person::Officer(&admin.officer), id)?;
    if !request.active {
        sessions::revoke_all(&tx, Portal::Officer, id, None, state.clock.now()).await?;
    }
    tx.commit().await?;
    tracing::info!(officer = %id, by = %admin.officer.id, active = request.active, "an officer was switched");
    Ok(StatusCode::NO_CONTENT)
}
