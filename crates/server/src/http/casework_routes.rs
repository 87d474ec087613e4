//! Routes of cases, files and documents.

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// Routes with the usual limits on body and time; paths start below `/api/v1`.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
}

/// Routes that take or give files: each sets its own body limit, and the time limit is ten minutes.
pub fn file_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
}
