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
        PopulationNumber::parse(text, today, 40).map(|(number, shifted)| Nik {
            number,
            sex: if shifted { Sex::Female } else { Sex::Male },
        })
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
