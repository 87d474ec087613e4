//! `GET /applications/{id}/documents/{document_id}`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::problem::Problem;
use uuid::Uuid;

use crate::{
    casework::{Person, download::download},
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf},
    },
    state::AppState,
};

/// The issued document. The first download of a product without pickup completes the case.
#[utoipa::path(get, path = "/applications/{id}/documents/{document_id}", tag = "citizen", operation_id = "document_bytes",
    params(("id" = Uuid, Path), ("document_id" = Uuid, Path)), responses(
    (status = 200, description = "a PDF", content_type = "application/pdf"), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf((id, document)): PathOf<(Uuid, Uuid)>,
) -> ApiResult<Response<Body>> {
    download(&state, &citizen.region, Person::Citizen(citizen.account_id), id, document).await
}
