//! `/session/…`: asking for a code, signing in and out.

mod citizen;
mod code;
mod officer;

pub use officer::setup::name_fault;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
        .routes(routes!(code::handle))
        .routes(routes!(citizen::get::handle, citizen::put::handle, citizen::delete::handle))
        .routes(routes!(officer::get::handle, officer::put::handle, officer::delete::handle))
        .routes(routes!(officer::setup::handle))
}
