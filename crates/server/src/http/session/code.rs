//! `POST /session/citizen/otp`

use axum::{Json, extract::State};
use mppi_domain::api::{
    problem::Problem,
    session::{OtpRequest, OtpSent},
};

use crate::{
    auth::one_time_code,
    http::{
        ApiResult,
        extract::{ClientAddress, JsonBody, Region},
    },
    state::AppState,
};

/// Sends a one-time code. The answer is the same whether the account exists or not.
#[utoipa::path(post, path = "/session/citizen/otp", tag = "session", operation_id = "send_code", request_body = OtpRequest, responses(
    (status = 200, body = OtpSent),
    (status = 422, body = Problem, description = "no contact, or one that no channel reaches"),
    (status = 429, body = Problem, description = "too many; `retry_after` says when"),
))]
pub async fn handle(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    JsonBody(request): JsonBody<OtpRequest>,
) -> ApiResult<Json<OtpSent>> {
    one_time_code::send(&state, &region, client, &request).await.map(Json)
}
