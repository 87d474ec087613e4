//! The number of an application, and the check character that guards what people type from paper.

use std::fmt;

use crate::area::{AreaCode, AreaLevel};
use crate::wire_text::wire_text;

/// The number of an application: `MPP-7307-2026-000123-K`.
///
/// Region without dots, year, serial of at least six digits, check character over all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApplicationNumber {
    region: AreaCode,
    year: u16,
    serial: u64,
}

/// Why a text is no application number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ApplicationNumberError {
    /// It has not the form `MPP-7307-2026-000123-K`.
    #[error("not a number of the form MPP-7307-2026-000123-K")]
    Form,
    /// A character is mistyped: the last one does not fit to the rest.
    #[error("the check character does not fit")]
    Check,
}

impl ApplicationNumber {
    /// The number of the application `serial` of a region in a year.
    ///
    /// # Errors
    /// [`ApplicationNumberError::Form`] if the region is no province, kabupaten or kota, the year not in 2000 to 2099,
    /// or the serial zero or over 12 digits.
    pub fn new(region: &AreaCode, year: i32, serial: u64) -> Result<ApplicationNumber, ApplicationNumberError> {
        let _ = (region, year, serial);
        Err(ApplicationNumberError::Form)
    }

    /// Reads a number as people write it.
    ///
    /// # Errors
    /// [`ApplicationNumberError`].
    pub fn parse(text: &str) -> Result<ApplicationNumber, ApplicationNumberError> {
        let _ = text;
        Err(ApplicationNumberError::Form)
    }

    /// The region that gave the number, by its code of that time.
    pub const fn region(&self) -> AreaCode {
        self.region
    }

    /// The year in which it was given.
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// Its place in that year.
    pub const fn serial(&self) -> u64 {
        self.serial
    }
}

/// The check character of ISO 7064 MOD 37,36 for a text of letters and digits.
pub fn check_character(text: &str) -> Option<char> {
    let _ = (text, AreaLevel::Province);
    None
}

/// Whether the last letter or digit of a text is the check character of those before it.
pub fn is_checked(text: &str) -> bool {
    let _ = text;
    false
}

impl fmt::Display for ApplicationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MPP-{}-{}-{:06}-", self.region.compact(), self.year, self.serial)
    }
}

wire_text!(ApplicationNumber, ApplicationNumberError, ApplicationNumber::parse);
