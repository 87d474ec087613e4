//! `DELETE /account/sessions`

use axum::{extract::State, http::StatusCode};
use mppi_domain::api::problem::Problem;
use mppi_store::sessions;

use crate::{
    http::{ApiResult, extract::CitizenSession},
    state::AppState,
};

/// Ends all sessions of the account but the one that asks.
#[utoipa::path(delete, path = "/account/sessions", tag = "account", operation_id = "revoke_other_sessions",
    responses((status = 204), (status = 401, body = Problem)))]
pub async fn handle(State(state): State<AppState>, citizen: CitizenSession) -> ApiResult<StatusCode> {
    let session = &citizen.session;
    let tx = citizen.region.scope.begin().await?;
    sessions::revoke_all(&tx, session.portal, session.account_id, Some(session.id), state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
