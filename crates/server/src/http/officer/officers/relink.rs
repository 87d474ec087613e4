//! `POST /officer/officers/{id}/link`

use axum::{Json, extract::State};
use mppi_domain::{
    api::{
        officer::OfficerInvited,
        problem::{Problem, ProblemCode},
    },
    workflow::Role,
};
use mppi_store::{
    officers,
    setup_links::{self, SetupLink},
};
use uuid::Uuid;

use crate::{
    auth::administrator_link,
    casework::{Person, access::or_denied},
    http::{
        ApiError, ApiResult,
        extract::{OfficerSession, PathOf},
    },
    state::AppState,
};

/// Makes a new one-time link for an officer who forgot the password or let the first link run out; links before it are
/// void. The old password works until the link is used.
#[utoipa::path(post, path = "/officer/officers/{id}/link", tag = "officer", operation_id = "relink_officer",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = OfficerInvited),
        (status = 403, body = Problem, description = "only for the region admin"),
        (status = 404, body = Problem),
        (status = 409, body = Problem, description = "`not_allowed`: the officer is switched off"),
    ))]
pub async fn handle(
    State(state): State<AppState>,
    admin: OfficerSession,
    PathOf(id): PathOf<Uuid>,
) -> ApiResult<Json<OfficerInvited>> {
    admin.require(Role::RegionAdmin)?;
    let tx = admin.region.scope.begin().await?;
    let found = officers::get(&tx, id).await;
    let officer = or_denied(found, &admin.region, Person::Officer(&admin.officer), id)?;
    if !officer.active {
        return Err(ApiError::new(ProblemCode::NotAllowed, "the officer is switched off"));
    }
    let token = state.random.token();
    let expires_at = state.clock.now().plus_millis(administrator_link::LIVES);
    setup_links::create(&tx, &token, &SetupLink { officer_id: Some(id), roles: officer.roles, expires_at }).await?;
    tx.commit().await?;
    tracing::info!(officer = %id, by = %admin.officer.id, region = admin.region.profile.slug, "an officer got a new link");
    Ok(Json(OfficerInvited { setup_url: administrator_link::address(&admin.region, &token) }))
}
