//! `/applications`: one's own cases.

mod act;
mod attachment;
mod document;
mod get;
pub(crate) mod list;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes, but for files.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(list::handle)).routes(routes!(get::handle)).routes(routes!(act::handle))
}

/// Its routes that give files.
pub fn file_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(attachment::handle)).routes(routes!(document::handle))
}
