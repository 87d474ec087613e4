//! Dates, times, numbers and lists as people write them.
//!
//! Written by hand: the data of ICU would cost the browser more than the whole portal, and engines differ in details
//! ("03 Juni"). The form of Indonesian follows EYD V.

use std::fmt::Write as _;

use crate::date::{Date, Instant, Time, Weekday, Zone};
use crate::decimal::Decimal;
use crate::language::Language;

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The full name of a month, 1 to 12.
pub fn month(month: u8, language: Language) -> &'static str {
    let names = match language {
        Language::Id => &MONTHS_ID,
        Language::En => &MONTHS_EN,
    };
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The name of a day of the week.
pub fn weekday(day: Weekday, language: Language) -> &'static str {
    let (indonesian, english) = match day {
        Weekday::Monday => ("Senin", "Monday"),
        Weekday::Tuesday => ("Selasa", "Tuesday"),
        Weekday::Wednesday => ("Rabu", "Wednesday"),
        Weekday::Thursday => ("Kamis", "Thursday"),
        Weekday::Friday => ("Jumat", "Friday"),
        Weekday::Saturday => ("Sabtu", "Saturday"),
        Weekday::Sunday => ("Minggu", "Sunday"),
    };
    match language {
        Language::Id => indonesian,
        Language::En => english,
    }
}

/// `3 Juni 2024`.
pub fn date_long(date: Date, language: Language) -> String {
    day_month_year(date, month(date.month(), language))
}

/// `3 Jun 2024`.
pub fn date_short(date: Date, language: Language) -> String {
    let month = match (language, date.month()) {
        // The one short form that is not the start of the name: "Agt" and "Ags" are seen, "Agu" is the rule.
        (Language::Id, 8) => "Agu",
        (language, number) => month(number, language).get(..3).unwrap_or_default(),
    };
    day_month_year(date, month)
}

fn day_month_year(date: Date, month: &str) -> String {
    let mut text = String::with_capacity(20);
    // Writing to a string cannot fail.
    let _ = write!(text, "{} {month} {}", date.day(), date.year());
    text
}

/// `Senin, 3 Juni 2024`.
pub fn date_with_day(date: Date, language: Language) -> String {
    [weekday(date.weekday(), language), ", ", &date_long(date, language)].concat()
}

/// `13.30 WITA`; in English `13:30 WITA`.
pub fn time(time: Time, zone: Zone, language: Language) -> String {
    let separator = match language {
        Language::Id => '.',
        Language::En => ':',
    };
    let mut text = String::with_capacity(10);
    let _ = write!(text, "{:02}{separator}{:02} {}", time.hour(), time.minute(), zone.label());
    text
}

/// `3 Juni 2024, 13.30 WITA`.
pub fn date_time(instant: Instant, zone: Zone, language: Language) -> String {
    let date = date_long(instant.date_in(zone), language);
    [&date, ", ", &time(instant.time_in(zone), zone, language)].concat()
}

/// `1.234.567,89`; takes an `i64` or a [`Decimal`].
pub fn number(value: impl Into<Decimal>, language: Language) -> String {
    decimal(value.into(), language)
}

/// `88,31%` for 88.31; takes an `i64` or a [`Decimal`].
pub fn percent(value: impl Into<Decimal>, language: Language) -> String {
    let mut text = decimal(value.into(), language);
    text.push('%');
    text
}

fn decimal(value: Decimal, language: Language) -> String {
    let (group, point) = match language {
        Language::Id => ('.', ','),
        Language::En => (',', '.'),
    };
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, whole) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let mut text = [sign, &grouped(whole, group)].concat();
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// Digits with a sign between each three.
pub(crate) fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// `KK, KTP, dan Akta`; `KK dan KTP` for two.
pub fn list<T: AsRef<str>>(items: &[T], language: Language) -> String {
    let (pair, last) = match language {
        Language::Id => (" dan ", ", dan "),
        Language::En => (" and ", ", and "),
    };
    let mut text = String::new();
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            text.push_str(match (items.len(), place + 1 == items.len()) {
                (2, _) => pair,
                (_, true) => last,
                (_, false) => ", ",
            });
        }
        text.push_str(item.as_ref());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Id};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn writes_dates() {
        let day = date("2024-06-03");
        assert_eq!(date_long(day, Id), "3 Juni 2024");
        assert_eq!(date_long(day, En), "3 June 2024");
        assert_eq!(date_short(day, Id), "3 Jun 2024");
        assert_eq!(date_with_day(day, Id), "Senin, 3 Juni 2024");
        assert_eq!(date_with_day(day, En), "Monday, 3 June 2024");
    }

    #[test]
    fn shortens_months_as_the_rule_says() {
        let short = |language| {
            (1..=12)
                .map(|month| date_short(Date::new(2024, month, 1).unwrap(), language))
                .map(|text| text.split(' ').nth(1).unwrap().to_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(short(Id), "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des");
        assert_eq!(short(En), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");
    }

    #[test]
    fn writes_times_with_their_zone() {
        let half_past_one = Time::new(13, 30).unwrap();
        assert_eq!(time(half_past_one, Zone::Wita, Id), "13.30 WITA");
        assert_eq!(time(half_past_one, Zone::Wita, En), "13:30 WITA");
        let instant = Instant::parse_rfc3339("2024-06-03T16:05:00Z").unwrap();
        assert_eq!(date_time(instant, Zone::Wita, Id), "4 Juni 2024, 00.05 WITA");
        assert_eq!(date_time(instant, Zone::Wib, En), "3 June 2024, 23:05 WIB");
    }

    #[test]
    fn writes_numbers() {
        let value = Decimal::parse("1234567.89").unwrap();
        assert_eq!(number(value, Id), "1.234.567,89");
        assert_eq!(number(value, En), "1,234,567.89");
        assert_eq!(number(-1000, Id), "-1.000");
        assert_eq!(number(0, Id), "0");
        assert_eq!(percent(Decimal::parse("88.31").unwrap(), Id), "88,31%");
        assert_eq!(percent(80, En), "80%");
    }

    #[test]
    fn joins_lists() {
        assert_eq!(list::<&str>(&[], Id), "");
        assert_eq!(list(&["KK"], Id), "KK");
        assert_eq!(list(&["KK", "KTP"], Id), "KK dan KTP");
        assert_eq!(list(&["KK", "KTP", "Akta"], Id), "KK, KTP, dan Akta");
        assert_eq!(list(&["KK", "KTP", "Akta"], En), "KK, KTP, and Akta");
    }
}
