//! The service clock: how many working days a file has cost its officers.

use serde::{Deserialize, Serialize};

use crate::calendar::WorkCalendar;
use crate::date::{Date, Instant, Time, Zone};

/// What happens to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "on", rename_all = "snake_case")]
pub enum ClockTransition {
    /// The file was declared complete.
    Started(Date),
    /// It waits for the citizen.
    Paused(Date),
    /// The citizen has answered.
    Resumed(Date),
    /// The service was rendered or ended otherwise.
    Stopped(Date),
}

/// A clock that counts working days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceClock {
    limit_days: u32,
    transitions: Vec<ClockTransition>,
}

impl ServiceClock {
    /// A clock with this limit in working days that has not started.
    pub fn new(limit_days: u32) -> ServiceClock {
        ServiceClock { limit_days, transitions: Vec::new() }
    }

    /// A clock to which all this has happened, in this order.
    pub fn fold(limit_days: u32, transitions: impl IntoIterator<Item = ClockTransition>) -> ServiceClock {
        ServiceClock { limit_days, transitions: transitions.into_iter().collect() }
    }

    /// Notes what happened next.
    pub fn apply(&mut self, transition: ClockTransition) {
        self.transitions.push(transition);
    }

    /// The limit in working days.
    pub fn limit_days(&self) -> u32 {
        self.limit_days
    }

    /// The day 0, once there is one.
    pub fn started_on(&self) -> Option<Date> {
        None
    }

    /// Whether it waits for the citizen.
    pub fn is_paused(&self) -> bool {
        false
    }

    /// Whether it counts at this time.
    pub fn is_running(&self) -> bool {
        false
    }

    /// Whether it has ended.
    pub fn is_stopped(&self) -> bool {
        false
    }

    /// The last day within the limit; while paused, as if it were resumed today.
    pub fn due(&self, calendar: &WorkCalendar, today: Date) -> Option<Date> {
        let _ = (calendar, today);
        None
    }

    /// Working days used until the end of `today`.
    pub fn used_days(&self, calendar: &WorkCalendar, today: Date) -> u32 {
        let _ = (calendar, today);
        0
    }

    /// Working days that are left; negative when late.
    pub fn remaining_days(&self, calendar: &WorkCalendar, today: Date) -> i64 {
        i64::from(self.limit_days) - i64::from(self.used_days(calendar, today))
    }

    /// Used days as a share of the limit: 0.8 calls for a warning, above 1 is late.
    pub fn fraction_used(&self, calendar: &WorkCalendar, today: Date) -> f64 {
        let _ = (calendar, today);
        0.0
    }
}

/// The day 0 of a file that was declared complete at this moment.
///
/// After `closing`, or on a day on which nobody works, it counts as declared on the next working day.
pub fn effective_start(instant: Instant, zone: Zone, closing: Time, calendar: &WorkCalendar) -> Date {
    let _ = (closing, calendar);
    instant.date_in(zone)
}
