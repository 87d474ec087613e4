//! `GET /session/citizen`

use axum::Json;
use mppi_domain::api::{problem::Problem, session::CitizenSession};
use mppi_store::citizens;

use crate::http::{ApiResult, extract};

/// Who am I.
#[utoipa::path(get, path = "/session/citizen", tag = "session", operation_id = "get_citizen_session", responses(
    (status = 200, body = CitizenSession),
    (status = 401, body = Problem),
))]
pub async fn handle(citizen: extract::CitizenSession) -> ApiResult<Json<CitizenSession>> {
    let account = citizens::get(&citizen.region.scope.read(), citizen.account_id).await?;
    Ok(Json(super::answer(&account, &citizen.session)))
}
