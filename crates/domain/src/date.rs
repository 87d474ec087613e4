//! Civil dates, instants and the three time zones of Indonesia.

mod instant;
mod time;
mod zone;

use std::fmt;

use crate::wire_text::wire_text;

pub use instant::Instant;
pub use time::Time;
pub use zone::Zone;

/// A date of the Gregorian calendar between 0001-01-01 and 9999-12-31; travels as `2026-11-24`.
///
/// Held as the number of days since 1970-01-01, so that counting and comparing cost nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// A text that is no date of the form `2026-11-24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD")]
pub struct DateError;

/// A day of the week; the week starts on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Senin.
    Monday,
    /// Selasa.
    Tuesday,
    /// Rabu.
    Wednesday,
    /// Kamis.
    Thursday,
    /// Jumat.
    Friday,
    /// Sabtu.
    Saturday,
    /// Minggu.
    Sunday,
}

impl Date {
    /// The first day that can be held.
    pub const MIN: Date = Date(datealgo::date_to_rd((1, 1, 1)));
    /// The last day that can be held.
    pub const MAX: Date = Date(datealgo::date_to_rd((9999, 12, 31)));

    /// The date, or nothing if the calendar has no such day.
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 {
            return None;
        }
        if day > datealgo::days_in_month(year, month) {
            return None;
        }
        Some(Date(datealgo::date_to_rd((year, month, day))))
    }

    /// Reads exactly `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Date> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return None;
        };
        let year = digits(&[y1, y2, y3, y4])?;
        let month = digits(&[m1, m2])?;
        let day = digits(&[d1, d2])?;
        Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The year, 1 to 9999.
    pub const fn year(self) -> i32 {
        datealgo::rd_to_date(self.0).0
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        datealgo::rd_to_date(self.0).1
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        datealgo::rd_to_date(self.0).2
    }

    /// The day of the week.
    pub const fn weekday(self) -> Weekday {
        match datealgo::rd_to_weekday(self.0) {
            1 => Weekday::Monday,
            2 => Weekday::Tuesday,
            3 => Weekday::Wednesday,
            4 => Weekday::Thursday,
            5 => Weekday::Friday,
            6 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The date so many days later (or earlier, when negative); stops at [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub fn add_days(self, days: i64) -> Date {
        Date::from_day(i64::from(self.0).saturating_add(days))
    }

    /// The date with this number of days since 1970-01-01, held within the calendar.
    pub(crate) fn from_day(day: i64) -> Date {
        let day = day.clamp(i64::from(Date::MIN.0), i64::from(Date::MAX.0));
        // The clamp leaves nothing that does not fit.
        Date(i32::try_from(day).unwrap_or_default())
    }

    /// How many days this date lies after `other`; negative if before.
    pub fn days_since(self, other: Date) -> i64 {
        i64::from(self.0) - i64::from(other.0)
    }

    /// Full years that somebody born on this date has lived on `today`; negative before birth.
    ///
    /// Who is born on 29 February grows older on 1 March in a common year.
    pub fn age_on(self, today: Date) -> i32 {
        let (year, month, day) = datealgo::rd_to_date(self.0);
        let (this_year, this_month, this_day) = datealgo::rd_to_date(today.0);
        this_year - year - i32::from((this_month, this_day) < (month, day))
    }
}

/// The value of ASCII digits, or nothing if one is no digit.
fn digits(bytes: &[u8]) -> Option<u32> {
    let mut value = 0_u32;
    for byte in bytes {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
    }
    Some(value)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = datealgo::rd_to_date(self.0);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

wire_text!(Date, DateError, |text: &str| Date::parse(text).ok_or(DateError), "date", "2026-11-24");

#[cfg(test)]
mod tests;
