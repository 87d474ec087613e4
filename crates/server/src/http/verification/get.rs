//! `GET /verification/{code}`

use axum::{Json, extract::State};
use mppi_domain::api::{document::Verification, problem::Problem};

use crate::{
    http::{
        ApiResult,
        extract::{ClientAddress, PathOf, Region},
    },
    state::AppState,
};

/// What anybody may know of a document.
#[utoipa::path(get, path = "/verification/{code}", tag = "public", operation_id = "verify_document",
    params(("code" = String, Path, description = "case, spaces and dashes do not matter")),
    responses((status = 200, body = Verification), (status = 404, body = Problem), (status = 429, body = Problem)))]
pub async fn handle(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    PathOf(code): PathOf<String>,
) -> ApiResult<Json<Verification>> {
    super::find::find(&state, &region, client, &code).await.map(Json)
}
