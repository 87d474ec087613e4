//! `POST /officer/pickup`: the case of a pickup code or an application number.

use axum::{Json, extract::State};
use mppi_domain::{
    api::{
        officer::{PickupFound, PickupLookup},
        problem::Problem,
    },
    case_number,
};
use mppi_store::{applications, pickups};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    auth::limit,
    casework::{Person, access, codes},
    http::{
        ApiError, ApiResult,
        extract::{JsonBody, OfficerSession},
    },
    state::AppState,
};

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(handle))
}

/// Finds the case; the code goes in the body, never in an address.
#[utoipa::path(post, path = "/officer/pickup", tag = "officer", operation_id = "find_pickup", request_body = PickupLookup, responses(
    (status = 200, body = PickupFound), (status = 401, body = Problem),
    (status = 404, body = Problem, description = "no such code or number, or a case of another agency"), (status = 429, body = Problem),
))]
async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    JsonBody(lookup): JsonBody<PickupLookup>,
) -> ApiResult<Json<PickupFound>> {
    let region = &session.region;
    let key = format!("pickup-officer:{}", session.officer.id);
    limit::hit(&region.scope, &key, limit::PICKUPS_PER_OFFICER, state.clock.now()).await?;
    let read = region.scope.read();
    let (application_id, by_code) = match (codes::read(&lookup.code, codes::PICKUP), case_number::proper(&lookup.code))
    {
        (Some(code), _) => (pickups::find(&read, &code).await?, true),
        (None, Some(number)) => (applications::by_number(&read, &number).await?.id, false),
        (None, None) => return Err(ApiError::not_found()),
    };
    access::open(region, Person::Officer(&session.officer), application_id).await?;
    Ok(Json(PickupFound { application_id, by_code }))
}
