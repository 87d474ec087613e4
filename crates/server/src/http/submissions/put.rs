//! `PUT /submissions/{id}`

use axum::{Json, extract::State};
use mppi_domain::api::{
    problem::Problem,
    submission::{Receipt, SubmissionRequest},
};
use uuid::Uuid;

use crate::{
    casework::submit::submit,
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf, json::ExactJson},
    },
    state::AppState,
};

/// Sends an application. The same id with the same bytes gives the same receipt.
#[utoipa::path(put, path = "/submissions/{id}", tag = "citizen", operation_id = "submit", params(("id" = Uuid, Path)),
    request_body = SubmissionRequest, responses(
    (status = 200, body = Receipt),
    (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "id_reused, or upload_missing: upload the files and send the same bytes again"),
    (status = 422, body = Problem, description = "invalid_params says what is wrong where"),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
    body: ExactJson<SubmissionRequest>,
) -> ApiResult<Json<Receipt>> {
    submit(&state, &citizen.region, citizen.account_id, id, &body.value, &body.bytes).await.map(Json)
}
