//! How long there is until a case is due, in a word with its tone.

use mppi_domain::{date::Date, status::Status};

use crate::{i18n, t, ui::Tone};

/// Where a case stands with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Past by so many days.
    Late(i64),
    /// Today.
    Today,
    /// In so many days.
    In(i64),
    /// The applicant's turn: no clock of the office runs.
    Applicant,
    /// Nothing is due any more.
    None,
}

/// Days until it is late enough to warn.
const SOON: i64 = 1;

impl Due {
    /// Of a case as lists show it.
    pub fn of(due_on: Option<Date>, status: Status, today: Date) -> Self {
        match due_on.map(|due| due.days_since(today)) {
            Some(0) => Self::Today,
            Some(days) if days < 0 => Self::Late(-days),
            Some(days) => Self::In(days),
            None if status == Status::CorrectionNeeded => Self::Applicant,
            None => Self::None,
        }
    }

    /// Its tone; none where no badge is worth it.
    pub fn tone(self) -> Option<Tone> {
        match self {
            Self::Late(_) => Some(Tone::Danger),
            Self::Today => Some(Tone::Warning),
            Self::In(days) if days <= SOON => Some(Tone::Warning),
            Self::In(_) | Self::Applicant | Self::None => None,
        }
    }

    /// In words: `lewat 2 hari`, `hari ini`, `3 hari lagi`. Reactive.
    pub fn words(self) -> String {
        match self {
            Self::Late(days) => t!("officer.due.late", count = days),
            Self::Today => t!("officer.due.today"),
            Self::In(days) => t!("officer.due.in", count = days),
            Self::Applicant => t!("officer.due.applicant"),
            Self::None => t!("officer.due.none"),
        }
    }
}

/// The tone of a status, for badges.
pub fn status_tone(status: Status) -> Tone {
    use mppi_domain::status::Tone as Told;
    match status.tone() {
        Told::Neutral => Tone::Neutral,
        Told::Info => Tone::Info,
        Told::Success => Tone::Success,
        Told::Warning => Tone::Warning,
        Told::Danger => Tone::Danger,
    }
}

/// The word of a status. Reactive.
pub fn status_words(status: Status) -> String {
    i18n::family("status.", status.key())
}

#[cfg(test)]
mod tests {
    use mppi_domain::{date::Date, status::Status};

    use super::Due;
    use crate::ui::Tone;

    fn due(on: Option<&str>, status: Status) -> Due {
        Due::of(on.and_then(Date::parse), status, Date::parse("2026-11-24").unwrap())
    }

    #[test]
    fn days_are_counted_from_today() {
        assert_eq!(due(Some("2026-11-22"), Status::Checking), Due::Late(2));
        assert_eq!(due(Some("2026-11-24"), Status::Checking), Due::Today);
        assert_eq!(due(Some("2026-11-27"), Status::InProcess), Due::In(3));
    }

    #[test]
    fn without_a_date_the_status_says_why() {
        assert_eq!(due(None, Status::CorrectionNeeded), Due::Applicant);
        assert_eq!(due(None, Status::Completed), Due::None);
    }

    #[test]
    fn what_is_late_or_close_stands_out() {
        assert_eq!(Due::Late(1).tone(), Some(Tone::Danger));
        assert_eq!(Due::Today.tone(), Some(Tone::Warning));
        assert_eq!(Due::In(1).tone(), Some(Tone::Warning));
        assert_eq!(Due::In(2).tone(), None);
    }
}
