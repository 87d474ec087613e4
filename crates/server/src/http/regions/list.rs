//! `GET /regions`

use axum::{Json, extract::State, http::header, response::IntoResponse};
use mppi_domain::api::region::RegionEntry;

use crate::state::AppState;

/// All regions of this installation; answered on every host.
#[utoipa::path(get, path = "/regions", tag = "regions", operation_id = "list_regions", responses((status = 200, body = Vec<RegionEntry>)))]
pub async fn handle(State(state): State<AppState>) -> impl IntoResponse {
    let regions = state.regions.iter().map(|region| RegionEntry {
        slug: region.profile.slug.clone(),
        name: region.profile.name.clone(),
        province: region.profile.province.clone(),
        url: region.public_url.clone(),
    });
    ([(header::CACHE_CONTROL, "no-cache")], Json(regions.collect::<Vec<_>>()))
}
