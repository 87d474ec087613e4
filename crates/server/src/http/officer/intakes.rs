//! `/officer/intakes/{id}`: what an officer takes in at a counter, exactly once.

mod get;
mod put;
mod receipt;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(put::handle, get::handle)).routes(routes!(receipt::handle))
}
