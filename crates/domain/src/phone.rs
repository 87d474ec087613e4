//! Indonesian mobile numbers.

use std::fmt;

use crate::wire_text::wire_text;

/// A mobile number in international form: `+6281234567890`, which is also how it travels.
///
/// Its `Debug` is masked, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// The national number without the leading zero: `81234567890`.
    national: String,
}

/// Why a text is no mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PhoneError {
    /// Something else than digits, spaces, dots, dashes, brackets and a leading plus.
    #[error("a phone number holds only digits")]
    NotANumber,
    /// The number belongs to another country.
    #[error("only numbers of Indonesia can be used")]
    Foreign,
    /// A land line: it can take no message.
    #[error("a mobile number starts with 08")]
    NotMobile,
    /// Fewer than 9 or more than 13 digits behind the country code.
    #[error("the number of digits is wrong")]
    WrongLength,
}

impl Phone {
    /// Reads `0812-3456-7890`, `+62 812…`, `62812…`, `0062812…` or `812…`.
    ///
    /// # Errors
    /// What is wrong first, in the order of [`PhoneError`].
    pub fn parse(text: &str) -> Result<Phone, PhoneError> {
        let text = text.trim();
        let (plus, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut digits = String::with_capacity(16);
        for c in rest.chars() {
            match c {
                '0'..='9' => digits.push(c),
                ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/' => {}
                _ => return Err(PhoneError::NotANumber),
            }
            // Nobody's number is this long, and a pasted novel must not be copied.
            if digits.len() > 20 {
                return Err(PhoneError::WrongLength);
            }
        }
        if digits.is_empty() {
            return Err(PhoneError::NotANumber);
        }
        let international = if plus { Some(digits.as_str()) } else { digits.strip_prefix("00") };
        let national = match international {
            Some(number) => number.strip_prefix("62").ok_or(PhoneError::Foreign)?,
            // No national number starts with 62 and a mobile prefix, so this is the country code without its plus.
            None if digits.starts_with("628") || digits.starts_with("6208") => digits.get(2..).unwrap_or_default(),
            None => digits.as_str(),
        };
        // `+62 0812…` is wrong but common.
        let national = national.strip_prefix('0').unwrap_or(national);
        if !national.starts_with('8') {
            return Err(PhoneError::NotMobile);
        }
        if !(9..=13).contains(&national.len()) {
            return Err(PhoneError::WrongLength);
        }
        Ok(Phone { national: national.to_owned() })
    }

    /// The number as it is dialled in the country: `081234567890`.
    pub fn local(&self) -> String {
        ["0", &self.national].concat()
    }

    /// The number in local form with its middle hidden: `0812*****890`.
    pub fn masked(&self) -> String {
        crate::mask::middle(&self.local(), 4, 3)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("+62")?;
        f.write_str(&self.national)
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

wire_text!(Phone, PhoneError, Phone::parse);
