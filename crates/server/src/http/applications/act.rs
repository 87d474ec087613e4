//! `PUT /applications/{id}/actions/{action_id}`

use axum::{Json, extract::State};
use mppi_domain::{
    api::{application::ApplicationDetail, problem::Problem},
    case::ActionRequest,
};
use uuid::Uuid;

use crate::{
    casework::{Person, act::act},
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf, json::ExactJson},
    },
    state::AppState,
};

/// Corrects, withdraws or writes. The same id with the same bytes gives the same answer.
#[utoipa::path(put, path = "/applications/{id}/actions/{action_id}", tag = "citizen", operation_id = "act",
    params(("id" = Uuid, Path), ("action_id" = Uuid, Path)), request_body = ActionRequest, responses(
    (status = 200, body = ApplicationDetail), (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "stale or not_allowed, with the case in `current`; id_reused; upload_missing"),
    (status = 422, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf((id, action)): PathOf<(Uuid, Uuid)>,
    body: ExactJson<ActionRequest>,
) -> ApiResult<Json<ApplicationDetail>> {
    let person = Person::Citizen(citizen.account_id);
    act(&state, &citizen.region, person, id, action, &body.value, &body.bytes).await.map(Json)
}
