//! `/services`: the published catalogue.

mod get;
mod list;

pub use list::summaries;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(list::handle)).routes(routes!(get::handle))
}
