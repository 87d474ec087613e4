//! Work after a commit, or later: a runner that leases jobs, tries again with growing pauses, and stops when told.

mod clean_up;
mod send_message;

use std::time::Duration;

use mppi_domain::date::Instant;
use mppi_store::{
    StoreError,
    jobs::{self, Job},
};
use tokio::sync::watch;

use crate::{clock::seconds, notify, region::RegionContext, state::AppState};

pub use clean_up::enqueue_clean_up;

/// How often the table is asked. Short, since people wait for their one-time code.
const PAUSE: Duration = Duration::from_millis(400);
/// Longer than any job takes; when the server dies another one goes on after it.
const LEASE_SECONDS: u32 = 120;
const AT_ONCE: u32 = 16;
/// With the pauses below, about a day.
const TRIES: u32 = 20;

/// Why a job did not succeed. Words without personal data.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Try again later.
    #[error("{0}")]
    Later(String),
    /// Give it up.
    #[error("{0}")]
    Never(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Runs jobs until `stop` turns true; the job at hand is finished first.
pub async fn run(state: AppState, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let done = match run_due(&state).await {
            Ok(done) => done,
            Err(fault) => {
                tracing::error!(%fault, "jobs cannot be read");
                0
            }
        };
        if done == 0 {
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }
}

/// Runs every job that is due now, and says how many there were.
///
/// # Errors
/// Where the database fails.
pub async fn run_due(state: &AppState) -> Result<usize, StoreError> {
    let now = state.clock.now();
    enqueue_clean_up(state, now).await?;
    let due = jobs::lease(&state.store, now, LEASE_SECONDS, AT_ONCE).await?;
    for job in &due {
        let outcome = run_one(state, job).await;
        settle(state, job, outcome).await?;
    }
    Ok(due.len())
}

async fn run_one(state: &AppState, job: &Job) -> Result<(), JobError> {
    let Some(region) = state.regions.by_id(job.region_id) else {
        return Err(JobError::Later("its region is not served here".to_owned()));
    };
    let region: &RegionContext = region;
    match job.kind.as_str() {
        notify::SEND_MESSAGE => send_message::run(state, region, job.payload()?).await,
        clean_up::CLEAN_UP => clean_up::run(state, region).await,
        other => Err(JobError::Never(format!("unknown kind {other}"))),
    }
}

async fn settle(state: &AppState, job: &Job, outcome: Result<(), JobError>) -> Result<(), StoreError> {
    let now = state.clock.now();
    let settled = match outcome {
        Ok(()) => jobs::finish(&state.store, job, now).await,
        Err(fault) => {
            tracing::warn!(job = %job.id, kind = job.kind, tries = job.tries, %fault, "a job failed");
            let next = match &fault {
                JobError::Never(_) => None,
                _ => next_try(job.tries, now),
            };
            jobs::fail(&state.store, job, &fault.to_string(), next, now).await
        }
    };
    match settled {
        // The lease ran out and another replica has it now: it will settle it.
        Err(StoreError::Conflict) => Ok(()),
        other => other,
    }
}

/// Half a minute, one, two, four … up to two hours; none after the last try.
fn next_try(tries: u32, now: Instant) -> Option<Instant> {
    let pause = 30_i64.saturating_mul(1 << tries.saturating_sub(1).min(8)).min(7200);
    (tries < TRIES).then(|| now.plus_millis(seconds(pause)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let now = Instant::from_millis(0);
        let pause = |tries| next_try(tries, now).map(|next| next.millis() / 1000);
        assert_eq!(
            [pause(1), pause(2), pause(3), pause(9), pause(19)],
            [Some(30), Some(60), Some(120), Some(7200), Some(7200)]
        );
        assert_eq!(pause(20), None);
    }
}
