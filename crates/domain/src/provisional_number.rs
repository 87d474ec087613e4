//! The number that a counter gives while the network is away, until the server has given the real one.

use std::fmt;

use uuid::Uuid;

use crate::{
    area::{AreaCode, AreaLevel},
    number::{CLEAR_CHARACTERS, as_digits, check_character, is_checked, is_clear, is_dash},
};

const PREFIX: &str = "SEM";
/// Characters between region and check character.
const LENGTH: usize = 7;

/// A provisional number: `SEM-7307-G9VC59R-K`.
///
/// It follows from the application's id and the region alone, so device, print-out and server agree without talking. Region
/// without dots, seven of [`CLEAR_CHARACTERS`], and the check character of ISO 7064 MOD 37,36 over all of it, as
/// application numbers have it. Here it is one of [`CLEAR_CHARACTERS`] too, and every mistyped character and every two
/// neighbours of the last eight that changed places are found.
///
/// Two ids of a region may make the same number. There are some 1.8 · 10¹⁰ of them (30⁷, of which the check character
/// leaves five in six), so any two are the same with a probability of 0.3 % among 10,000 intakes of a region, and of 24 %
/// among 100,000; a new one meets one of 100,000 once in 180,000 times. The server refuses it then (`number_taken`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvisionalNumber {
    region: AreaCode,
    code: [char; LENGTH],
}

/// Why a text is no provisional number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ProvisionalNumberError {
    /// It has not the form `SEM-7307-G9VC59R-K`.
    #[error("not a number of the form SEM-7307-G9VC59R-K")]
    Form,
    /// A character is mistyped: the last one does not fit to the rest.
    #[error("the check character does not fit")]
    Check,
}

impl ProvisionalNumber {
    /// The number of an application that was taken in for a region.
    ///
    /// # Errors
    /// [`ProvisionalNumberError::Form`] if the region is no province, kabupaten or kota.
    pub fn of(application: Uuid, region: &AreaCode) -> Result<Self, ProvisionalNumberError> {
        if !matches!(region.level(), AreaLevel::Province | AreaLevel::Regency) {
            return Err(ProvisionalNumberError::Form);
        }
        let (high, low) = application.as_u64_pair();
        let mut seed = scrambled(high) ^ low;
        // Five of six are sound, so the next one or two are.
        loop {
            seed = scrambled(seed);
            let number = Self { region: *region, code: code_of(seed) };
            if number.is_sound() {
                return Ok(number);
            }
        }
    }

    /// Reads a number as people write it: in small letters, with spaces, without dashes.
    ///
    /// # Errors
    /// [`ProvisionalNumberError::Form`] if it is something else, [`ProvisionalNumberError::Check`] if it is mistyped.
    pub fn parse(text: &str) -> Result<Self, ProvisionalNumberError> {
        Self::read(text).ok_or(ProvisionalNumberError::Form)?
    }

    /// The region for which it was taken in, by its code of that time.
    pub const fn region(&self) -> AreaCode {
        self.region
    }

    /// Whether a text, in its proper form, is to be looked up among provisional numbers.
    pub fn is_meant_by(number: &str) -> bool {
        number.starts_with(PREFIX)
    }

    fn read(text: &str) -> Option<Result<Self, ProvisionalNumberError>> {
        if text.len() > 64 {
            return None;
        }
        let mut word = String::new();
        for c in text.chars().filter(|c| !is_dash(*c) && !c.is_whitespace()) {
            word.push(c.is_ascii_alphanumeric().then(|| c.to_ascii_uppercase())?);
        }
        let rest = word.strip_prefix(PREFIX)?;
        let (region, rest) = rest.split_at_checked(rest.len().checked_sub(LENGTH + 1)?)?;
        let region = AreaCode::parse(&as_digits(region)?).ok()?;
        if !matches!(region.level(), AreaLevel::Province | AreaLevel::Regency) {
            return None;
        }
        let (code, check) = rest.split_at_checked(LENGTH)?;
        let mut characters = code.chars().filter(|c| is_clear(*c));
        let mut code = [' '; LENGTH];
        for place in &mut code {
            *place = characters.next()?;
        }
        let number = Self { region, code };
        let is_right = check.chars().eq([number.check()]);
        Some(if is_right { Ok(number) } else { Err(ProvisionalNumberError::Check) })
    }

    /// Whether its check character is a clear one, and neighbours that changed places would show.
    fn is_sound(&self) -> bool {
        let word: Vec<char> = self.to_string().chars().filter(|c| *c != '-').collect();
        let is_found = |at: usize| {
            let mut swapped = word.clone();
            swapped.swap(at, at + 1);
            swapped == word || !is_checked(&swapped.into_iter().collect::<String>())
        };
        is_clear(self.check()) && (word.len() - LENGTH - 1..word.len() - 1).all(is_found)
    }

    fn check(&self) -> char {
        // The body has only letters, digits and dashes, so there always is one.
        check_character(&self.body()).unwrap_or('-')
    }

    /// All but the check character and its dash.
    fn body(&self) -> String {
        [PREFIX, "-", &self.region.compact(), "-", &self.code.iter().collect::<String>()].concat()
    }
}

/// Spreads the bits of ids that are much alike over the whole number, by the finish of `SplitMix64` (Steele, Lea and Flood,
/// 2014). It never changes: numbers on paper depend on it.
fn scrambled(seed: u64) -> u64 {
    let seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    seed ^ (seed >> 31)
}

fn code_of(mut seed: u64) -> [char; LENGTH] {
    [(); LENGTH].map(|()| {
        let at = usize::try_from(seed % 30).unwrap_or_default();
        seed /= 30;
        CLEAR_CHARACTERS.get(at).map_or('2', |byte| char::from(*byte))
    })
}

impl fmt::Display for ProvisionalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.body(), self.check())
    }
}

#[cfg(test)]
mod tests;
