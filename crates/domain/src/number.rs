//! The number of an application, and the check character that guards what people type from paper.

use std::fmt;

use crate::area::{AreaCode, AreaLevel};
use crate::wire_text::wire_text;

/// What codes that people read from paper and type are made of. No 0 and O, no 1, I and L, no U: nobody has to guess which
/// one it is.
pub const CLEAR_CHARACTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Whether it is one of [`CLEAR_CHARACTERS`].
pub fn is_clear(c: char) -> bool {
    u8::try_from(c).is_ok_and(|byte| CLEAR_CHARACTERS.contains(&byte))
}

const PREFIX: &str = "MPP";
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;
const MAX_SERIAL: u64 = 999_999_999_999;

/// The number of an application: `MPP-7307-2026-000123-Z`.
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
    /// It has not the form `MPP-7307-2026-000123-Z`.
    #[error("not a number of the form MPP-7307-2026-000123-Z")]
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
        let is_region = matches!(region.level(), AreaLevel::Province | AreaLevel::Regency);
        if !is_region || !YEARS.contains(&year) || !(1..=MAX_SERIAL).contains(&serial) {
            return Err(ApplicationNumberError::Form);
        }
        let year = u16::try_from(year).map_err(|_| ApplicationNumberError::Form)?;
        Ok(ApplicationNumber { region: *region, year, serial })
    }

    /// Reads a number as people write it: in small letters, with spaces, without dashes, with O for 0 and I or L for 1.
    ///
    /// # Errors
    /// [`ApplicationNumberError::Form`] if it is something else, [`ApplicationNumberError::Check`] if it is mistyped.
    pub fn parse(text: &str) -> Result<ApplicationNumber, ApplicationNumberError> {
        if text.len() > 64 {
            return Err(ApplicationNumberError::Form);
        }
        let mut parts = vec![String::new()];
        for c in text.chars() {
            match c {
                c if is_dash(c) => parts.push(String::new()),
                c if c.is_whitespace() => {}
                c if c.is_ascii_alphanumeric() => {
                    if let Some(part) = parts.last_mut() {
                        part.push(c.to_ascii_uppercase());
                    }
                }
                _ => return Err(ApplicationNumberError::Form),
            }
        }
        parts.retain(|part| !part.is_empty());
        let (number, check) = match parts.as_slice() {
            [prefix, region, year, serial, check] if prefix == PREFIX => {
                (ApplicationNumber::of_digits(&digits(region)?, &digits(year)?, &digits(serial)?), check.clone())
            }
            _ => ApplicationNumber::of_one_word(&parts.concat())?,
        };
        let number = number.ok_or(ApplicationNumberError::Form)?;
        let mut check = check.chars();
        match (check.next(), check.next()) {
            (Some(given), None) if given == number.check() => Ok(number),
            (Some(_), None) => Err(ApplicationNumberError::Check),
            _ => Err(ApplicationNumberError::Form),
        }
    }

    /// Finds the parts where no dashes tell them: only a year of this century can stand behind the region.
    fn of_one_word(word: &str) -> Result<(Option<ApplicationNumber>, String), ApplicationNumberError> {
        let body = word.strip_prefix(PREFIX).ok_or(ApplicationNumberError::Form)?;
        let (body, check) = body.split_at_checked(body.len().saturating_sub(1)).ok_or(ApplicationNumberError::Form)?;
        let body = digits(body)?;
        let read = |region: usize| {
            let (region, rest) = body.split_at_checked(region)?;
            let (year, serial) = rest.split_at_checked(4)?;
            let canonical = serial.len() == 6 || (serial.len() > 6 && !serial.starts_with('0'));
            if canonical { ApplicationNumber::of_digits(region, year, serial) } else { None }
        };
        Ok((read(4).or_else(|| read(2)), check.to_owned()))
    }

    fn of_digits(region: &str, year: &str, serial: &str) -> Option<ApplicationNumber> {
        let region = AreaCode::parse(region).ok()?;
        ApplicationNumber::new(&region, year.parse().ok()?, serial.parse().ok()?).ok()
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

    /// The check character at its end.
    fn check(&self) -> char {
        // The body has only letters, digits and dashes, so there always is one.
        check_character(&self.body()).unwrap_or('-')
    }

    /// All but the check character and its dash.
    fn body(&self) -> String {
        format!("{PREFIX}-{}-{}-{:06}", self.region.compact(), self.year, self.serial)
    }
}

fn digits(text: &str) -> Result<String, ApplicationNumberError> {
    as_digits(text).ok_or(ApplicationNumberError::Form)
}

/// Digits, with the letters that look like them put right.
pub(crate) fn as_digits(text: &str) -> Option<String> {
    text.chars()
        .map(|c| match c {
            '0'..='9' => Some(c),
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            _ => None,
        })
        .collect()
}

/// A dash; phones and word processors make longer ones of it.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The check character of ISO 7064 MOD 37,36 for a text of ASCII letters and digits; nothing for other texts.
///
/// Dashes and spaces do not count, and small letters count as capitals. One wrong character is always found. Two
/// neighbours that changed places are found in all but 36 of the 22,680 cases that there are (0.16 %; the standard's
/// own weakness: 0 and 1 in one of 36 states, and their like).
pub fn check_character(text: &str) -> Option<char> {
    let mut product = 36_u32;
    let mut empty = true;
    for c in text.chars().filter(|c| !matches!(c, '-' | ' ')) {
        if !c.is_ascii() {
            return None;
        }
        let sum = (product + c.to_digit(36)?) % 36;
        product = if sum == 0 { 36 } else { sum } * 2 % 37;
        empty = false;
    }
    if empty {
        return None;
    }
    char::from_digit((37 - product) % 36, 36).map(|c| c.to_ascii_uppercase())
}

