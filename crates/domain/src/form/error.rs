//! What can be wrong with an answer.

use serde::{Deserialize, Serialize};

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// `/key`, or `/group/row-id/key`.
    pub pointer: String,
    /// What is wrong; the client turns it into words.
    pub code: FieldErrorCode,
    /// The limit that was broken, where there is one: a number or an ISO date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
}

/// The closed list of what can be wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldErrorCode {
    /// Nothing was answered.
    Required,
    /// The answer is not of the field's type at all (made by hand).
    WrongType,
    /// No such field (made by hand).
    UnknownField,
    /// Fewer characters than `limit`.
    TooShort,
    /// More characters than `limit`.
    TooLong,
    /// Characters that the field does not take: `<`, `>`, control characters, pictures.
    Characters,
    /// Not a number.
    NotANumber,
    /// More decimals than `limit`.
    TooManyDecimals,
    /// Less than `limit`.
    TooSmall,
    /// More than `limit`.
    TooLarge,
    /// No such day in the calendar.
    NoSuchDate,
    /// Earlier than `limit`.
    TooEarly,
    /// Later than `limit`.
    TooLate,
    /// Lies in the future.
    InFuture,
    /// Not one of the options.
    NotAnOption,
    /// Not 16 digits.
    NotSixteenDigits,
    /// The digits hold no real date.
    NumberDate,
    /// The serial is 0000.
    NumberSerial,
    /// Not a phone number of Indonesia.
    NotAPhone,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a region code, or not deep enough.
    NotAnArea,
    /// Fewer rows than `limit`.
    TooFewRows,
    /// More rows than `limit`.
    TooManyRows,
}

impl FieldErrorCode {
    /// The code as it stands in JSON and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::WrongType => "wrong_type",
            Self::UnknownField => "unknown_field",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Characters => "characters",
            Self::NotANumber => "not_a_number",
            Self::TooManyDecimals => "too_many_decimals",
            Self::TooSmall => "too_small",
            Self::TooLarge => "too_large",
            Self::NoSuchDate => "no_such_date",
            Self::TooEarly => "too_early",
            Self::TooLate => "too_late",
            Self::InFuture => "in_future",
            Self::NotAnOption => "not_an_option",
            Self::NotSixteenDigits => "not_sixteen_digits",
            Self::NumberDate => "number_date",
            Self::NumberSerial => "number_serial",
            Self::NotAPhone => "not_a_phone",
            Self::NotAnEmail => "not_an_email",
            Self::NotAnArea => "not_an_area",
            Self::TooFewRows => "too_few_rows",
            Self::TooManyRows => "too_many_rows",
        }
    }
}
