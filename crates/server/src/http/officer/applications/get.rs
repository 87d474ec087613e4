//! `GET /officer/applications/{id}`

use axum::{Json, extract::State};
use mppi_domain::api::{application::ApplicationDetail, problem::Problem};
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, access, detail::detail},
    http::{
        ApiResult,
        extract::{OfficerSession, PathOf},
    },
    state::AppState,
};

/// A case, with what this officer may do.
#[utoipa::path(get, path = "/officer/applications/{id}", tag = "officer", operation_id = "officer_application", params(("id" = Uuid, Path)), responses(
    (status = 200, body = ApplicationDetail), (status = 401, body = Problem), (status = 404, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    PathOf(id): PathOf<Uuid>,
) -> ApiResult<Json<ApplicationDetail>> {
    let person = Person::Officer(&session.officer);
    let application = access::open(&session.region, person, id).await?;
    let case = LoadedCase::load(&session.region.scope.read(), application).await?;
    Ok(Json(detail(&state, &session.region, person, &case).await?))
}
