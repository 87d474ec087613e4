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
