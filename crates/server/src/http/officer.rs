//! `/officer/…`: everything that only officers reach.

pub mod account;
pub mod officers;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// Routes of the officer's own account and of administration.
pub fn routes() -> OpenApiRouter<AppState> {
    account::routes().merge(officers::routes())
}
