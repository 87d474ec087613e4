//! Now. Everywhere else time is a parameter.

use mppi_domain::date::Instant;

/// What the clock of this device says.
pub fn now() -> Instant {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for 200,000 years")]
    Instant::from_millis(js_sys::Date::now() as i64)
}
