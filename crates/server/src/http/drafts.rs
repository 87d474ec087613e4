//! `/drafts`: a citizen's drafts, to go on with on another device.

mod delete;
mod get;
mod list;
mod put;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(list::handle)).routes(routes!(get::handle, put::handle, delete::handle))
}
