//! `/officer/attachments`: signed PDFs of national systems, and what is handed in at a counter, by tus 1.0.

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    http::attachments::{append, create, describe, remove, status},
    state::AppState,
};

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(create::handle_officer, describe::handle_officer)).routes(routes!(
        status::handle_officer,
        append::handle_officer,
        remove::handle_officer
    ))
}
