//! Routes of drafts, cases, files and documents.

use utoipa_axum::router::OpenApiRouter;

use crate::{
    http::{applications, attachments, drafts, officer, submissions},
    state::AppState,
};

/// Routes with the usual limits on body and time; paths start below `/api/v1`.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
        .merge(drafts::routes())
        .merge(submissions::routes())
        .merge(applications::routes())
        .merge(officer::applications::routes())
        .merge(officer::counts::routes())
        .merge(officer::intakes::routes())
        .merge(officer::pickup::routes())
}

/// Routes that take or give files: each sets its own body limit, and the time limit is ten minutes.
pub fn file_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
        .merge(attachments::routes())
        .merge(applications::file_routes())
        .merge(officer::attachments::routes())
        .merge(officer::applications::file_routes())
}
