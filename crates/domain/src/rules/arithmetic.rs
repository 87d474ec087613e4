//! Numbers and days.

use std::cmp::Ordering;

use crate::date::Date;
use crate::decimal::Decimal;

use super::datum::Datum;

/// `+` and `*`: of the numbers at the start of each argument.
pub(super) fn sum(arguments: &[Datum]) -> Datum {
    fold(arguments, Decimal::ZERO, Decimal::checked_add)
}

/// The product.
pub(super) fn product(arguments: &[Datum]) -> Datum {
    fold(arguments, Decimal::ONE, Decimal::checked_mul)
}

fn fold(arguments: &[Datum], start: Decimal, join: fn(Decimal, Decimal) -> Option<Decimal>) -> Datum {
    let mut numbers = arguments.iter().map(Datum::leading_number);
    Datum::number(numbers.try_fold(start, |total, number| join(total, number?)))
}

/// `-` of one argument turns its sign; of two it is the difference.
pub(super) fn difference(arguments: &[Datum]) -> Datum {
    match arguments {
        [single] => Datum::number(single.to_number().and_then(|number| Decimal::ZERO.checked_sub(number))),
        _ => of_two(arguments, Decimal::checked_sub),
    }
}

/// `/`.
pub(super) fn quotient(arguments: &[Datum]) -> Datum {
    of_two(arguments, Decimal::checked_div)
}

/// `%`, with the sign of the first.
pub(super) fn remainder(arguments: &[Datum]) -> Datum {
    of_two(arguments, Decimal::checked_rem)
}

fn of_two(arguments: &[Datum], join: fn(Decimal, Decimal) -> Option<Decimal>) -> Datum {
    let [a, b, ..] = arguments else {
        return Datum::NotANumber;
    };
    Datum::number(a.to_number().zip(b.to_number()).and_then(|(a, b)| join(a, b)))
}

/// `max` and `min`; of nothing, no number.
pub(super) fn extreme(arguments: &[Datum], wanted: Ordering) -> Datum {
    let mut best = None;
    for argument in arguments {
        let Some(number) = argument.to_number() else {
            return Datum::NotANumber;
        };
        if best.is_none_or(|best| number.cmp(&best) == wanted) {
            best = Some(number);
        }
    }
    Datum::number(best)
}

/// Full years from a date until `today`.
pub(super) fn age(born: Option<&Datum>, today: Option<Date>) -> Datum {
    match (born.and_then(date), today) {
        (Some(born), Some(today)) => Datum::Number(Decimal::from(born.age_on(today))),
        _ => Datum::NotANumber,
    }
}

/// Days from the first date to the second.
pub(super) fn days_between(arguments: &[Datum]) -> Datum {
    match arguments {
        [from, to, ..] => match (date(from), date(to)) {
            (Some(from), Some(to)) => Datum::Number(Decimal::from(to.days_since(from))),
            _ => Datum::NotANumber,
        },
        _ => Datum::NotANumber,
    }
}

fn date(datum: &Datum) -> Option<Date> {
    match datum {
        Datum::Text(text) => Date::parse(text),
        _ => None,
    }
}
