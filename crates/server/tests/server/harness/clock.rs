//! A clock that stands until the test moves it.

use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

use mppi_domain::date::Instant;
use mppi_server::clock::Clock;

pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn new(now: Instant) -> Self {
        Self(AtomicI64::new(now.millis()))
    }

    /// Goes on by so many seconds.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, SeqCst);
    }

    pub fn set(&self, now: Instant) {
        self.0.store(now.millis(), SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(SeqCst))
    }
}
