//! `/officer/account`: an officer's own sessions.

mod get;
mod revoke;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(get::handle)).routes(routes!(revoke::handle))
}
