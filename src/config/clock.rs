//! Now and today, with a clock of the device that may be wrong.

use mppi_domain::{
    calendar::WorkCalendar,
    date::{Date, Instant},
    form::FormContext,
};

use super::{boot, config, region};
use crate::platform::time;

/// Now. A device that is behind the server is corrected by the server's clock; one that is ahead may be right, since
/// the shell may be an old one.
pub fn now() -> Instant {
    let config = config();
    corrected(time::now().millis(), config.started_at, config.boot.now.millis())
}

fn corrected(device: i64, started_at: i64, server_at_start: i64) -> Instant {
    // A clock that was set back meanwhile must not carry us before the start.
    let since = (device - started_at).max(0);
    Instant::from_millis(device.max(server_at_start.saturating_add(since)))
}

/// The date in the region.
pub fn today() -> Date {
    now().date_in(region().zone)
}

/// What forms may know: filled in today.
pub fn context() -> FormContext {
    FormContext { filled_on: today() }
}

/// Working days here.
pub fn calendar() -> WorkCalendar {
    let holidays = boot().holidays.iter().filter_map(|day| Some((Date::parse(day)?, String::new())));
    WorkCalendar::new(holidays.collect())
}

#[cfg(test)]
mod tests {
    use super::corrected;

    #[test]
    fn a_device_that_is_behind_follows_the_server() {
        assert_eq!(corrected(1_000, 900, 50_000).millis(), 50_100);
    }

    #[test]
    fn a_device_that_is_ahead_of_an_old_shell_is_believed() {
        assert_eq!(corrected(90_000, 89_000, 50_000).millis(), 90_000);
    }

    #[test]
    fn a_clock_set_back_does_not_run_backwards() {
        assert_eq!(corrected(100, 900, 50_000).millis(), 50_000);
    }
}
