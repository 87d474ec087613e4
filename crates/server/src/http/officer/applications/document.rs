//! `GET /officer/applications/{id}/documents/{document_id}`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::problem::Problem;
use uuid::Uuid;

use crate::{
    casework::{Person, download::download},
    http::{
        ApiResult,
        extract::{OfficerSession, PathOf},
    },
    state::AppState,
};

/// The issued document; nothing is noted.
#[utoipa::path(get, path = "/officer/applications/{id}/documents/{document_id}", tag = "officer", operation_id = "officer_document_bytes",
    params(("id" = Uuid, Path), ("document_id" = Uuid, Path)), responses(
    (status = 200, description = "a PDF", content_type = "application/pdf"), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    PathOf((id, document)): PathOf<(Uuid, Uuid)>,
) -> ApiResult<Response<Body>> {
    download(&state, &session.region, Person::Officer(&session.officer), id, document).await
}
