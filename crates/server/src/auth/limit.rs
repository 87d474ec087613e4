//! How often something may be tried. Counts live in the database, so that replicas agree.

use mppi_domain::{api::problem::ProblemCode, date::Instant};
use mppi_store::{
    RegionScope,
    throttles::{self, ThrottleRule},
};

use crate::http::{ApiError, ApiResult};

const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;

/// Codes that one contact may be sent.
pub const CODES_PER_CONTACT: ThrottleRule = ThrottleRule { limit: 6, window_seconds: HOUR, lock_seconds: HOUR };
/// Codes that one address may ask for: a phone network puts thousands of phones behind one.
pub const CODES_PER_CLIENT: ThrottleRule = ThrottleRule { limit: 300, window_seconds: HOUR, lock_seconds: 15 * MINUTE };
/// Codes that one address may try.
pub const TRIES_PER_CLIENT: ThrottleRule = ThrottleRule { limit: 600, window_seconds: HOUR, lock_seconds: 15 * MINUTE };
/// Passwords that one name may be tried with; the next one is locked out.
pub const PASSWORDS_PER_NAME: ThrottleRule =
    ThrottleRule { limit: 10, window_seconds: 15 * MINUTE, lock_seconds: 15 * MINUTE };
/// Passwords that one address may try.
pub const PASSWORDS_PER_CLIENT: ThrottleRule =
    ThrottleRule { limit: 100, window_seconds: 15 * MINUTE, lock_seconds: 15 * MINUTE };
/// Cases that one address may ask for by number and secret.
pub const TRACKING_PER_CLIENT: ThrottleRule =
    ThrottleRule { limit: 120, window_seconds: 10 * MINUTE, lock_seconds: 10 * MINUTE };
/// Times that one number may be asked for.
pub const TRACKING_PER_NUMBER: ThrottleRule =
    ThrottleRule { limit: 20, window_seconds: 10 * MINUTE, lock_seconds: 10 * MINUTE };
/// Documents that one address may verify: a counter checks many.
pub const VERIFICATION_PER_CLIENT: ThrottleRule =
    ThrottleRule { limit: 120, window_seconds: 10 * MINUTE, lock_seconds: 10 * MINUTE };

/// Pickup codes that one officer may try: a busy desk sees one a minute.
pub const PICKUPS_PER_OFFICER: ThrottleRule =
    ThrottleRule { limit: 60, window_seconds: 10 * MINUTE, lock_seconds: 10 * MINUTE };

/// Intakes that one officer may send: a device empties the queue of two days without a network at once, some of it twice.
pub const INTAKES_PER_OFFICER: ThrottleRule =
    ThrottleRule { limit: 300, window_seconds: HOUR, lock_seconds: 5 * MINUTE };

/// What the wrong passwords of one officer's name count as, and what makes it pause.
pub fn keys_of(username: &str) -> [String; 2] {
    [["password:", username].concat(), ["password-pause:", username].concat()]
}

/// Counts one hit and says how many there were, or that it is too much. Committed at once, whatever follows.
///
/// # Errors
/// `throttled` with the seconds to wait.
pub async fn hit(scope: &RegionScope, key: &str, rule: ThrottleRule, now: Instant) -> ApiResult<u32> {
    let tx = scope.begin().await?;
    let state = throttles::hit(&tx, key, rule, now).await?;
    tx.commit().await?;
    match state.locked_until {
        Some(until) => Err(ApiError::throttled(seconds_until(until, now))),
        None => Ok(state.count),
    }
}

/// The same, but what is too much is called locked.
///
/// # Errors
/// `locked` with the seconds to wait.
pub async fn hit_or_lock(scope: &RegionScope, key: &str, rule: ThrottleRule, now: Instant) -> ApiResult<u32> {
    hit(scope, key, rule, now).await.map_err(|error| match error.retry_after() {
        Some(seconds) => ApiError::new(ProblemCode::Locked, "too many wrong tries").with_retry_after(seconds),
        None => error,
    })
}

/// Refuses while `key` pauses.
///
/// # Errors
/// `throttled` with the seconds to wait.
pub async fn check(scope: &RegionScope, key: &str, now: Instant) -> ApiResult<()> {
    match throttles::locked_until(&scope.read(), key, now).await? {
        Some(until) => Err(ApiError::throttled(seconds_until(until, now))),
        None => Ok(()),
    }
}

/// Makes `key` pause for so many seconds.
///
/// # Errors
/// Where the database fails.
pub async fn pause(scope: &RegionScope, key: &str, seconds: u32, now: Instant) -> ApiResult<()> {
    let rule = ThrottleRule { limit: 1, window_seconds: seconds, lock_seconds: seconds };
    let tx = scope.begin().await?;
    throttles::clear(&tx, key).await?;
    // One hit is allowed, so the second one starts the pause.
    throttles::hit(&tx, key, rule, now).await?;
    throttles::hit(&tx, key, rule, now).await?;
    tx.commit().await?;
    Ok(())
}

fn seconds_until(until: Instant, now: Instant) -> u64 {
    let millis = until.millis() - now.millis();
    u64::try_from(millis).unwrap_or_default().div_ceil(1000).max(1)
}
