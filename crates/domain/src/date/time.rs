//! The time on a wall clock.

use std::fmt;

use crate::wire_text::wire_text;

/// Hour and minute of a day, 00:00 to 23:59; travels as `13:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    hour: u8,
    minute: u8,
}

/// A text that is no time of the form `13:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time of the form HH:MM")]
pub struct TimeError;

impl Time {
    /// 00:00, the start of a day.
    pub const MIDNIGHT: Time = Time { hour: 0, minute: 0 };

    /// The time, or nothing if a clock does not show it.
    pub const fn new(hour: u8, minute: u8) -> Option<Time> {
        if hour < 24 && minute < 60 { Some(Time { hour, minute }) } else { None }
    }

    /// Reads exactly `HH:MM`.
    pub fn parse(text: &str) -> Option<Time> {
        let &[h1, h2, b':', m1, m2] = text.as_bytes() else {
            return None;
        };
        let hour = super::digits(&[h1, h2])?;
        let minute = super::digits(&[m1, m2])?;
        Time::new(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?)
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub const fn minute(self) -> u8 {
        self.minute
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

wire_text!(Time, TimeError, |text: &str| Time::parse(text).ok_or(TimeError), "", "07:30");
