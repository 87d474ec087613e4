//! `GET /officer/applications/{id}/attachments/{attachment_id}`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::problem::Problem;
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, access, files::attachment},
    http::{
        ApiResult,
        extract::{OfficerSession, PathOf},
    },
    state::AppState,
};

/// The bytes of a file of a case.
#[utoipa::path(get, path = "/officer/applications/{id}/attachments/{attachment_id}", tag = "officer", operation_id = "officer_attachment_bytes",
    params(("id" = Uuid, Path), ("attachment_id" = Uuid, Path)), responses(
    (status = 200, description = "the file"), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    PathOf((id, file)): PathOf<(Uuid, Uuid)>,
) -> ApiResult<Response<Body>> {
    let person = Person::Officer(&session.officer);
    let application = access::open(&session.region, person, id).await?;
    let case = LoadedCase::load(&session.region.scope.read(), application).await?;
    attachment(&state, &session.region, person, &case, file).await
}
