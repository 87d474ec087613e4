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

wire_text!(Phone, PhoneError, Phone::parse, "", "+6281234567890");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_all_the_ways_of_writing_a_number() {
        for text in [
            "0812-3456-7890",
            "+62 812 3456 7890",
            "6281234567890",
            "006281234567890",
            "81234567890",
            "+62 (0) 812.3456.7890",
            " 0812\u{a0}3456 7890 ",
        ] {
            assert_eq!(Phone::parse(text).unwrap().to_string(), "+6281234567890", "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, error) in [
            ("", PhoneError::NotANumber),
            ("+", PhoneError::NotANumber),
            ("nol delapan", PhoneError::NotANumber),
            ("08123٤56789", PhoneError::NotANumber),
            ("+1 555 0100 200", PhoneError::Foreign),
            ("0021 812", PhoneError::Foreign),
            ("0482-21234", PhoneError::NotMobile),
            ("+62 411 123456", PhoneError::NotMobile),
            ("0812345", PhoneError::WrongLength),
            ("081234567890123", PhoneError::WrongLength),
        ] {
            assert_eq!(Phone::parse(text), Err(error), "{text}");
        }
        // Nine and thirteen digits behind the zero are the ends of what exists.
        assert!(Phone::parse("0812345678").is_ok());
        assert!(Phone::parse("08123456789012").is_ok());
        assert_eq!(Phone::parse(&"8".repeat(10_000)), Err(PhoneError::WrongLength));
    }

    #[test]
    fn keeps_a_number_that_begins_like_the_country_code() {
        assert_eq!(Phone::parse("0862-1234-5678").unwrap().local(), "086212345678");
    }

    #[test]
    fn hides_itself() {
        let phone = Phone::parse("081234567890").unwrap();
        assert_eq!(phone.local(), "081234567890");
        assert_eq!(phone.masked(), "0812*****890");
        assert_eq!(format!("{phone:?}"), "0812*****890");
    }

    #[test]
    fn travels_in_international_form() {
        let phone: Phone = serde_json::from_str(r#""0812-3456-7890""#).unwrap();
        assert_eq!(serde_json::to_string(&phone).unwrap(), r#""+6281234567890""#);
    }

    proptest! {
        #[test]
        fn comes_back_from_every_form(national in "8[0-9]{8,12}") {
            let phone = Phone::parse(&national).unwrap();
            prop_assert_eq!(&Phone::parse(&phone.to_string()).unwrap(), &phone);
            prop_assert_eq!(&Phone::parse(&phone.local()).unwrap(), &phone);
        }

        #[test]
        fn never_panics(text in ".*") {
            let _ = Phone::parse(&text);
        }
    }
}
