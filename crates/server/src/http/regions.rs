//! `/region` and `/regions`.

mod get;
mod list;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Their routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(get::handle)).routes(routes!(list::handle))
}
