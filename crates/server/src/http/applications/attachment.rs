//! `GET /applications/{id}/attachments/{attachment_id}`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::problem::Problem;
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, access, files::attachment},
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf},
    },
    state::AppState,
};

/// The bytes of a file of one's own case.
#[utoipa::path(get, path = "/applications/{id}/attachments/{attachment_id}", tag = "citizen", operation_id = "attachment_bytes",
    params(("id" = Uuid, Path), ("attachment_id" = Uuid, Path)), responses(
    (status = 200, description = "the file"), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf((id, file)): PathOf<(Uuid, Uuid)>,
) -> ApiResult<Response<Body>> {
    let person = Person::Citizen(citizen.account_id);
    let application = access::open(&citizen.region, person, id).await?;
    let case = LoadedCase::load(&citizen.region.scope.read(), application).await?;
    attachment(&state, &citizen.region, person, &case, file).await
}
