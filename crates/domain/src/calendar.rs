//! Which days are working days.

use serde_json::Value;

use crate::date::{Date, Weekday};

/// The working days of a region: Monday to Friday but for holidays and collective leave (*cuti bersama*).
///
/// Travels as the list of its holidays, `[["2026-01-01", "Tahun Baru Masehi"], …]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "Vec<(Date, String)>", into = "Vec<(Date, String)>")]
pub struct WorkCalendar {
    /// Sorted by date, one entry a date.
    holidays: Vec<(Date, String)>,
}

/// A text that is no list of holidays.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// It is no JSON.
    #[error("not a list of holidays: {0}")]
    Json(#[from] serde_json::Error),
    /// A part of it has not the form `{"2026": {"libur_nasional": [["2026-01-01", "…"]], "cuti_bersama": […]}}`.
    #[error("not a list of holidays: {0}")]
    Entry(String),
}

impl WorkCalendar {
    /// The calendar with these holidays.
    ///
    /// Days that fall on a weekend do no harm; of two names for one day the first counts.
    pub fn new(holidays: Vec<(Date, String)>) -> WorkCalendar {
        WorkCalendar { holidays: Vec::with_capacity(holidays.len()) }.with(holidays)
    }

    /// Reads the form of `data/holidays.json`: for each year, by kind of holiday, a list of dates and names.
    ///
    /// # Errors
    /// [`CalendarError`] with the place of the fault.
    pub fn from_seed(json: &str) -> Result<WorkCalendar, CalendarError> {
        let mut calendar = WorkCalendar::default();
        let wrong = |value: &Value| CalendarError::Entry(value.to_string());
        let seed: Value = serde_json::from_str(json)?;
        for year in seed.as_object().ok_or_else(|| wrong(&seed))?.values() {
            for kind in year.as_object().ok_or_else(|| wrong(year))?.values() {
                for entry in kind.as_array().ok_or_else(|| wrong(kind))? {
                    let date = entry.get(0).and_then(Value::as_str).and_then(Date::parse);
                    let name = entry.get(1).and_then(Value::as_str);
                    let (date, name) = date.zip(name).ok_or_else(|| wrong(entry))?;
                    calendar.insert(date, name.to_owned());
                }
            }
        }
        Ok(calendar)
    }

    /// The same calendar with further holidays, such as those of a region.
    #[must_use]
    pub fn with(mut self, holidays: impl IntoIterator<Item = (Date, String)>) -> WorkCalendar {
        for (date, name) in holidays {
            self.insert(date, name);
        }
        self
    }

    /// Puts a holiday in its place; a sort would weigh more in the browser than all the rest of this file.
    fn insert(&mut self, date: Date, name: String) {
        if let Err(place) = self.holidays.binary_search_by_key(&date, |(date, _)| *date) {
            self.holidays.insert(place, (date, name));
        }
    }

    /// All holidays in the order of their dates.
    pub fn holidays(&self) -> &[(Date, String)] {
        &self.holidays
    }

    /// The name of the holiday on this date.
    pub fn holiday(&self, date: Date) -> Option<&str> {
        let place = self.holidays.binary_search_by_key(&date, |(date, _)| *date).ok()?;
        self.holidays.get(place).map(|(_, name)| name.as_str())
    }

    /// Whether offices work on this date.
    pub fn is_working_day(&self, date: Date) -> bool {
        !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && self.holiday(date).is_none()
    }

    /// The `n`-th working day after `start`, which is day 0 whether it is a working day or not.
    ///
    /// With `n` = 0 it is `start` itself. At the end of the calendar it stops at [`Date::MAX`].
    pub fn add_working_days(&self, start: Date, n: u32) -> Date {
        let mut date = start;
        let mut left = n;
        while left > 0 && date < Date::MAX {
            date = date.add_days(1);
            left -= u32::from(self.is_working_day(date));
        }
        date
    }

    /// How many working days lie after `after` and not after `until`; none if `until` is not later.
    pub fn working_days_between(&self, after: Date, until: Date) -> u32 {
        let mut date = after;
        let mut count = 0;
        while date < until {
            date = date.add_days(1);
            count += u32::from(self.is_working_day(date));
        }
        count
    }
}

impl From<Vec<(Date, String)>> for WorkCalendar {
    fn from(holidays: Vec<(Date, String)>) -> WorkCalendar {
        WorkCalendar::new(holidays)
    }
}

