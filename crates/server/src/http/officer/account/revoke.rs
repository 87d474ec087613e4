//! `DELETE /officer/account/sessions/{id}`

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use mppi_domain::api::problem::Problem;
use mppi_store::sessions::Portal;
use uuid::Uuid;

use crate::{
    auth::session,
    http::{
        ApiResult,
        extract::{OfficerSession, PathOf, cookie},
    },
    state::AppState,
};

/// Ends one session of the officer, perhaps the one that asks.
#[utoipa::path(delete, path = "/officer/account/sessions/{id}", tag = "officer", operation_id = "revoke_officer_session",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn handle(
    State(state): State<AppState>,
    officer: OfficerSession,
    PathOf(id): PathOf<Uuid>,
) -> ApiResult<Response> {
    session::revoke(&officer.region, &officer.session, id, state.clock.now()).await?;
    if id == officer.session.id {
        return Ok(cookie::cleared(Portal::Officer, StatusCode::NO_CONTENT));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
