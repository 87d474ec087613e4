//! `GET /services/{code}?version=`

use axum::{http::HeaderMap, response::Response};
use mppi_domain::{api::problem::Problem, service::ServiceDefinition};
use mppi_store::services;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::{
    ApiResult, etag,
    extract::{PathOf, QueryOf, Region},
};

/// Which version.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// A version that a draft was begun with; the active one if absent.
    version: Option<u32>,
}

/// One definition, without the part of its standard that is the office's own.
#[utoipa::path(get, path = "/services/{code}", tag = "services", operation_id = "get_service",
    params(("code" = String, Path), Which),
    responses((status = 200, body = ServiceDefinition), (status = 404, body = Problem)))]
pub async fn handle(
    region: Region,
    PathOf(code): PathOf<String>,
    QueryOf(which): QueryOf<Which>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let read = region.scope.read();
    let service = match which.version {
        Some(version) => services::version(&read, &code, version).await?,
        None => services::active(&read, &code).await?,
    };
    Ok(etag::json(&headers, &service.public()))
}
