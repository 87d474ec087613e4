//! `GET /drafts`

use axum::Json;
use mppi_domain::api::{draft::DraftList, problem::Problem};
use mppi_store::drafts;

use crate::http::{ApiResult, extract::CitizenSession};

/// One's own mirrored drafts, the latest change first, without what was typed.
#[utoipa::path(get, path = "/drafts", tag = "citizen", operation_id = "drafts", responses(
    (status = 200, body = DraftList), (status = 401, body = Problem),
))]
pub async fn handle(citizen: CitizenSession) -> ApiResult<Json<DraftList>> {
    let drafts = drafts::list(&citizen.region.scope.read(), citizen.account_id).await?;
    Ok(Json(DraftList { drafts }))
}
