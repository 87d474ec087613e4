//! Throws away what has had its time: drafts, uploads that no case took, old messages, codes, sessions and counts.

use std::sync::atomic::Ordering::Relaxed;

use mppi_domain::date::Instant;
use mppi_store::{
    StoreError, attachments, drafts,
    jobs::{self, NewJob},
    messages, otps, sessions, throttles,
};
use uuid::Uuid;

use crate::{
    clock::{days, minutes},
    jobs::JobError,
    region::RegionContext,
    state::AppState,
};

/// Kind of the job that cleans up a region.
pub(super) const CLEAN_UP: &str = "clean_up";

const EVERY_MINUTES: i64 = 10;
/// Files that one run takes away; the rest waits for the next one.
const FILES: u32 = 500;
const MESSAGES_DAYS: i64 = 90;
/// How long a session that has ended is kept, for questions about who was signed in.
const SESSIONS_DAYS: i64 = 30;

/// Sees to it that each region is cleaned up once in each period, whichever replica comes first.
///
/// # Errors
/// Where the database fails.
pub async fn enqueue_clean_up(state: &AppState, now: Instant) -> Result<(), StoreError> {
    let period = now.millis().div_euclid(minutes(EVERY_MINUTES));
    if state.tools.cleaned_in.swap(period, Relaxed) == period {
        return Ok(());
    }
    // The period is the id, so that replicas make one job together.
    let id = Uuid::from_u64_pair(0x636C_6561_6E2D_7570, period.unsigned_abs());
    for region in state.regions.iter() {
        let tx = region.scope.begin().await?;
        jobs::enqueue(&tx, &NewJob { id, kind: CLEAN_UP, payload: &(), run_at: now }).await?;
        tx.commit().await?;
    }
    jobs::forget(&state.store, now.plus_millis(-days(7))).await?;
    Ok(())
}

pub(super) async fn run(state: &AppState, region: &RegionContext) -> Result<(), JobError> {
    let now = state.clock.now();
    // First, so that their files go with them.
    let tx = region.scope.begin().await?;
    drafts::forget(&tx, now).await?;
    tx.commit().await?;
    for id in attachments::expired(&region.scope.read(), now, FILES).await? {
        let tx = region.scope.begin().await?;
        match attachments::delete_expired(&tx, id, now).await {
            Ok(()) => tx.commit().await?,
            // A case or draft took it in this very moment.
            Err(StoreError::NotFound) => continue,
            Err(error) => return Err(error.into()),
        }
        let region_id = region.scope.region_id();
        let gone = state.tools.blobs.delete(region_id, id).await.and(state.tools.parts.delete(region_id, id).await);
        gone.map_err(|error| JobError::Later(error.to_string()))?;
    }
    let tx = region.scope.begin().await?;
    messages::forget(&tx, now.plus_millis(-days(MESSAGES_DAYS))).await?;
    throttles::forget(&tx, now.plus_millis(-days(1))).await?;
    otps::forget(&tx, now.plus_millis(-days(1))).await?;
    sessions::forget(&tx, now.plus_millis(-days(SESSIONS_DAYS))).await?;
    Ok(tx.commit().await?)
}
