//! Dates, times, numbers and lists as people write them.

use crate::date::{Date, Instant, Time, Zone};
use crate::decimal::Decimal;
use crate::language::Language;

/// `3 Juni 2024`.
pub fn date_long(date: Date, language: Language) -> String {
    let _ = language;
    date.to_string()
}

/// `3 Jun 2024`.
pub fn date_short(date: Date, language: Language) -> String {
    let _ = language;
    date.to_string()
}

/// `Senin, 3 Juni 2024`.
pub fn date_with_day(date: Date, language: Language) -> String {
    let _ = language;
    date.to_string()
}

/// `13.30 WITA`.
pub fn time(time: Time, zone: Zone, language: Language) -> String {
    let _ = (zone, language);
    time.to_string()
}

/// `3 Juni 2024, 13.30 WITA`.
pub fn date_time(instant: Instant, zone: Zone, language: Language) -> String {
    let _ = (zone, language);
    instant.to_string()
}

/// `1.234.567,89`; takes an `i64` or a [`Decimal`].
pub fn number(value: impl Into<Decimal>, language: Language) -> String {
    let _ = language;
    value.into().to_string()
}

/// `88,31%` for 88.31; takes an `i64` or a [`Decimal`].
pub fn percent(value: impl Into<Decimal>, language: Language) -> String {
    let _ = language;
    value.into().to_string()
}

/// `KK, KTP, dan Akta`.
pub fn list<T: AsRef<str>>(items: &[T], language: Language) -> String {
    let _ = (items, language);
    String::new()
}
