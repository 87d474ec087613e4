//! NIK, the number of a person in the population register: `PPKKCC DDMMYY SSSS`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::date::Date;
use crate::population_number::PopulationNumber;

/// Sex as a NIK states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Laki-laki.
    Male,
    /// Perempuan: 40 is added to the day of birth.
    Female,
}

/// A NIK whose form is right; whether such a person exists only Dukcapil can say.
///
/// It has no `Deserialize`, since its century depends on the day on which it is read: on the wire it is a string.
/// Its `Debug` is masked, so that it cannot slip into a log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nik {
    number: PopulationNumber,
    sex: Sex,
}

/// Why a text is no NIK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NikError {
    /// Other than 16 digits, when spaces and dots are left out.
    #[error("a NIK has 16 digits")]
    NotSixteenDigits,
    /// The digits of the birth date name no day of the calendar.
    #[error("the birth date in the NIK does not exist")]
    InvalidDate,
    /// The birth date has not come yet.
    #[error("the birth date in the NIK lies in the future")]
    FutureDate,
    /// The serial number is 0000.
    #[error("the serial number in the NIK is zero")]
    ZeroSerial,
}

impl Nik {
    /// Reads 16 digits, with spaces and dots between them or not.
    ///
    /// A two-digit year up to that of `today` is of this century, a later one of the last.
    ///
    /// # Errors
    /// The first thing that is wrong, in the order of [`NikError`]. The area is not judged: it is the one of the first
    /// issue, and codes change.
    pub fn parse(text: &str, today: Date) -> Result<Nik, NikError> {
        PopulationNumber::parse(text, today, 40)
            .map(|(number, shifted)| Nik { number, sex: if shifted { Sex::Female } else { Sex::Male } })
    }

    /// The date of birth.
    pub fn birth_date(&self) -> Date {
        self.number.date()
    }

    /// The sex.
    pub fn sex(&self) -> Sex {
        self.sex
    }

    /// The district in which the number was first issued, such as `73.07.05`.
    pub fn district_code(&self) -> AreaCode {
        self.number.district_code()
    }

    /// The number with all but the province and the last four digits hidden: `73**********0001`.
    pub fn masked(&self) -> String {
        self.number.masked()
    }
}

impl fmt::Display for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.number, f)
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl Serialize for Nik {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> Date {
        Date::new(2026, 11, 24).unwrap()
    }

    fn parse(text: &str) -> Result<Nik, NikError> {
        Nik::parse(text, today())
    }

    #[test]
    fn reads_the_published_vectors() {
        for (text, sex, born) in [
            ("7307050101900001", Sex::Male, "1990-01-01"),
            ("7307054101900001", Sex::Female, "1990-01-01"),
            ("7307056902040001", Sex::Female, "2004-02-29"),
        ] {
            let nik = parse(text).unwrap();
            assert_eq!(nik.sex(), sex);
            assert_eq!(nik.birth_date().to_string(), born);
            assert_eq!(nik.district_code(), "73.07.05");
            assert_eq!(nik.to_string(), text);
        }
        assert_eq!(parse("7307053102900001"), Err(NikError::InvalidDate));
        assert_eq!(parse("7307057102900001"), Err(NikError::InvalidDate));
        assert_eq!(parse("7307050101900000"), Err(NikError::ZeroSerial));
    }

    #[test]
    fn forgives_spaces_and_dots_but_nothing_else() {
        assert_eq!(parse(" 73.07.05 010190 0001 "), parse("7307050101900001"));
        for text in [
            "",
            "730705010190000",
            "73070501019000011",
            "7307-0501-0190-0001",
            "730705010190000I",
            "７３07050101900001",
            "<script>",
            "🙂",
        ] {
            assert_eq!(parse(text), Err(NikError::NotSixteenDigits), "{text}");
        }
        assert_eq!(parse(&"1".repeat(10_000)), Err(NikError::NotSixteenDigits));
    }

    #[test]
    fn judges_days_and_centuries() {
        // Day 0, 32, 40 and 72 name nobody's birthday; 40 is not "0 + 40".
        for day in ["00", "32", "40", "72"] {
            assert_eq!(parse(&format!("730705{day}01900001")), Err(NikError::InvalidDate), "{day}");
        }
        assert_eq!(parse("7307052411260001").unwrap().birth_date(), today());
        assert_eq!(parse("7307052511260001"), Err(NikError::FutureDate));
        assert_eq!(parse("7307052511270001").unwrap().birth_date().year(), 1927);
        assert_eq!(parse("7307052902000001").unwrap().birth_date().year(), 2000);
        assert_eq!(parse("7307052902010001"), Err(NikError::InvalidDate));
    }

    #[test]
    fn hides_itself_from_logs() {
        let nik = parse("7307050101900001").unwrap();
        assert_eq!(nik.masked(), "73**********0001");
        assert_eq!(format!("{nik:?}"), "73**********0001");
        assert_eq!(serde_json::to_string(&nik).unwrap(), r#""7307050101900001""#);
    }

    proptest! {
        #[test]
        fn reads_what_the_register_writes(days in 0_i64..36_000, female: bool, serial in 1_u32..10_000) {
            let born = today().add_days(-days);
            let day = born.day() + if female { 40 } else { 0 };
            let text = format!("730705{day:02}{:02}{:02}{serial:04}", born.month(), born.year() % 100);
            let nik = parse(&text).unwrap();
            prop_assert_eq!(nik.birth_date(), born);
            prop_assert_eq!(nik.sex() == Sex::Female, female);
        }

        #[test]
        fn never_panics(text in ".*", digits in "[0-9]{16}") {
            let _ = (parse(&text), parse(&digits));
        }
    }
}
