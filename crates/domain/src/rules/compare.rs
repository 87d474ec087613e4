//! Equality and order, strict and with JavaScript's conversions.

use std::cmp::Ordering;

use serde_json::Value;

use super::datum::Datum;

/// `==`.
pub(super) fn loose_equal(a: &Datum, b: &Datum) -> bool {
    match (a, b) {
        (Datum::Null, Datum::Null) => true,
        (Datum::Null, _)
        | (_, Datum::Null)
        | (Datum::List(_), Datum::Object(_))
        | (Datum::Object(_), Datum::List(_)) => false,
        (Datum::Text(_), Datum::Text(_)) | (Datum::List(_), Datum::List(_)) | (Datum::Object(_), Datum::Object(_)) => {
            strict_equal(a, b)
        }
        // Beside a text, a list is its text, and so is an object.
        (Datum::List(_) | Datum::Object(_), Datum::Text(text)) => a.to_text() == *text,
        (Datum::Text(text), Datum::List(_) | Datum::Object(_)) => b.to_text() == *text,
        _ => matches!((a.to_number(), b.to_number()), (Some(a), Some(b)) if a == b),
    }
}

/// `===`.
pub(super) fn strict_equal(a: &Datum, b: &Datum) -> bool {
    match (a, b) {
        (Datum::Null, Datum::Null) => true,
        (Datum::Bool(a), Datum::Bool(b)) => a == b,
        (Datum::Number(a), Datum::Number(b)) => a == b,
        (Datum::Text(a), Datum::Text(b)) => a == b,
        (Datum::List(a), Datum::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| strict_equal(a, b)),
        (Datum::Object(a), Datum::Object(b)) => {
            let same = |(name, value): (&String, &Value)| {
                b.get(name).is_some_and(|other| strict_equal(&Datum::from_value(value), &Datum::from_value(other)))
            };
            a.len() == b.len() && a.iter().all(same)
        }
        _ => false,
    }
}

/// The order of two values: of texts by their characters, of all others by their numbers, if both have one.
fn order(a: &Datum, b: &Datum) -> Option<Ordering> {
    let is_text = |datum: &Datum| matches!(datum, Datum::Text(_) | Datum::List(_) | Datum::Object(_));
    if is_text(a) && is_text(b) {
        return Some(a.to_text().cmp(&b.to_text()));
    }
    Some(a.to_number()?.cmp(&b.to_number()?))
}

/// `>` and `>=`: of the first two values.
pub(super) fn ordered(arguments: &[Datum], wanted: fn(Ordering) -> bool) -> bool {
    match arguments {
        [a, b, ..] => order(a, b).is_some_and(wanted),
        _ => false,
    }
}

/// `<` and `<=`: of two values, or of three, "between".
pub(super) fn between(arguments: &[Datum], wanted: fn(Ordering) -> bool) -> bool {
    match arguments {
        [_, rest @ ..] if rest.len() > 1 => ordered(arguments, wanted) && ordered(rest, wanted),
        _ => ordered(arguments, wanted),
    }
}
