//! Which days are working days.

use crate::date::Date;

/// The working days of a region: Monday to Friday but for holidays and collective leave (*cuti bersama*).
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct WorkCalendar {
    /// Sorted by date, one entry a date.
    holidays: Vec<(Date, String)>,
}

/// A text that is no list of holidays.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// It is no JSON of the form `{"2026": {"libur_nasional": [["2026-01-01", "…"]], "cuti_bersama": […]}}`.
    #[error("not a list of holidays: {0}")]
    Json(#[from] serde_json::Error),
}

impl WorkCalendar {
    /// The calendar with these holidays; days that fall on a weekend or occur twice do no harm.
    pub fn new(holidays: Vec<(Date, String)>) -> WorkCalendar {
        WorkCalendar { holidays }
    }

    /// Reads the form of `data/holidays.json`.
    ///
    /// # Errors
    /// [`CalendarError`] with the place of the fault.
    pub fn from_seed(json: &str) -> Result<WorkCalendar, CalendarError> {
        let _ = json;
        Ok(WorkCalendar::default())
    }

    /// All holidays in the order of their dates.
    pub fn holidays(&self) -> &[(Date, String)] {
        &self.holidays
    }

    /// The name of the holiday on this date.
    pub fn holiday(&self, date: Date) -> Option<&str> {
        let _ = date;
        None
    }

    /// Whether offices work on this date.
    pub fn is_working_day(&self, date: Date) -> bool {
        let _ = date;
        true
    }

    /// The `n`-th working day after `start`, which is day 0; with `n` = 0 the first working day not before `start`.
    pub fn add_working_days(&self, start: Date, n: u32) -> Date {
        let _ = n;
        start
    }

    /// How many working days lie after `after` and not after `until`; none if `until` is not later.
    pub fn working_days_between(&self, after: Date, until: Date) -> u32 {
        let _ = (after, until);
        0
    }
}
