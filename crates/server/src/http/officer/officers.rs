//! `/officer/officers`: the region admin's colleagues.

mod activate;
mod invite;
mod list;
mod relink;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
        .routes(routes!(list::handle))
        .routes(routes!(invite::handle))
        .routes(routes!(activate::handle))
        .routes(routes!(relink::handle))
}
