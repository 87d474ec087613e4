//! `GET /officer/officers`

use axum::Json;
use mppi_domain::{
    api::{
        officer::{OfficerEntry, OfficerList},
        problem::Problem,
    },
    workflow::Role,
};
use mppi_store::officers;

use crate::http::{ApiResult, extract::OfficerSession};

/// All officers of the region, by name.
#[utoipa::path(get, path = "/officer/officers", tag = "officer", operation_id = "list_officers", responses(
    (status = 200, body = OfficerList),
    (status = 403, body = Problem, description = "only for the region admin"),
))]
pub async fn handle(admin: OfficerSession) -> ApiResult<Json<OfficerList>> {
    admin.require(Role::RegionAdmin)?;
    let all = officers::list(&admin.region.scope.read()).await?;
    let officers = all.into_iter().map(|officer| OfficerEntry {
        id: officer.id,
        username: officer.username.unwrap_or_default(),
        name: officer.name,
        roles: officer.roles,
        agency: officer.agency,
        active: officer.active,
        last_seen_at: officer.last_seen_at,
    });
    Ok(Json(OfficerList { officers: officers.collect() }))
}
