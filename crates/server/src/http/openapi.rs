//! `GET /api/v1/openapi.json`: the contract, from the handlers themselves.

use axum::{Router, response::IntoResponse, routing};
use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder, Server};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    http::{casework_routes, router},
    state::AppState,
};

/// The contract as a document.
pub fn document() -> OpenApi {
    let routes: OpenApiRouter<AppState> =
        router::api_routes().merge(casework_routes::routes()).merge(casework_routes::file_routes());
    with_head(routes.into_openapi())
}

/// The route that answers with it.
pub fn route() -> Router<AppState> {
    // Written once: it does not change while the server runs.
    let text = document().to_json().unwrap_or_default();
    Router::new().route(
        "/openapi.json",
        routing::get(move || {
            let text = text.clone();
            async move { ([("content-type", "application/json"), ("cache-control", "no-cache")], text).into_response() }
        }),
    )
}

fn with_head(document: OpenApi) -> OpenApi {
    let info = InfoBuilder::new()
        .title("MPPI")
        .version("1")
        .description(Some("Public services of a region, from registration to pickup. See docs/api.md."))
        .build();
    OpenApiBuilder::from(document).info(info).servers(Some([Server::new("/api/v1")])).build()
}
