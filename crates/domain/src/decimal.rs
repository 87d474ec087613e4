//! Decimal numbers with nine places, the same on every machine.
//!
//! A number is a whole count of billionths, at most 10²⁸ in size. Sums, differences and remainders are exact. Products,
//! quotients and numbers with more places are rounded to nine places, a half to the even neighbour. Whatever has no
//! result (a division by zero, a number too large) is `None`, never a wrong number.

use std::fmt;

use crate::wire_text::wire_text;

const PLACES: usize = 9;
const UNIT: u128 = 1_000_000_000;
/// 10²⁸ whole units: small enough that a remainder times ten still fits into 128 bits.
const LIMIT: u128 = 10_u128.pow(37);

/// A number with nine decimal places between ±10²⁸; travels as text, so that no parser makes a float of it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

/// A text that is no decimal number, or one too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number that can be held")]
pub struct DecimalError;

impl Decimal {
    /// 0.
    pub const ZERO: Decimal = Decimal(0);
    /// 1.
    pub const ONE: Decimal = Decimal(UNIT.cast_signed());

    /// Reads `-12.5`, `+3`, `.5`, `5.` or `1.25e3`; digits beyond the 37th behind the point count as zero.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i16>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut digits = 0_u128;
        let mut power = i32::from(exponent) + 9;
        for digit in whole.chars() {
            digits = digits.checked_mul(10)?.checked_add(u128::from(digit.to_digit(10)?))?;
        }
        for digit in fraction.chars() {
            let digit = u128::from(digit.to_digit(10)?);
            if digits < LIMIT {
                digits = digits * 10 + digit;
                power -= 1;
            }
        }
        while power > 0 && digits > 0 {
            digits = digits.checked_mul(10)?;
            power -= 1;
        }
        let mut divisor = 1_u128;
        while power < 0 {
            match divisor.checked_mul(10) {
                Some(larger) => divisor = larger,
                // More places than digits: nothing of the number is left.
                None => return Some(Decimal::ZERO),
            }
            power += 1;
        }
        Decimal::of_size(round_half_even(digits / divisor, digits % divisor, divisor), negative)
    }

    /// The number that JSON wrote: whole numbers exactly, others by the shortest digits that tell the float.
    pub fn from_number(number: &serde_json::Number) -> Option<Decimal> {
        match number.as_i64() {
            Some(whole) => Some(Decimal::from(whole)),
            None => Decimal::parse(&number.to_string()),
        }
    }

    /// The number for JSON: whole if it is whole and fits into 64 bits, else the nearest float.
    pub fn to_number(self) -> Option<serde_json::Number> {
        if let Some(whole) = self.to_i64() {
            return Some(whole.into());
        }
        // Without its trailing zeros, so that both parts of the quotient are exact floats up to 15 digits.
        let (mut digits, mut unit) = (self.0, UNIT.cast_signed());
        while unit > 1 && digits % 10 == 0 {
            digits /= 10;
            unit /= 10;
        }
        #[expect(clippy::cast_precision_loss, reason = "a JSON number is a float, and this is the nearest one")]
        let float = digits as f64 / unit as f64;
        serde_json::Number::from_f64(float)
    }

    /// The sum.
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        Decimal::bounded(self.0.checked_add(other.0)?)
    }

    /// The difference.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        Decimal::bounded(self.0.checked_sub(other.0)?)
    }

    /// The product, rounded.
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        let (a, b) = (self.0.unsigned_abs(), other.0.unsigned_abs());
        // a·b/UNIT without ever holding a·b, which needs 256 bits.
        let (b_whole, b_rest) = (b / UNIT, b % UNIT);
        let (a_whole, a_rest) = (a / UNIT, a % UNIT);
        let size = a.checked_mul(b_whole)?.checked_add(a_whole * b_rest)?;
        let rest = a_rest * b_rest;
        let size = round_half_even(size.checked_add(rest / UNIT)?, rest % UNIT, UNIT);
        Decimal::of_size(size, (self.0 < 0) != (other.0 < 0))
    }

    /// The quotient, rounded; nothing for a division by zero.
    pub fn checked_div(self, other: Decimal) -> Option<Decimal> {
        let (a, b) = (self.0.unsigned_abs(), other.0.unsigned_abs());
        let mut size = a.checked_div(b)?;
        let mut rest = a % b;
        // By hand, digit after digit.
        for _ in 0..PLACES {
            rest *= 10;
            size = size.checked_mul(10)?.checked_add(rest / b)?;
            rest %= b;
        }
        Decimal::of_size(round_half_even(size, rest, b), (self.0 < 0) != (other.0 < 0))
    }

    /// The remainder with the sign of `self`; nothing for a division by zero.
    pub fn checked_rem(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_rem(other.0).map(Decimal)
    }

    /// Rounded to so many places, a half to the even neighbour; nine places and more leave it as it is.
    #[must_use]
    pub fn round(self, places: u32) -> Decimal {
        let Some(unit) = 9_u32.checked_sub(places).map(|drop| 10_u128.pow(drop)) else {
            return self;
        };
        let size = self.0.unsigned_abs();
        Decimal::of_size(round_half_even(size / unit, size % unit, unit) * unit, self.0 < 0).unwrap_or(self)
    }

    /// The whole number, if it is one that fits.
    pub fn to_i64(self) -> Option<i64> {
        let unit = UNIT.cast_signed();
        if self.0 % unit == 0 { i64::try_from(self.0 / unit).ok() } else { None }
    }

    /// Appends the shortest form without an exponent; by hand, since formatting 128 bits is large in the browser.
    pub(crate) fn push_to(self, text: &mut String) {
        let mut rest = self.0.unsigned_abs();
        // From the last digit to the first, with no zeros behind the point.
        let mut digits = Vec::with_capacity(40);
        let mut place = 0;
        while rest > 0 || place <= PLACES {
            let digit = (rest % 10) as u8;
            if place == PLACES && !digits.is_empty() {
                digits.push(b'.');
            }
            if digit != 0 || place >= PLACES || !digits.is_empty() {
                digits.push(b'0' + digit);
            }
            rest /= 10;
            place += 1;
        }
        if self.0 < 0 {
            text.push('-');
        }
        text.extend(digits.iter().rev().map(|byte| char::from(*byte)));
    }

    fn of_size(size: u128, negative: bool) -> Option<Decimal> {
        let size = i128::try_from(size).ok()?;
        Decimal::bounded(if negative { -size } else { size })
    }

    fn bounded(value: i128) -> Option<Decimal> {
        (value.unsigned_abs() <= LIMIT).then_some(Decimal(value))
    }
}

