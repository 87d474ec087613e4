//! `DELETE /drafts/{id}?based_on=`

use axum::http::StatusCode;
use mppi_domain::api::problem::Problem;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    drafts::remove,
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf, QueryOf},
    },
};

/// What the device saw.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    based_on: u32,
}

/// Deletes a mirrored draft, unless another device changed it. What is not there is deleted already.
#[utoipa::path(delete, path = "/drafts/{id}", tag = "citizen", operation_id = "delete_draft",
    params(("id" = Uuid, Path), ("based_on" = u32, Query, description = "the revision that the device saw last")), responses(
    (status = 204), (status = 401, body = Problem),
    (status = 409, body = Problem, description = "stale, with the draft in `current`"),
))]
pub async fn handle(
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
    QueryOf(query): QueryOf<Query>,
) -> ApiResult<StatusCode> {
    remove(&citizen.region, citizen.account_id, id, query.based_on).await?;
    Ok(StatusCode::NO_CONTENT)
}
