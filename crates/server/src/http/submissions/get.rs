//! `GET /submissions/{id}`

use axum::Json;
use mppi_domain::api::{problem::Problem, submission::Receipt};
use uuid::Uuid;

use crate::{
    casework::{Person, submit::own},
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf},
    },
};

/// The receipt of one's own submission.
#[utoipa::path(get, path = "/submissions/{id}", tag = "citizen", operation_id = "receipt", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Receipt), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(citizen: CitizenSession, PathOf(id): PathOf<Uuid>) -> ApiResult<Json<Receipt>> {
    Ok(Json(own(&citizen.region, Person::Citizen(citizen.account_id), id).await?.receipt))
}