/// A quotient with its remainder, rounded to the nearest whole, a half to the even one.
fn round_half_even(quotient: u128, rest: u128, divisor: u128) -> u128 {
    let up = match rest.cmp(&(divisor - rest)) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient % 2 == 1,
        std::cmp::Ordering::Greater => true,
    };
    quotient + u128::from(up)
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Decimal {
        // At most 9.3 × 10²⁷ billionths.
        Decimal(i128::from(value) * Decimal::ONE.0)
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Decimal {
        Decimal::from(i64::from(value))
    }
}

impl From<u32> for Decimal {
    fn from(value: u32) -> Decimal {
        Decimal::from(i64::from(value))
    }
}

impl fmt::Display for Decimal {
    /// The shortest form without an exponent: `-12.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.push_to(&mut text);
        f.write_str(&text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

wire_text!(Decimal, DecimalError, |text: &str| Decimal::parse(text).ok_or(DecimalError), "", "88.31");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn reads_and_writes() {
        for (text, written) in [
            ("0", "0"),
            ("-0", "0"),
            ("12.50", "12.5"),
            ("-12.5", "-12.5"),
            ("+3", "3"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1.25e3", "1250"),
            ("1e-9", "0.000000001"),
            ("0.0000000005", "0"),
            ("0.0000000015", "0.000000002"),
            ("0.00000000051", "0.000000001"),
            ("1e-400", "0"),
            ("0e999", "0"),
            ("0.3333333333333333333333333333333333333333333333", "0.333333333"),
            ("10000000000000000000000000000", "10000000000000000000000000000"),
        ] {
            assert_eq!(d(text).to_string(), written, "{text}");
        }
        for text in
            ["", "-", ".", "1,5", "1e", "e5", "1e99999", "0x10", "1 ", "NaN", "inf", "--1", "1e28.5", "2e28", "٣"]
        {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn knows_that_a_tenth_and_two_tenths_are_three() {
        assert_eq!(d("0.1").checked_add(d("0.2")), Some(d("0.3")));
    }

    #[test]
    fn multiplies_and_divides_with_half_even_rounding() {
        assert_eq!(d("1.5").checked_mul(d("-2.5")), Some(d("-3.75")));
        assert_eq!(d("0.000000001").checked_mul(d("0.5")), Some(d("0")));
        assert_eq!(d("0.000000003").checked_mul(d("0.5")), Some(d("0.000000002")));
        assert_eq!(d("1").checked_div(d("3")), Some(d("0.333333333")));
        assert_eq!(d("-2").checked_div(d("3")), Some(d("-0.666666667")));
        assert_eq!(d("1").checked_div(d("0")), None);
        assert_eq!(d("1e28").checked_div(d("1e28")), Some(Decimal::ONE));
        assert_eq!(d("1e28").checked_mul(d("1.1")), None);
        assert_eq!(d("1e28").checked_div(d("0.5")), None);
        assert_eq!(d("-7").checked_rem(d("3")), Some(d("-1")));
        assert_eq!(d("7.5").checked_rem(d("2")), Some(d("1.5")));
        assert_eq!(d("7").checked_rem(d("0")), None);
    }

    #[test]
    fn rounds_a_half_to_the_even_neighbour() {
        for (text, places, rounded) in [
            ("2.5", 0, "2"),
            ("3.5", 0, "4"),
            ("-2.5", 0, "-2"),
            ("88.305", 2, "88.3"),
            ("88.315", 2, "88.32"),
            ("1.5", 12, "1.5"),
        ] {
            assert_eq!(d(text).round(places), d(rounded), "{text}");
        }
    }

    #[test]
    fn takes_and_gives_json_numbers() {
        for (json, text) in [
            ("12", "12"),
            ("0.1", "0.1"),
            ("-2.50", "-2.5"),
            ("1e3", "1000"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            let number: serde_json::Number = serde_json::from_str(json).unwrap();
            assert_eq!(Decimal::from_number(&number), Some(d(text)), "{json}");
        }
        assert_eq!(d("12").to_number().unwrap().to_string(), "12");
        assert_eq!(d("0.3").to_number().unwrap().to_string(), "0.3");
        assert_eq!(d("-1234567.89").to_number().unwrap().to_string(), "-1234567.89");
        let huge: serde_json::Number = serde_json::from_str("1e300").unwrap();
        assert_eq!(Decimal::from_number(&huge), None);
    }

    /// Small enough that a product of two can be checked with plain 128-bit integers.
    fn decimals() -> impl Strategy<Value = Decimal> {
        (-10_i128.pow(18)..10_i128.pow(18)).prop_map(Decimal)
    }

    proptest! {
        #[test]
        fn comes_back_from_its_text(value in decimals()) {
            prop_assert_eq!(Decimal::parse(&value.to_string()), Some(value));
        }

        #[test]
        fn comes_back_from_json_up_to_fifteen_digits(digits in -10_i64.pow(15)..10_i64.pow(15), places in 0_u32..9) {
            let value = Decimal(i128::from(digits) * 10_i128.pow(9 - places));
            prop_assert_eq!(Decimal::from_number(&value.to_number().unwrap()), Some(value));
        }

        #[test]
        fn multiplies_to_the_nearest(a in decimals(), b in decimals()) {
            let product = a.checked_mul(b).unwrap();
            // Twice the error, in units of 10⁻¹⁸, is at most one unit of 10⁻⁹.
            let error = (a.0 * b.0 - product.0 * 1_000_000_000).abs();
            prop_assert!(error * 2 <= 1_000_000_000);
            prop_assert!(error * 2 < 1_000_000_000 || product.0 % 2 == 0);
            prop_assert_eq!(b.checked_mul(a), Some(product));
        }

        #[test]
        fn divides_to_the_nearest(a in decimals(), b in decimals()) {
            prop_assume!(b != Decimal::ZERO);
            let quotient = a.checked_div(b).unwrap();
            let error = (a.0 * 1_000_000_000 - quotient.0 * b.0).abs();
            prop_assert!(error * 2 <= b.0.abs());
            prop_assert!(error * 2 < b.0.abs() || quotient.0 % 2 == 0);
        }

        #[test]
        fn never_panics(text in "[-+0-9.eE]{0,60}", a in any::<i128>(), b in any::<i128>()) {
            let _ = Decimal::parse(&text);
            if let (Some(a), Some(b)) = (Decimal::bounded(a % 10_i128.pow(37)), Decimal::bounded(b % 10_i128.pow(37))) {
                let _ = (a.checked_mul(b), a.checked_div(b), a.checked_rem(b), a.checked_add(b), a.to_number(), a.round(3));
            }
        }
    }
}
