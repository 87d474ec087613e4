//! Errors of answers in words.

use mppi_domain::{
    date::Date,
    decimal::Decimal,
    form::{FieldErrorCode, FieldKind},
};

use crate::i18n;

/// A field error in words, its limit as the language writes it. Reactive.
pub fn field_error_words(code: FieldErrorCode, limit: Option<&str>, kind: Option<FieldKind>) -> String {
    let limit = limit.map(limit_words).unwrap_or_default();
    let key = match (code, kind) {
        (FieldErrorCode::Required, Some(FieldKind::Choice | FieldKind::Area)) => "field_error.required_choice",
        (FieldErrorCode::Required, Some(FieldKind::Date)) => "field_error.required_date",
        _ => return i18n::fill(&["field_error.", code.key()].concat(), &[("limit", limit)]),
    };
    i18n::word(key)
}

fn limit_words(limit: &str) -> String {
    if let Some(date) = Date::parse(limit) {
        return i18n::date(date);
    }
    Decimal::parse(limit).map_or_else(|| limit.to_owned(), i18n::number)
}
