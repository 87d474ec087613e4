//! `GET /applications/{id}`

use axum::{Json, extract::State};
use mppi_domain::api::{application::ApplicationDetail, problem::Problem};
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, access, detail::detail},
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf},
    },
    state::AppState,
};

/// One of one's own cases.
#[utoipa::path(get, path = "/applications/{id}", tag = "citizen", operation_id = "application", params(("id" = Uuid, Path)), responses(
    (status = 200, body = ApplicationDetail), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
) -> ApiResult<Json<ApplicationDetail>> {
    let person = Person::Citizen(citizen.account_id);
    let application = access::open(&citizen.region, person, id).await?;
    let case = LoadedCase::load(&citizen.region.scope.read(), application).await?;
    Ok(Json(detail(&state, &citizen.region, person, &case).await?))
}
