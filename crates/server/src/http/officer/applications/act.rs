//! `PUT /officer/applications/{id}/actions/{action_id}`

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
        extract::{OfficerSession, PathOf, json::ExactJson},
    },
    state::AppState,
};

/// Works on a case. The same id with the same bytes gives the same answer.
#[utoipa::path(put, path = "/officer/applications/{id}/actions/{action_id}", tag = "officer", operation_id = "officer_act",
    params(("id" = Uuid, Path), ("action_id" = Uuid, Path)), request_body = ActionRequest, responses(
    (status = 200, body = ApplicationDetail), (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "stale, claimed_by_another or not_allowed, with the case in `current`; id_reused"),
    (status = 422, body = Problem, description = "invalid_values, or template_failed"),
))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    PathOf((id, action)): PathOf<(Uuid, Uuid)>,
    body: ExactJson<ActionRequest>,
) -> ApiResult<Json<ApplicationDetail>> {
    act(&state, &session.region, Person::Officer(&session.officer), id, action, &body.value, &body.bytes)
        .await
        .map(Json)
}
