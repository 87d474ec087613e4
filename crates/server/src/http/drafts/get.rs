//! `GET /drafts/{id}`

use axum::Json;
use mppi_domain::api::{draft::DraftDetail, problem::Problem};
use uuid::Uuid;

use crate::{
    drafts::own,
    http::{
        ApiResult,
        extract::{CitizenSession, PathOf},
    },
};

/// One of one's own mirrored drafts.
#[utoipa::path(get, path = "/drafts/{id}", tag = "citizen", operation_id = "draft", params(("id" = Uuid, Path)), responses(
    (status = 200, body = DraftDetail), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(citizen: CitizenSession, PathOf(id): PathOf<Uuid>) -> ApiResult<Json<DraftDetail>> {
    own(&citizen.region, citizen.account_id, id).await.map(Json)
}