impl From<WorkCalendar> for Vec<(Date, String)> {
    fn from(calendar: WorkCalendar) -> Vec<(Date, String)> {
        calendar.holidays
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn calendar() -> WorkCalendar {
        WorkCalendar::from_seed(include_str!("../data/holidays.json")).unwrap()
    }

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn counts_the_published_vectors() {
        let calendar = calendar();
        for (start, days, due) in [
            ("2026-11-24", 5, "2026-12-01"),
            ("2026-12-23", 3, "2026-12-30"),
            ("2026-03-17", 5, "2026-03-31"),
            ("2026-05-12", 3, "2026-05-19"),
            ("2027-03-05", 28, "2027-04-26"),
        ] {
            assert_eq!(calendar.add_working_days(date(start), days), date(due), "{start} + {days}");
            assert_eq!(calendar.working_days_between(date(start), date(due)), days, "{start} + {days}");
        }
    }

    #[test]
    fn has_the_published_number_of_working_days_a_year() {
        let calendar = calendar();
        for (eve, last, days) in [("2025-12-31", "2026-12-31", 240), ("2026-12-31", "2027-12-31", 242)] {
            assert_eq!(calendar.working_days_between(date(eve), date(last)), days);
        }
    }

    #[test]
    fn knows_weekends_holidays_and_collective_leave() {
        let calendar = calendar();
        assert!(calendar.is_working_day(date("2026-11-24")));
        assert!(!calendar.is_working_day(date("2026-11-28")));
        assert!(!calendar.is_working_day(date("2026-12-25")));
        assert_eq!(calendar.holiday(date("2026-12-24")), Some("Cuti Bersama Hari Raya Natal"));
        let local = calendar.with([(date("2026-11-24"), "Hari Jadi".to_owned())]);
        assert!(!local.is_working_day(date("2026-11-24")));
    }

    #[test]
    fn travels_as_its_list() {
        let calendar = calendar();
        let json = serde_json::to_string(&calendar).unwrap();
        assert!(json.starts_with(r#"[["2026-01-01","Tahun Baru Masehi"],"#));
        assert_eq!(serde_json::from_str::<WorkCalendar>(&json).unwrap(), calendar);
        let unsorted = r#"[["2026-02-01","b"],["2026-01-01","a"],["2026-02-01","c"]]"#;
        assert_eq!(serde_json::from_str::<WorkCalendar>(unsorted).unwrap().holiday(date("2026-02-01")), Some("b"));
    }

    #[test]
    fn refuses_a_list_with_a_wrong_date() {
        assert!(WorkCalendar::from_seed(r#"{"2026":{"libur_nasional":[["2026-02-30","x"]]}}"#).is_err());
        for json in
            ["", "[]", r#"{"2026":[]}"#, r#"{"2026":{"libur_nasional":{}}}"#, r#"{"2026":{"x":[["2026-01-01"]]}}"#]
        {
            assert!(WorkCalendar::from_seed(json).is_err(), "{json}");
        }
    }

    #[test]
    fn stops_at_the_end_of_the_calendar() {
        assert_eq!(calendar().add_working_days(Date::MAX.add_days(-3), 100), Date::MAX);
    }

    proptest! {
        #[test]
        fn lands_on_a_working_day_and_counts_back(offset in 0_i64..730, n in 1_u32..200) {
            let calendar = calendar();
            let start = date("2026-01-01").add_days(offset);
            let end = calendar.add_working_days(start, n);
            prop_assert!(calendar.is_working_day(end));
            prop_assert!(end > start);
            prop_assert_eq!(calendar.working_days_between(start, end), n);
            prop_assert_eq!(calendar.working_days_between(end, start), 0);
        }

        #[test]
        fn is_monotone(offset in 0_i64..730, later in 0_i64..60, n in 0_u32..60, more in 0_u32..60) {
            let calendar = calendar();
            let start = date("2026-01-01").add_days(offset);
            let end = calendar.add_working_days(start, n);
            prop_assert!(calendar.add_working_days(start.add_days(later), n) >= end);
            prop_assert!(calendar.add_working_days(start, n + more) >= end);
        }

        #[test]
        fn adds_up(offset in 0_i64..730, a in 0_u32..60, b in 0_u32..60) {
            let calendar = calendar();
            let start = date("2026-01-01").add_days(offset);
            let there = calendar.add_working_days(calendar.add_working_days(start, a), b);
            prop_assert_eq!(there, calendar.add_working_days(start, a + b));
        }
    }
}
