//! `GET /officer/account`

use axum::{Json, extract::State};
use mppi_domain::api::{account::Account, problem::Problem};

use crate::{
    http::{ApiResult, account::open_sessions, extract::OfficerSession},
    state::AppState,
};

/// The officer's open sessions; officers have no contact here.
#[utoipa::path(get, path = "/officer/account", tag = "officer", operation_id = "get_officer_account", responses(
    (status = 200, body = Account),
    (status = 401, body = Problem),
))]
pub async fn handle(State(state): State<AppState>, officer: OfficerSession) -> ApiResult<Json<Account>> {
    let sessions = open_sessions(&officer.region, &officer.session, state.clock.now()).await?;
    Ok(Json(Account { id: officer.officer.id, phone: None, email: None, sessions }))
}
