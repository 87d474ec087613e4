//! `GET /officer/counts`

use axum::{Json, extract::State};
use mppi_domain::api::{officer::InboxCounts, problem::Problem};
use mppi_store::inbox;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    casework::person::viewer,
    http::{ApiResult, extract::OfficerSession},
    state::AppState,
};

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(handle))
}

/// Counts for the inbox.
#[utoipa::path(get, path = "/officer/counts", tag = "officer", operation_id = "inbox_counts", responses(
    (status = 200, body = InboxCounts), (status = 401, body = Problem),
))]
async fn handle(State(state): State<AppState>, session: OfficerSession) -> ApiResult<Json<InboxCounts>> {
    let today = session.region.today(state.clock.now());
    let counts = inbox::counts(&session.region.scope.read(), &viewer(&session.officer), today).await?;
    Ok(Json(InboxCounts {
        by_status: counts.by_status.into_iter().map(|(status, count)| (status.key().to_owned(), count)).collect(),
        unclaimed: counts.unclaimed,
        mine: counts.mine,
        overdue: counts.overdue,
    }))
}
