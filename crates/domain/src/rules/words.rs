//! Texts, and membership in a text or list.

use super::compare::strict_equal;
use super::datum::Datum;

/// `cat`.
pub(super) fn cat(arguments: &[Datum]) -> Datum {
    let mut text = String::new();
    for argument in arguments {
        argument.push_to(&mut text);
    }
    Datum::Text(text)
}

/// `in`: part of a text, or item of a list.
pub(super) fn contains(arguments: &[Datum]) -> bool {
    match arguments {
        [Datum::Null, Datum::Text(text), ..] => is_part("null", text),
        [part, Datum::Text(text), ..] => is_part(&part.to_text(), text),
        [item, Datum::List(list), ..] => list.iter().any(|other| strict_equal(item, other)),
        _ => false,
    }
}

/// Whether a text stands in another; the search of the standard library is faster and many times larger.
fn is_part(part: &str, text: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// `substr`: from a place (from the end, if negative), so many characters (up to so many before the end, if negative).
pub(super) fn substr(arguments: &[Datum]) -> Datum {
    let text = arguments.first().map(Datum::to_text).unwrap_or_default();
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let whole = |place: usize| {
        let number = arguments.get(place)?.to_number()?;
        // Cut off what is behind the point, as JavaScript does.
        let fraction = number.checked_rem(crate::decimal::Decimal::ONE)?;
        number.checked_sub(fraction)?.to_i64()
    };
    let start = whole(1).unwrap_or(0);
    let start = if start < 0 { length.saturating_add(start).max(0) } else { start.min(length) };
    let rest = length - start;
    let count = match whole(2) {
        Some(count) if count < 0 => rest.saturating_add(count).max(0),
        Some(count) => count.min(rest),
        None => rest,
    };
    // Both lie between 0 and the length by now.
    let (skip, take) = (usize::try_from(start).unwrap_or(0), usize::try_from(count).unwrap_or(0));
    Datum::Text(text.chars().skip(skip).take(take).collect())
}
