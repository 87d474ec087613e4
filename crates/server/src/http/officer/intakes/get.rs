//! `GET /officer/intakes/{id}`

use axum::Json;
use mppi_domain::api::{problem::Problem, submission::Receipt};
use uuid::Uuid;

use crate::{
    casework::{Person, submit::own},
    http::{
        ApiResult,
        extract::{OfficerSession, PathOf},
    },
};

/// The receipt of what this officer took in.
#[utoipa::path(get, path = "/officer/intakes/{id}", tag = "officer", operation_id = "intake_receipt", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Receipt), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(session: OfficerSession, PathOf(id): PathOf<Uuid>) -> ApiResult<Json<Receipt>> {
    Ok(Json(own(&session.region, Person::Officer(&session.officer), id).await?.receipt))
}
