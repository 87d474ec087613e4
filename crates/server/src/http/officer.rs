//! `/officer/…`: everything that only officers reach.

pub mod account;
pub mod applications;
pub mod attachments;
pub mod counts;
pub mod intakes;
pub mod officers;
pub mod pickup;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// Routes of the officer's own account and of administration.
pub fn routes() -> OpenApiRouter<AppState> {
    account::routes().merge(officers::routes())
}
