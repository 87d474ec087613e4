//! `/account`: a citizen's own contacts and sessions.

mod contact;
mod get;
mod revoke;
mod revoke_others;

use mppi_domain::{api::account::SessionEntry, date::Instant};
use mppi_store::sessions::{self, Session};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{http::ApiResult, region::RegionContext, state::AppState};

/// Its routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
        .routes(routes!(get::handle))
        .routes(routes!(contact::handle))
        .routes(routes!(revoke_others::handle))
        .routes(routes!(revoke::handle))
}

/// All open sessions of the account that asks, the newest first.
///
/// # Errors
/// Where the database fails.
pub async fn open_sessions(region: &RegionContext, asking: &Session, now: Instant) -> ApiResult<Vec<SessionEntry>> {
    let open = sessions::list(&region.scope.read(), asking.portal, asking.account_id, now).await?;
    let entries = open.into_iter().map(|session| SessionEntry {
        current: session.id == asking.id,
        id: session.id,
        device: session.device,
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
    });
    Ok(entries.collect())
}
