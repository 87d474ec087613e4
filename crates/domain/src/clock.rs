//! The service clock: how many working days a file has cost its officers.
//!
//! The day on which the file is declared complete is **day 0**. From then on a working day counts when the clock runs at
//! the **end** of that day. So the day of a pause does not count and the day of the resumption does, and a pause and its
//! resumption on one day cost nothing. The day on which the service is rendered counts, unless the clock stood still
//! when it was stopped.
//!
//! Transitions must come in the order in which they happened. One that is dated before its predecessor (a pause in the
//! evening on which a start was moved to the next day) counts on the predecessor's date. One that has no meaning in the
//! state of the clock (a second start, a resumption of what runs, anything after the stop) changes nothing.

use serde::{Deserialize, Serialize};

use crate::calendar::WorkCalendar;
use crate::date::{Date, Instant, Time, Zone};

/// What happens to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "on", rename_all = "snake_case")]
pub enum ClockTransition {
    /// The file was declared complete; see [`effective_start`] for the date.
    Started(Date),
    /// It waits for the citizen.
    Paused(Date),
    /// The citizen has answered.
    Resumed(Date),
    /// The service was rendered, or ended otherwise.
    Stopped(Date),
}

/// A clock that counts working days.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceClock {
    limit_days: u32,
    started_on: Option<Date>,
    /// In order, not overlapping, each of at least one day.
    pauses: Vec<Pause>,
    stopped_on: Option<Date>,
}

/// The days from `from` up to but without `until`; open while nobody has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
struct Pause {
    from: Date,
    until: Option<Date>,
}

impl ServiceClock {
    /// A clock with this limit in working days that has not started.
    pub fn new(limit_days: u32) -> ServiceClock {
        ServiceClock { limit_days, started_on: None, pauses: Vec::new(), stopped_on: None }
    }

    /// A clock to which all this has happened, in this order.
    pub fn fold(limit_days: u32, transitions: impl IntoIterator<Item = ClockTransition>) -> ServiceClock {
        let mut clock = ServiceClock::new(limit_days);
        for transition in transitions {
            clock.apply(transition);
        }
        clock
    }

    /// Notes what happened next.
    pub fn apply(&mut self, transition: ClockTransition) {
        let Some(earliest) = self.last_change() else {
            if let ClockTransition::Started(on) = transition {
                self.started_on = Some(on);
            }
            return;
        };
        if self.is_stopped() {
            return;
        }
        match transition {
            ClockTransition::Started(_) => {}
            ClockTransition::Paused(on) => {
                if !self.is_paused() {
                    self.pauses.push(Pause { from: on.max(earliest), until: None });
                }
            }
            ClockTransition::Resumed(on) => {
                if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.until.is_none()) {
                    if on > pause.from {
                        pause.until = Some(on);
                    } else {
                        // Paused and resumed on one day: it costs nothing.
                        self.pauses.pop();
                    }
                }
            }
            ClockTransition::Stopped(on) => self.stopped_on = Some(on.max(earliest)),
        }
    }

    /// The date of the latest transition that is still to be seen; nothing before the start.
    fn last_change(&self) -> Option<Date> {
        match self.pauses.last() {
            Some(pause) => Some(pause.until.unwrap_or(pause.from)),
            None => self.started_on,
        }
    }

    /// The limit in working days.
    pub fn limit_days(&self) -> u32 {
        self.limit_days
    }

    /// The day 0, once there is one.
    pub fn started_on(&self) -> Option<Date> {
        self.started_on
    }

    /// The day on which it ended.
    pub fn stopped_on(&self) -> Option<Date> {
        self.stopped_on
    }

    /// Whether it waits for the citizen.
    pub fn is_paused(&self) -> bool {
        self.stopped_on.is_none() && self.pauses.last().is_some_and(|pause| pause.until.is_none())
    }

    /// Whether it counts at this time.
    pub fn is_running(&self) -> bool {
        self.started_on.is_some() && self.stopped_on.is_none() && !self.is_paused()
    }

    /// Whether it has ended.
    pub fn is_stopped(&self) -> bool {
        self.stopped_on.is_some()
    }

    /// The last day within the limit; nothing before the start.
    ///
    /// While the clock is paused, the day that it would be if it were resumed today; after the stop, the day that it
    /// would have been.
    pub fn due(&self, calendar: &WorkCalendar, today: Date) -> Option<Date> {
        let mut counted_until = self.started_on?;
        let mut left = self.limit_days;
        let today = self.stopped_on.unwrap_or(today);
        for pause in &self.pauses {
            let before = calendar.working_days_between(counted_until, pause.from.add_days(-1));
            if before >= left {
                break;
            }
            let until = pause.until.unwrap_or(today);
            if until > pause.from {
                left -= before;
                counted_until = until.add_days(-1);
            }
        }
        Some(calendar.add_working_days(counted_until, left))
    }

    /// Working days used until the end of `today`.
    pub fn used_days(&self, calendar: &WorkCalendar, today: Date) -> u32 {
        let Some(start) = self.started_on else {
            return 0;
        };
        let end = self.stopped_on.map_or(today, |stopped| stopped.min(today));
        let mut used = 0;
        let mut counted_until = start;
        for pause in &self.pauses {
            used += calendar.working_days_between(counted_until, end.min(pause.from.add_days(-1)));
            let Some(until) = pause.until else {
                return used;
            };
            counted_until = until.add_days(-1);
        }
        used + calendar.working_days_between(counted_until, end)
    }

    /// Working days that are left after `today`; negative when late.
    pub fn remaining_days(&self, calendar: &WorkCalendar, today: Date) -> i64 {
        i64::from(self.limit_days) - i64::from(self.used_days(calendar, today))
    }

    /// Used days as a share of the limit: 0.5 and 0.8 call for a warning, above 1 is late.
    ///
    /// A limit of no days is used up by day 0.
    pub fn fraction_used(&self, calendar: &WorkCalendar, today: Date) -> f64 {
        let used = f64::from(self.used_days(calendar, today));
        if self.limit_days == 0 { used + 1.0 } else { used / f64::from(self.limit_days) }
    }
}

/// The day 0 of a file that was declared complete at this moment.
///
/// At or after `closing`, or on a day on which nobody works, it counts as declared on the next working day.
pub fn effective_start(instant: Instant, zone: Zone, closing: Time, calendar: &WorkCalendar) -> Date {
    let date = instant.date_in(zone);
    if calendar.is_working_day(date) && instant.time_in(zone) < closing {
        date
    } else {
        calendar.add_working_days(date, 1)
    }
}

#[cfg(test)]
mod tests;
