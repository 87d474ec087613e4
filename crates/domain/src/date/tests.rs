//! Dates, times and instants at their edges.

use proptest::prelude::*;

use super::*;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

#[test]
fn knows_the_calendar() {
    assert_eq!(Date::new(2024, 2, 29).map(|date| date.to_string()), Some("2024-02-29".to_owned()));
    for (year, month, day) in [
        (2026, 2, 29),
        (1900, 2, 29),
        (2026, 4, 31),
        (2026, 0, 1),
        (2026, 13, 1),
        (2026, 1, 0),
        (0, 1, 1),
        (10_000, 1, 1),
        (2026, 1, 255),
    ] {
        assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
    }
}

#[test]
fn reads_only_the_iso_form() {
    for text in [
        "",
        "2026-11-24 ",
        "2026-1-24",
        "24-11-2026",
        "2026/11/24",
        "2026-02-30",
        "+026-01-01",
        "２０２６-11-24",
        "0000-01-01",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn says_the_day_of_the_week() {
    assert_eq!(date("2026-11-24").weekday(), Weekday::Tuesday);
    assert_eq!(date("2024-06-03").weekday(), Weekday::Monday);
    assert_eq!(date("2026-11-29").weekday(), Weekday::Sunday);
}

#[test]
fn counts_days_and_stops_at_the_ends() {
    assert_eq!(date("2024-02-28").add_days(2), date("2024-03-01"));
    assert_eq!(date("2026-01-01").add_days(-1), date("2025-12-31"));
    assert_eq!(date("2026-01-01").days_since(date("2025-01-01")), 365);
    assert_eq!(Date::MAX.add_days(1), Date::MAX);
    assert_eq!(date("2026-01-01").add_days(i64::MIN), Date::MIN);
    assert_eq!(Date::MIN.to_string(), "0001-01-01");
    assert_eq!(Date::MAX.to_string(), "9999-12-31");
}

#[test]
fn tells_the_age_in_full_years() {
    let born = date("2009-11-24");
    assert_eq!(born.age_on(date("2026-11-23")), 16);
    assert_eq!(born.age_on(date("2026-11-24")), 17);
    assert_eq!(date("2004-02-29").age_on(date("2026-02-28")), 21);
    assert_eq!(date("2004-02-29").age_on(date("2026-03-01")), 22);
    assert_eq!(date("2026-11-25").age_on(date("2026-11-24")), -1);
}

#[test]
fn travels_as_text() {
    assert_eq!(serde_json::to_string(&date("2026-11-24")).unwrap(), r#""2026-11-24""#);
    assert_eq!(serde_json::from_str::<Date>(r#""2026-11-24""#).unwrap(), date("2026-11-24"));
    assert!(serde_json::from_str::<Date>(r#""2026-02-30""#).is_err());
    assert!(serde_json::from_str::<Date>("20261124").is_err());
    assert_eq!(serde_json::to_string(&Zone::Wita).unwrap(), r#""Asia/Makassar""#);
    assert_eq!(serde_json::from_str::<Zone>(r#""Asia/Jayapura""#).unwrap(), Zone::Wit);
    assert_eq!(serde_json::to_string(&Time::new(7, 30)).unwrap(), r#""07:30""#);
    assert_eq!(serde_json::to_string(&Weekday::Monday).unwrap(), r#""monday""#);
    for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
        assert_eq!(serde_json::to_string(&zone).unwrap().trim_matches('"'), zone.iana());
    }
}

#[test]
fn reads_times_of_the_clock() {
    assert_eq!(Time::parse("23:59"), Time::new(23, 59));
    for text in ["24:00", "12:60", "7:30", "07.30", "", "07:30:00"] {
        assert_eq!(Time::parse(text), None, "{text}");
    }
}

#[test]
fn reads_time_stamps_with_any_offset() {
    let expected = Instant::from_millis(1_717_421_400_000);
    for text in [
        "2024-06-03T13:30:00Z",
        "2024-06-03T21:30:00+08:00",
        "2024-06-03t10:00:00.000999-03:30",
        "2024-06-03 13:30:00.0z",
    ] {
        assert_eq!(Instant::parse_rfc3339(text), Some(expected), "{text}");
    }
    assert_eq!(instant("2024-06-03T13:30:00.5Z").millis(), 1_717_421_400_500);
    assert_eq!(instant("2016-12-31T23:59:60Z"), instant("2016-12-31T23:59:59Z"));
    for text in [
        "",
        "2024-06-03",
        "2024-06-03T13:30Z",
        "2024-06-03T13:30:00",
        "2024-06-03T24:00:00Z",
        "2024-06-03T13:60:00Z",
        "2024-06-03T13:30:61Z",
        "2024-02-30T13:30:00Z",
        "2024-06-03T13:30:00.Z",
        "2024-06-03T13:30:00+8:00",
        "2024-06-03T13:30:00+24:00",
        "2024-06-03T13:30:00Zz",
        "2024-06-0３T13:30:00Z",
        "0001-01-01T00:00:00Z",
    ] {
        assert_eq!(Instant::parse_rfc3339(text), None, "{text}");
    }
}

#[test]
fn shows_date_and_time_of_each_zone() {
    let late = instant("2026-11-24T16:30:00Z");
    assert_eq!(late.date_in(Zone::Wib), date("2026-11-24"));
    assert_eq!(late.date_in(Zone::Wita), date("2026-11-25"));
    assert_eq!(late.time_in(Zone::Wib), Time::new(23, 30).unwrap());
    assert_eq!(late.time_in(Zone::Wit), Time::new(1, 30).unwrap());
    let before_epoch = instant("1969-12-31T23:59:59.999Z");
    assert_eq!(before_epoch.millis(), -1);
    assert_eq!(before_epoch.to_string(), "1969-12-31T23:59:59.999Z");
}

#[test]
fn holds_only_instants_with_a_date() {
    for instant in
        [Instant::from_millis(i64::MIN), Instant::from_millis(i64::MAX), Instant::from_millis(0).plus_millis(i64::MAX)]
    {
        assert_eq!(Instant::parse_rfc3339(&instant.to_string()), Some(instant));
        assert!(instant.date_in(Zone::Wit) <= Date::MAX);
    }
}

proptest! {
    #[test]
    fn date_comes_back(days in -719_162_i64..2_932_896) {
        let date = Date::new(1970, 1, 1).unwrap().add_days(days);
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
        prop_assert_eq!(Date::new(date.year(), date.month(), date.day()), Some(date));
        prop_assert_eq!(date.add_days(7).weekday(), date.weekday());
    }

    #[test]
    fn instant_comes_back(millis in -62_000_000_000_000_i64..253_000_000_000_000) {
        let instant = Instant::from_millis(millis);
        prop_assert_eq!(Instant::parse_rfc3339(&instant.to_string()), Some(instant));
        for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
            let minute = Instant::at(instant.date_in(zone), instant.time_in(zone), zone);
            prop_assert_eq!(minute.millis(), millis - millis.rem_euclid(60_000));
        }
    }

    #[test]
    fn never_panics(text in ".*") {
        let _ = (Date::parse(&text), Time::parse(&text), Instant::parse_rfc3339(&text));
    }
}