/// Whether the last letter or digit of a text is the check character of those before it.
pub fn is_checked(text: &str) -> bool {
    let Some((at, last)) = text.char_indices().rfind(|(_, c)| !matches!(c, '-' | ' ')) else {
        return false;
    };
    let body = text.get(..at).unwrap_or_default();
    check_character(body).is_some_and(|check| check == last.to_ascii_uppercase())
}

impl fmt::Display for ApplicationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.body(), self.check())
    }
}

wire_text!(ApplicationNumber, ApplicationNumberError, ApplicationNumber::parse, "", "MPP-7307-2026-000123-Z");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(region: &str, year: i32, serial: u64) -> ApplicationNumber {
        ApplicationNumber::new(&AreaCode::parse(region).unwrap(), year, serial).unwrap()
    }

    #[test]
    fn agrees_with_published_check_characters() {
        // The Global Release Identifier of the recording industry uses the same scheme.
        assert_eq!(check_character("A1-2425G-ABC1234002"), Some('M'));
        assert_eq!(check_character("a1-2425g-abc1234002"), Some('M'));
        assert!(is_checked("A1-2425G-ABC1234002-M"));
        assert!(!is_checked("A1-2425G-ABC1234002-N"));
        assert_eq!(check_character(""), None);
        assert_eq!(check_character("AÉ"), None);
        assert!(!is_checked("-"));
    }

    #[test]
    fn has_the_form_of_the_region_and_year() {
        let text = number("73.07", 2026, 123).to_string();
        assert_eq!(text, "MPP-7307-2026-000123-Z");
        assert!(is_checked(&text));
        assert!(number("73", 2026, 123).to_string().starts_with("MPP-73-2026-000123-"));
        assert!(number("73.07", 2026, 12_345_678).to_string().starts_with("MPP-7307-2026-12345678-"));
    }

    #[test]
    fn refuses_what_it_could_not_read_again() {
        let village = AreaCode::parse("73.07.05.1001").unwrap();
        assert_eq!(ApplicationNumber::new(&village, 2026, 1), Err(ApplicationNumberError::Form));
        let region = AreaCode::parse("73.07").unwrap();
        assert_eq!(ApplicationNumber::new(&region, 1999, 1), Err(ApplicationNumberError::Form));
        assert_eq!(ApplicationNumber::new(&region, 2026, 0), Err(ApplicationNumberError::Form));
    }

    #[test]
    fn reads_what_people_type() {
        let number = number("73.07", 2026, 1011);
        let check = number.check();
        for text in [
            format!("mpp-7307-2026-001011-{check}"),
            format!("  MPP 7307 2026 001011 {check} "),
            format!("MPP73072026001011{}", check.to_ascii_lowercase()),
            format!("MPP-73O7-2O26-OOIOlI-{check}"),
            format!("MPP–7307–2026–1011–{check}"),
        ] {
            assert_eq!(ApplicationNumber::parse(&text), Ok(number), "{text}");
        }
    }

    #[test]
    fn says_whether_form_or_check_is_wrong() {
        let text = number("73.07", 2026, 123).to_string();
        let mistyped = text.replace("000123", "000124");
        assert_eq!(ApplicationNumber::parse(&mistyped), Err(ApplicationNumberError::Check));
        for text in ["", "-", "MPP", "MPP-7307", "7307-2026-000123", "MPP-7307-2026-00012X-K", "🙂", &"9".repeat(1000)]
        {
            assert_eq!(ApplicationNumber::parse(text), Err(ApplicationNumberError::Form), "{text}");
        }
    }

    #[test]
    fn misses_just_the_transpositions_that_the_standard_misses() {
        let step = |product: u32, value: u32| {
            let sum = (product + value) % 36;
            if sum == 0 { 35 } else { sum * 2 % 37 }
        };
        let mut missed = 0;
        for product in 1..=36 {
            for (first, second) in (0..36).flat_map(|a| (a + 1..36).map(move |b| (a, b))) {
                let (straight, swapped) = (step(step(product, first), second), step(step(product, second), first));
                missed += u32::from(straight == swapped);
            }
        }
        assert_eq!(missed, 36);
    }

    proptest! {
        #[test]
        fn comes_back_from_its_text(region in 0_u32..100, kind in 0_u32..100, year in 2021..2100, serial in 1..=MAX_SERIAL) {
            for code in [format!("{region:02}"), format!("{region:02}.{kind:02}")] {
                let number = number(&code, year, serial);
                let text = number.to_string();
                prop_assert_eq!(ApplicationNumber::parse(&text), Ok(number));
                prop_assert_eq!(ApplicationNumber::parse(&text.replace('-', "")), Ok(number));
            }
        }

        #[test]
        fn finds_any_single_wrong_character(text in "[0-9A-Z]{1,24}", at in 0_usize..25, other in "[0-9A-Z]") {
            let mut right = text.clone();
            right.push(check_character(&text).unwrap());
            prop_assert!(is_checked(&right));
            let at = at % right.len();
            let mut wrong = right.clone();
            wrong.replace_range(at..=at, &other);
            prop_assert_eq!(is_checked(&wrong), wrong == right);
        }

        #[test]
        fn never_panics(text in ".*") {
            let _ = ApplicationNumber::parse(&text);
            let _ = is_checked(&text);
        }
    }
}
