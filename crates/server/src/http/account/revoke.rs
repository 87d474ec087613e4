//! `DELETE /account/sessions/{id}`

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
        extract::{CitizenSession, PathOf, cookie},
    },
    state::AppState,
};

/// Ends one session of the account, perhaps the one that asks.
#[utoipa::path(delete, path = "/account/sessions/{id}", tag = "account", operation_id = "revoke_session",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
) -> ApiResult<Response> {
    session::revoke(&citizen.region, &citizen.session, id, state.clock.now()).await?;
    if id == citizen.session.id {
        return Ok(cookie::cleared(Portal::Citizen, StatusCode::NO_CONTENT));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
