//! `/tracking`: where a case stands, by number and secret.

pub mod find;
mod post;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(post::handle))
}
