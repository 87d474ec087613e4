//! Sessions: how they begin, how a request finds its own, how they end.

use axum::http::{HeaderMap, HeaderValue, header};
use mppi_domain::date::Instant;
use mppi_store::{
    StoreError, Transaction,
    sessions::{self, NewSession, Portal, Session},
};
use uuid::Uuid;

use crate::{
    auth::device,
    clock::{days, minutes},
    http::{ApiError, ApiResult, extract::cookie},
    region::RegionContext,
    state::AppState,
};

/// How long a session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// A citizen's own device: 30 days without use, half a year in all.
    OwnDevice,
    /// A device that others use too: 15 minutes without use, and gone with the browser.
    SharedDevice,
    /// An officer: 30 minutes without use, 12 hours in all.
    Officer,
}

impl Lifetime {
    fn portal(self) -> Portal {
        if self == Self::Officer { Portal::Officer } else { Portal::Citizen }
    }

    fn idle_seconds(self) -> u32 {
        match self {
            Self::OwnDevice => 30 * 24 * 3600,
            Self::SharedDevice => 15 * 60,
            Self::Officer => 30 * 60,
        }
    }

    fn ends_after(self) -> i64 {
        match self {
            Self::OwnDevice => days(180),
            Self::SharedDevice | Self::Officer => minutes(12 * 60),
        }
    }
}

/// Begins a session in `tx`; the cookie goes out with the answer once `tx` is committed.
///
/// # Errors
/// Where the database fails.
pub async fn begin(
    state: &AppState,
    tx: &Transaction,
    headers: &HeaderMap,
    account_id: Uuid,
    lifetime: Lifetime,
) -> ApiResult<(Session, HeaderValue)> {
    let now = state.clock.now();
    let token = state.random.token();
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let session = sessions::create(
        tx,
        &NewSession {
            id: state.random.opaque_id(),
            token: &token,
            portal: lifetime.portal(),
            account_id,
            device: &device::describe(user_agent),
            created_at: now,
            idle_seconds: lifetime.idle_seconds(),
            ends_at: now.plus_millis(lifetime.ends_after()),
        },
    )
    .await?;
    let max_age = (lifetime == Lifetime::OwnDevice).then_some(lifetime.ends_after() / 1000);
    let cookie = cookie::set(lifetime.portal(), &token, max_age).ok_or_else(|| ApiError::internal(&"cookie"))?;
    Ok((session, cookie))
}

/// The open session of a request's cookie. That it was used is written once a minute.
///
/// # Errors
/// Where the database fails.
pub async fn current(
    state: &AppState,
    region: &RegionContext,
    headers: &HeaderMap,
    portal: Portal,
) -> ApiResult<Option<Session>> {
    let Some(token) = cookie::read(headers, portal) else { return Ok(None) };
    let now = state.clock.now();
    let Some(mut session) = sessions::find(&region.scope.read(), portal, token, now).await? else { return Ok(None) };
    if now >= session.last_seen_at.plus_millis(minutes(1)) {
        let tx = region.scope.begin().await?;
        sessions::touch(&tx, session.id, now).await?;
        tx.commit().await?;
        session.last_seen_at = now;
    }
    Ok(Some(session))
}

/// Ends the session of a request's cookie, if it is open.
///
/// # Errors
/// Where the database fails.
pub async fn end(state: &AppState, region: &RegionContext, headers: &HeaderMap, portal: Portal) -> ApiResult<()> {
    if let Some(session) = current(state, region, headers, portal).await? {
        revoke(region, &session, session.id, state.clock.now()).await?;
    }
    Ok(())
}

/// Ends one session of the account that asks.
///
/// # Errors
/// `not_found` if the account has no such open session.
pub async fn revoke(region: &RegionContext, asking: &Session, id: Uuid, now: Instant) -> ApiResult<()> {
    let tx = region.scope.begin().await?;
    match sessions::revoke(&tx, asking.portal, asking.account_id, id, now).await {
        Err(StoreError::NotFound) => {
            let (region, person) = (&region.profile.slug, asking.account_id);
            tracing::warn!(region, %person, session = %id, "denied: not theirs, or not there");
            return Err(ApiError::not_found());
        }
        ended => ended?,
    }
    tx.commit().await?;
    Ok(())
}
