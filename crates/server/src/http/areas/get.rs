//! `GET /areas` and `GET /areas/{code}`

use axum::{
    Json,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use mppi_domain::{
    api::{problem::Problem, region::AreaChildren},
    area::AreaCode,
};

use crate::{
    http::{ApiError, ApiResult, extract::PathOf},
    state::AppState,
};

/// The provinces.
#[utoipa::path(get, path = "/areas", tag = "areas", operation_id = "list_provinces", responses((status = 200, body = AreaChildren)))]
pub async fn provinces(State(state): State<AppState>) -> ApiResult<Response> {
    answer(state.areas.children(None))
}

/// A place, with the places above it and the next level below.
#[utoipa::path(get, path = "/areas/{code}", tag = "areas", operation_id = "get_area",
    params(("code" = String, Path, description = "`73.07` or `7307`")),
    responses((status = 200, body = AreaChildren), (status = 404, body = Problem)))]
pub async fn children(State(state): State<AppState>, PathOf(code): PathOf<String>) -> ApiResult<Response> {
    let code = AreaCode::parse(&code).map_err(|_| ApiError::not_found())?;
    answer(state.areas.children(Some(&code)))
}

/// Codes change a few times a year, so a day in the browser's cache is right.
fn answer(found: Option<AreaChildren>) -> ApiResult<Response> {
    let mut response = Json(found.ok_or_else(ApiError::not_found)?).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    Ok(response)
}
