//! `GET /attachments/{id}`: an upload that no case has taken yet.

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::problem::Problem;
use mppi_store::attachments::Owner;
use uuid::Uuid;

use crate::{
    casework::files,
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf},
    },
    state::AppState,
    uploads::own,
};

/// The bytes of one's own upload, once it is whole and until a case takes it: for a draft that goes on elsewhere.
#[utoipa::path(get, path = "/attachments/{id}", tag = "files", operation_id = "uploaded_bytes", params(("id" = Uuid, Path)), responses(
    (status = 200, description = "the file"), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
) -> ApiResult<Response<Body>> {
    let upload = own(&citizen.region, Owner::Citizen(citizen.account_id), id).await?;
    files::upload(&state, &citizen.region, &upload).await
}
