//! A point on the time line.

use std::fmt;

use super::{Date, Time, Zone, digits};
use crate::wire_text::wire_text;

const MILLIS_PER_MINUTE: i64 = 60_000;
const MILLIS_PER_DAY: i64 = 24 * 60 * MILLIS_PER_MINUTE;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z; travels as `2026-11-24T05:53:29.000Z`.
///
/// Kept within the years 0001 to 9999, so that every instant has a date in every zone and a text of one length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// A text that is no time stamp of RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time stamp of RFC 3339")]
pub struct InstantError;

impl Instant {
    // One day is kept free at either end, so that no zone leaves the calendar.
    const MIN: i64 = (Date::MIN.0 as i64 + 1) * MILLIS_PER_DAY;
    const MAX: i64 = Date::MAX.0 as i64 * MILLIS_PER_DAY - 1;

    /// The instant so many milliseconds after the Unix epoch, held within the years 0001 to 9999.
    pub fn from_millis(millis: i64) -> Instant {
        Instant(millis.clamp(Instant::MIN, Instant::MAX))
    }

    /// Milliseconds since the Unix epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The instant so many milliseconds later.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Instant {
        Instant::from_millis(self.0.saturating_add(millis))
    }

    /// The moment at which a clock in `zone` shows `time` on `date`.
    pub fn at(date: Date, time: Time, zone: Zone) -> Instant {
        let minutes = i64::from(time.hour()) * 60 + i64::from(time.minute()) - zone.offset_minutes();
        Instant::from_millis(i64::from(date.0) * MILLIS_PER_DAY + minutes * MILLIS_PER_MINUTE)
    }

    /// The date on a calendar in `zone`.
    pub fn date_in(self, zone: Zone) -> Date {
        Date::from_day(self.local_millis(zone).div_euclid(MILLIS_PER_DAY))
    }

    /// The time on a clock in `zone`.
    pub fn time_in(self, zone: Zone) -> Time {
        let minutes = self.local_millis(zone).rem_euclid(MILLIS_PER_DAY) / MILLIS_PER_MINUTE;
        // Below 1440 by the remainder.
        let (hour, minute) = (minutes / 60, minutes % 60);
        Time::new(u8::try_from(hour).unwrap_or(0), u8::try_from(minute).unwrap_or(0)).unwrap_or(Time::MIDNIGHT)
    }

    fn local_millis(self, zone: Zone) -> i64 {
        self.0 + zone.offset_minutes() * MILLIS_PER_MINUTE
    }

    /// Reads a time stamp of RFC 3339 with any offset; digits beyond the millisecond are dropped.
    pub fn parse_rfc3339(text: &str) -> Option<Instant> {
        let (date, rest) = text.split_at_checked(10)?;
        let date = Date::parse(date)?;
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (clock, rest) = rest.split_at_checked(8)?;
        let &[h1, h2, b':', m1, m2, b':', s1, s2] = clock.as_bytes() else {
            return None;
        };
        let (hour, minute, second) = (digits(&[h1, h2])?, digits(&[m1, m2])?, digits(&[s1, s2])?);
        // A leap second counts as the last second before it: nothing here measures time that finely.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let seconds = (hour * 60 + minute) * 60 + second.min(59);
        let (millis, offset) = match rest.strip_prefix('.') {
            Some(fraction) => fraction_millis(fraction)?,
            None => (0, rest),
        };
        let offset_minutes = offset_minutes(offset)?;
        let days = i64::from(date.0) * MILLIS_PER_DAY;
        let total = days + i64::from(seconds) * 1000 + i64::from(millis) - offset_minutes * MILLIS_PER_MINUTE;
        (Instant::MIN..=Instant::MAX).contains(&total).then_some(Instant(total))
    }
}

/// The milliseconds of the digits at the start of `text`, and what follows them.
fn fraction_millis(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 {
        return None;
    }
    let (fraction, rest) = text.split_at(end);
    let mut millis = 0;
    for place in 0..3 {
        let digit = fraction.as_bytes().get(place).map_or(0, |byte| byte - b'0');
        millis = millis * 10 + u32::from(digit);
    }
    Some((millis, rest))
}

/// The offset of `Z`, `+08:00` or `-03:30` in minutes ahead of UTC.
fn offset_minutes(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let &[sign, h1, h2, b':', m1, m2] = text.as_bytes() else {
        return None;
    };
    let (hours, minutes) = (digits(&[h1, h2])?, digits(&[m1, m2])?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let total = i64::from(hours * 60 + minutes);
    match sign {
        b'+' => Some(total),
        b'-' => Some(-total),
        _ => None,
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = Date::from_day(self.0.div_euclid(MILLIS_PER_DAY));
        let millis = self.0.rem_euclid(MILLIS_PER_DAY);
        let (seconds, millis) = (millis / 1000, millis % 1000);
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        let (hours, minutes) = (minutes / 60, minutes % 60);
        write!(f, "{date}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z")
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

wire_text!(
    Instant,
    InstantError,
    |text: &str| Instant::parse_rfc3339(text).ok_or(InstantError),
    "date-time",
    "2026-11-24T05:53:29.000Z"
);
