//! `GET /session/officer`

use axum::Json;
use mppi_domain::api::{problem::Problem, session::OfficerSession};

use crate::http::extract;

/// Who am I.
#[utoipa::path(get, path = "/session/officer", tag = "session", operation_id = "get_officer_session", responses(
    (status = 200, body = OfficerSession),
    (status = 401, body = Problem),
))]
pub async fn handle(officer: extract::OfficerSession) -> Json<OfficerSession> {
    Json(super::answer(&officer.officer, &officer.session))
}
