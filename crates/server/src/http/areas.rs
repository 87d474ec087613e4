//! `/areas`: all places of Indonesia.

mod get;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(get::provinces)).routes(routes!(get::children))
}
