//! `POST /tracking`

use axum::{Json, extract::State};
use mppi_domain::api::{
    problem::Problem,
    tracking::{Tracking, TrackingRequest},
};

use crate::{
    http::{
        ApiResult,
        extract::{ClientAddress, JsonBody, Region},
    },
    state::AppState,
};

/// Where a case stands, without personal data.
#[utoipa::path(post, path = "/tracking", tag = "public", operation_id = "track", request_body = TrackingRequest, responses(
    (status = 200, body = Tracking),
    (status = 404, body = Problem, description = "no such number, or another secret"),
    (status = 429, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    JsonBody(request): JsonBody<TrackingRequest>,
) -> ApiResult<Json<Tracking>> {
    super::find::find(&state, &region, client, &request).await.map(Json)
}
