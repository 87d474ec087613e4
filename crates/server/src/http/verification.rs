//! `/verification/{code}`: what anybody may know of a document.

pub mod find;
mod get;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(get::handle))
}
