//! What NIK and No. KK have in common: six digits of a district, six of a date, four of a serial.

use std::fmt;

use crate::area::AreaCode;
use crate::date::Date;
use crate::nik::NikError;

/// Sixteen digits that hold a district, a date and a serial number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PopulationNumber {
    digits: [u8; 16],
    date: Date,
}

impl PopulationNumber {
    /// Reads the number; `shift` is what may have been added to the day (40 in a NIK, else 0).
    ///
    /// Says also whether it had been added.
    pub(crate) fn parse(text: &str, today: Date, shift: u8) -> Result<(PopulationNumber, bool), NikError> {
        let digits = sixteen_digits(text).ok_or(NikError::NotSixteenDigits)?;
        let [_, _, _, _, _, _, d1, d2, m1, m2, y1, y2, serial @ ..] = digits;
        let pair = |tens: u8, ones: u8| (tens - b'0') * 10 + (ones - b'0');
        let (day, month, year) = (pair(d1, d2), pair(m1, m2), i32::from(pair(y1, y2)));
        let shifted = shift > 0 && day > shift;
        let day = if shifted { day - shift } else { day };
        let century = today.year() - today.year() % 100;
        let year = if century + year <= today.year() { century + year } else { century - 100 + year };
        let date = Date::new(year, month, day).ok_or(NikError::InvalidDate)?;
        if date > today {
            return Err(NikError::FutureDate);
        }
        if serial == *b"0000" {
            return Err(NikError::ZeroSerial);
        }
        Ok((PopulationNumber { digits, date }, shifted))
    }

    pub(crate) fn date(&self) -> Date {
        self.date
    }

    pub(crate) fn district_code(&self) -> AreaCode {
        AreaCode::of_district(*self.digits.first_chunk().unwrap_or(b"000000"))
    }

    pub(crate) fn masked(&self) -> String {
        let mut text = String::with_capacity(16);
        for (place, digit) in self.digits.iter().enumerate() {
            text.push(if (2..12).contains(&place) { '*' } else { char::from(*digit) });
        }
        text
    }
}

/// The digits of a text that holds exactly sixteen, and beside them only spaces and dots.
fn sixteen_digits(text: &str) -> Option<[u8; 16]> {
    let mut digits = [0; 16];
    let mut places = digits.iter_mut();
    for byte in text.trim().bytes() {
        match byte {
            b'0'..=b'9' => *places.next()? = byte,
            b' ' | b'.' => {}
            _ => return None,
        }
    }
    if places.next().is_some() { None } else { Some(digits) }
}

impl fmt::Display for PopulationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // ASCII digits, by construction.
        f.write_str(std::str::from_utf8(&self.digits).unwrap_or_default())
    }
}
