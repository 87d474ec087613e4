//! `PUT /drafts/{id}`

use axum::{Json, extract::State};
use mppi_domain::api::{
    draft::{DraftRequest, DraftSummary},
    problem::Problem,
};
use uuid::Uuid;

use crate::{
    drafts::mirror,
    http::{
        ApiResult,
        extract::{CitizenSession, JsonBody, PathOf},
    },
    state::AppState,
};

/// Mirrors a draft. The same content again gives the same revision.
#[utoipa::path(put, path = "/drafts/{id}", tag = "citizen", operation_id = "mirror_draft", params(("id" = Uuid, Path)),
    request_body = DraftRequest, responses(
    (status = 200, body = DraftSummary),
    (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "stale, with the draft in `current` unless it is gone; not_allowed: it was sent"),
    (status = 413, body = Problem, description = "more than 256 KB, or more than 100 drafts"),
    (status = 422, body = Problem, description = "invalid_params says what is wrong where"),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
    JsonBody(request): JsonBody<DraftRequest>,
) -> ApiResult<Json<DraftSummary>> {
    mirror(&state, &citizen, id, &request).await.map(Json)
}
