//! `DELETE /session/citizen`

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use mppi_store::sessions::Portal;

use crate::{
    auth::session,
    http::{
        ApiResult,
        extract::{Region, cookie},
    },
    state::AppState,
};

/// Signs out. Without a session nothing happens, and the answer is the same.
#[utoipa::path(delete, path = "/session/citizen", tag = "session", operation_id = "sign_out_citizen", responses((status = 204)))]
pub async fn handle(State(state): State<AppState>, region: Region, headers: HeaderMap) -> ApiResult<Response> {
    session::end(&state, &region, &headers, Portal::Citizen).await?;
    Ok(cookie::cleared(Portal::Citizen, StatusCode::NO_CONTENT))
}
