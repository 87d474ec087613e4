//! The number of a family card (Kartu Keluarga): `PPKKCC DDMMYY SSSS`, dated by its issue.

use std::fmt;

use serde::Serialize;

use crate::area::AreaCode;
use crate::date::Date;
use crate::nik::NikError;
use crate::population_number::PopulationNumber;

/// A No. KK whose form is right; whether such a card exists only Dukcapil can say.
///
/// It has no `Deserialize` and a masked `Debug` for the same reasons as [`Nik`](crate::nik::Nik).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FamilyCardNumber(PopulationNumber);

/// Why a text is no No. KK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum FamilyCardError {
    /// Other than 16 digits, when spaces and dots are left out.
    #[error("a family card number has 16 digits")]
    NotSixteenDigits,
    /// The digits of the date of issue name no day of the calendar.
    #[error("the date in the family card number does not exist")]
    InvalidDate,
    /// The date of issue has not come yet.
    #[error("the date in the family card number lies in the future")]
    FutureDate,
    /// The serial number is 0000.
    #[error("the serial number in the family card number is zero")]
    ZeroSerial,
}

impl FamilyCardNumber {
    /// Reads 16 digits, with spaces and dots between them or not.
    ///
    /// # Errors
    /// The first thing that is wrong, in the order of [`FamilyCardError`].
    pub fn parse(text: &str, today: Date) -> Result<FamilyCardNumber, FamilyCardError> {
        match PopulationNumber::parse(text, today, 0) {
            Ok((number, _)) => Ok(FamilyCardNumber(number)),
            Err(NikError::NotSixteenDigits) => Err(FamilyCardError::NotSixteenDigits),
            Err(NikError::InvalidDate) => Err(FamilyCardError::InvalidDate),
            Err(NikError::FutureDate) => Err(FamilyCardError::FutureDate),
            Err(NikError::ZeroSerial) => Err(FamilyCardError::ZeroSerial),
        }
    }

    /// The date of issue.
    pub fn issue_date(&self) -> Date {
        self.0.date()
    }

    /// The district that issued the card, such as `73.07.05`.
    pub fn district_code(&self) -> AreaCode {
        self.0.district_code()
    }

    /// The number with all but the province and the last four digits hidden: `73**********0001`.
    pub fn masked(&self) -> String {
        self.0.masked()
    }
}

impl fmt::Display for FamilyCardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for FamilyCardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl Serialize for FamilyCardNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<FamilyCardNumber, FamilyCardError> {
        FamilyCardNumber::parse(text, Date::new(2026, 11, 24).unwrap())
    }

    #[test]
    fn reads_district_and_date_of_issue() {
        let number = parse("7307.0517.0824.0012").unwrap();
        assert_eq!(number.to_string(), "7307051708240012");
        assert_eq!(number.issue_date().to_string(), "2024-08-17");
        assert_eq!(number.district_code(), "73.07.05");
        assert_eq!(number.masked(), "73**********0012");
        assert_eq!(format!("{number:?}"), number.masked());
    }

    #[test]
    fn takes_no_forty_off_the_day() {
        assert_eq!(parse("7307055708240012"), Err(FamilyCardError::InvalidDate));
    }

    #[test]
    fn refuses_what_cannot_be() {
        assert_eq!(parse("730705170824001"), Err(FamilyCardError::NotSixteenDigits));
        assert_eq!(parse("7307053102240012"), Err(FamilyCardError::InvalidDate));
        assert_eq!(parse("7307052511260012"), Err(FamilyCardError::FutureDate));
        assert_eq!(parse("7307051708240000"), Err(FamilyCardError::ZeroSerial));
    }
}
