//! `GET /officer/applications/{id}/preview`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::problem::Problem;
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, access, files::pdf, issue::preview},
    http::{
        ApiResult,
        extract::{OfficerSession, PathOf},
    },
    state::AppState,
};

/// The generated document as it would be, marked PRATINJAU.
#[utoipa::path(get, path = "/officer/applications/{id}/preview", tag = "officer", operation_id = "preview_document", params(("id" = Uuid, Path)), responses(
    (status = 200, description = "a PDF", content_type = "application/pdf"), (status = 401, body = Problem),
    (status = 404, body = Problem, description = "no such case, or its product is not generated"),
    (status = 422, body = Problem, description = "template_failed"),
))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    PathOf(id): PathOf<Uuid>,
) -> ApiResult<Response<Body>> {
    let application = access::open(&session.region, Person::Officer(&session.officer), id).await?;
    let case = LoadedCase::load(&session.region.scope.read(), application).await?;
    Ok(pdf(preview(&state, &session.region, &case).await?, "pratinjau.pdf"))
}
