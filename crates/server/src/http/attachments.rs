//! `/attachments`: files by tus 1.0, for citizens; officers have the same below `/officer`.

pub(crate) mod append;
pub(crate) mod create;
pub(crate) mod describe;
mod get;
pub(crate) mod remove;
pub(crate) mod status;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(create::handle, describe::handle)).routes(routes!(
        get::handle,
        status::handle,
        append::handle,
        remove::handle
    ))
}
