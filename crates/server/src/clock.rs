//! Time as a parameter.

use mppi_domain::date::Instant;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the machine's clock is read")]
    fn now(&self) -> Instant {
        let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Instant::from_millis(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
    }
}

/// Seconds as the milliseconds that [`Instant::plus_millis`] takes.
pub const fn seconds(seconds: i64) -> i64 {
    seconds * 1000
}

/// Minutes as milliseconds.
pub const fn minutes(minutes: i64) -> i64 {
    seconds(minutes * 60)
}

/// Days as milliseconds.
pub const fn days(days: i64) -> i64 {
    minutes(days * 24 * 60)
}
