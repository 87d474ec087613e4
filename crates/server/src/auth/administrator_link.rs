//! The one-time link of a region's first administrator.

use mppi_domain::workflow::Role;
use mppi_store::{
    officers,
    setup_links::{self, SetupLink},
};

use crate::{clock::days, http::ApiResult, region::RegionContext, state::AppState};

/// Milliseconds that a link lives: 72 hours.
pub const LIVES: i64 = days(3);

/// Where a link leads. The token stands in the fragment, which no server and no log sees.
pub fn address(region: &RegionContext, token: &str) -> String {
    [&region.public_url, "petugas/siapkan#", token].concat()
}

/// A link for a region that has no officer yet; an earlier one that was not used is void.
///
/// # Errors
/// Where the database fails.
pub async fn for_first(state: &AppState, region: &RegionContext) -> ApiResult<Option<String>> {
    let tx = region.scope.begin().await?;
    if officers::is_any(&tx).await? {
        return Ok(None);
    }
    let token = state.random.token();
    let expires_at = state.clock.now().plus_millis(LIVES);
    setup_links::create(&tx, &token, &SetupLink { officer_id: None, roles: vec![Role::RegionAdmin], expires_at })
        .await?;
    tx.commit().await?;
    Ok(Some(address(region, &token)))
}
