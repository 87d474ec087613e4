//! Somebody who watches the statements, for measurements.

use std::{sync::Arc, time::Duration};

/// One statement that ran. Its values are left out: they may be what people typed.
#[derive(Clone, Copy, Debug)]
pub struct Observed<'a> {
    /// With places instead of values.
    pub sql: &'a str,
    /// How long it took.
    pub elapsed: Duration,
    /// Whether the database refused it.
    pub failed: bool,
}

/// Called after each statement; must be quick.
pub type Observer = Arc<dyn Fn(Observed<'_>) + Send + Sync>;
