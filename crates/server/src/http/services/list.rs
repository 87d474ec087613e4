//! `GET /services`

use axum::{http::HeaderMap, response::Response};
use mppi_domain::{
    api::service::{ServiceList, ServiceSummary},
    language::Language,
};
use mppi_store::services;

use crate::http::{ApiResult, etag, extract::Region};

/// The catalogue, by Indonesian name.
#[utoipa::path(get, path = "/services", tag = "services", operation_id = "list_services", responses((status = 200, body = ServiceList)))]
pub async fn handle(region: Region, headers: HeaderMap) -> ApiResult<Response> {
    let list = ServiceList { services: summaries(&region).await? };
    Ok(etag::json(&headers, &list))
}

/// What the catalogue shows, by Indonesian name.
///
/// # Errors
/// Where the database fails.
pub async fn summaries(region: &Region) -> ApiResult<Vec<ServiceSummary>> {
    let catalogue = services::catalogue(&region.scope.read()).await?;
    let mut summaries: Vec<_> = catalogue.iter().map(ServiceSummary::from).collect();
    summaries.sort_by(|a, b| a.name.get(Language::Id).cmp(b.name.get(Language::Id)));
    Ok(summaries)
}
