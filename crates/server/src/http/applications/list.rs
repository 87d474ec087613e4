//! `GET /applications?status=&cursor=`

use axum::{Json, extract::State};
use mppi_domain::{
    api::{
        application::ApplicationList,
        problem::{Problem, ProblemCode},
    },
    status::Status,
};
use mppi_store::applications::{self, Cursor};
use serde::Deserialize;

use crate::{
    casework::summary::list,
    http::{
        ApiError, ApiResult,
        extract::{CitizenSession, QueryOf},
    },
    state::AppState,
};

const PAGE: u32 = 20;

/// Which cases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    status: Option<Status>,
    cursor: Option<String>,
}

/// One's own cases, the newest first.
#[utoipa::path(get, path = "/applications", tag = "citizen", operation_id = "applications",
    params(("status" = Option<String>, Query), ("cursor" = Option<String>, Query)), responses(
    (status = 200, body = ApplicationList), (status = 401, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    QueryOf(query): QueryOf<Query>,
) -> ApiResult<Json<ApplicationList>> {
    let read = citizen.region.scope.read();
    let after = query.cursor.as_deref().map(cursor).transpose()?;
    let page = applications::list_of_citizen(&read, citizen.account_id, query.status, after.as_ref(), PAGE).await?;
    Ok(Json(list(&state, &citizen.region, &read, page, false).await?))
}

/// Reads a cursor that came back.
///
/// # Errors
/// `malformed_request`
pub fn cursor(text: &str) -> ApiResult<Cursor> {
    text.parse().map_err(|_| ApiError::new(ProblemCode::MalformedRequest, "not a cursor of ours"))
}
