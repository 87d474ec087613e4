//! `GET /account`

use axum::{Json, extract::State};
use mppi_domain::api::{account::Account, problem::Problem};
use mppi_store::citizens;

use crate::{
    http::{ApiResult, extract::CitizenSession},
    state::AppState,
};

/// The account's contacts and open sessions.
#[utoipa::path(get, path = "/account", tag = "account", operation_id = "get_account", responses(
    (status = 200, body = Account),
    (status = 401, body = Problem),
))]
pub async fn handle(State(state): State<AppState>, citizen: CitizenSession) -> ApiResult<Json<Account>> {
    let account = citizens::get(&citizen.region.scope.read(), citizen.account_id).await?;
    answer(&state, &citizen, account).await
}

/// The account as its owner sees it.
///
/// # Errors
/// Where the database fails.
pub async fn answer(
    state: &AppState,
    citizen: &CitizenSession,
    account: citizens::Citizen,
) -> ApiResult<Json<Account>> {
    let sessions = super::open_sessions(&citizen.region, &citizen.session, state.clock.now()).await?;
    Ok(Json(Account { id: account.id, phone: account.phone, email: account.email, sessions }))
}
