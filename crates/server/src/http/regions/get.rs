//! `GET /region`

use axum::{Json, http::header, response::IntoResponse};
use mppi_domain::api::{problem::Problem, region::RegionProfile};

use crate::http::extract::Region;

/// The region of this host.
#[utoipa::path(get, path = "/region", tag = "regions", operation_id = "get_region", responses(
    (status = 200, body = RegionProfile),
    (status = 404, body = Problem, description = "no region has this host"),
))]
pub async fn handle(region: Region) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-cache")], Json(region.profile.clone()))
}
