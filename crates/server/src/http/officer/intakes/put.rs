//! `PUT /officer/intakes/{id}`

use axum::{Json, extract::State};
use mppi_domain::{
    api::{intake::IntakeRequest, problem::Problem, submission::Receipt},
    workflow::Role,
};
use uuid::Uuid;

use crate::{
    casework::intake::take_in,
    http::{
        ApiResult,
        extract::{OfficerSession, PathOf, json::ExactJson},
    },
    state::AppState,
};

/// Takes an application in for somebody at the counter. The same id with the same bytes gives the same receipt.
#[utoipa::path(put, path = "/officer/intakes/{id}", tag = "officer", operation_id = "take_in", params(("id" = Uuid, Path)),
    request_body = IntakeRequest, responses(
    (status = 200, body = Receipt, description = "with both numbers of each case"),
    (status = 401, body = Problem),
    (status = 403, body = Problem, description = "wrong_role: no front office, or not of this service"),
    (status = 404, body = Problem, description = "the id is somebody else's"),
    (status = 409, body = Problem, description = "id_reused; number_taken: make a new id for the application; upload_missing: upload the files and send the same bytes again"),
    (status = 422, body = Problem, description = "invalid_params says what is wrong where"), (status = 429, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    PathOf(id): PathOf<Uuid>,
    body: ExactJson<IntakeRequest>,
) -> ApiResult<Json<Receipt>> {
    session.require(Role::FrontOffice)?;
    take_in(&state, &session.region, &session.officer, id, &body.value, &body.bytes).await.map(Json)
}
