//! Decimal numbers with nine places, the same on every machine.

use std::fmt;

use crate::wire_text::wire_text;

/// A number with nine decimal places, between about ±1.7 × 10²⁹.
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
    pub const ONE: Decimal = Decimal(1_000_000_000);

    /// Reads `-12.5` or `1.25e3`.
    pub fn parse(text: &str) -> Option<Decimal> {
        let _ = text;
        None
    }

    /// The number that JSON wrote.
    pub fn from_number(number: &serde_json::Number) -> Option<Decimal> {
        let _ = number;
        None
    }

    /// The number for JSON.
    pub fn to_number(self) -> Option<serde_json::Number> {
        None
    }

    /// The sum.
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_add(other.0).map(Decimal)
    }

    /// The difference.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_sub(other.0).map(Decimal)
    }

    /// The product.
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        let _ = other;
        None
    }

    /// The quotient.
    pub fn checked_div(self, other: Decimal) -> Option<Decimal> {
        let _ = other;
        None
    }

    /// The remainder, with the sign of `self`.
    pub fn checked_rem(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_rem(other.0).map(Decimal)
    }

    /// Rounded to so many places, half to even.
    #[must_use]
    pub fn round(self, places: u32) -> Decimal {
        let _ = places;
        self
    }

    /// The whole number, if it is one that fits.
    pub fn to_i64(self) -> Option<i64> {
        None
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Decimal {
        Decimal(i128::from(value) * Decimal::ONE.0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

wire_text!(Decimal, DecimalError, |text: &str| Decimal::parse(text).ok_or(DecimalError));
