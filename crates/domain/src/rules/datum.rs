//! A value while a rule is evaluated, and what it turns into where another kind is asked for.

use serde_json::{Map, Value};

use crate::decimal::Decimal;

/// A value of JSON with decimal numbers, and the number that is none.
#[derive(Clone, Debug)]
pub(super) enum Datum {
    Null,
    Bool(bool),
    Number(Decimal),
    NotANumber,
    Text(String),
    List(Vec<Datum>),
    Object(Map<String, Value>),
}

impl Datum {
    /// The value that JSON holds; a number that cannot be held is not a number.
    pub(super) fn from_value(value: &Value) -> Datum {
        match value {
            Value::Null => Datum::Null,
            Value::Bool(flag) => Datum::Bool(*flag),
            Value::Number(number) => Datum::number(Decimal::from_number(number)),
            Value::String(text) => Datum::Text(text.clone()),
            Value::Array(items) => Datum::List(items.iter().map(Datum::from_value).collect()),
            Value::Object(object) => Datum::Object(object.clone()),
        }
    }

    /// The result of arithmetic.
    pub(super) fn number(number: Option<Decimal>) -> Datum {
        number.map_or(Datum::NotANumber, Datum::Number)
    }

    pub(super) fn into_value(self) -> Value {
        match self {
            Datum::Null | Datum::NotANumber => Value::Null,
            Datum::Bool(flag) => Value::Bool(flag),
            Datum::Number(number) => number.to_number().map_or(Value::Null, Value::Number),
            Datum::Text(text) => Value::String(text),
            Datum::List(items) => Value::Array(items.into_iter().map(Datum::into_value).collect()),
            Datum::Object(object) => Value::Object(object),
        }
    }

    /// Steps that a copy costs.
    pub(super) fn weight(&self) -> u32 {
        match self {
            Datum::Text(text) => text_weight(text),
            Datum::List(items) => items.iter().fold(1, |sum: u32, item| sum.saturating_add(item.weight())),
            Datum::Object(object) => object.values().fold(1, |sum: u32, value| sum.saturating_add(value_weight(value))),
            _ => 1,
        }
    }

    /// JSONLogic's own idea of truth: also an empty list is false, and the text "0" is true.
    pub(super) fn is_truthy(&self) -> bool {
        match self {
            Datum::Null | Datum::NotANumber => false,
            Datum::Bool(flag) => *flag,
            Datum::Number(number) => *number != Decimal::ZERO,
            Datum::Text(text) => !text.is_empty(),
            Datum::List(items) => !items.is_empty(),
            Datum::Object(_) => true,
        }
    }

    /// The number that JavaScript's `Number()` makes of it.
    pub(super) fn to_number(&self) -> Option<Decimal> {
        match self {
            Datum::Null => Some(Decimal::ZERO),
            Datum::Bool(flag) => Some(if *flag { Decimal::ONE } else { Decimal::ZERO }),
            Datum::Number(number) => Some(*number),
            Datum::NotANumber | Datum::Object(_) => None,
            Datum::Text(text) => match text.trim() {
                "" => Some(Decimal::ZERO),
                text => Decimal::parse(text),
            },
            Datum::List(_) => Datum::Text(self.to_text()).to_number(),
        }
    }

    /// The number at the start of its text, as JavaScript's `parseFloat()` finds it: 3 in "3 lembar".
    pub(super) fn leading_number(&self) -> Option<Decimal> {
        match self {
            Datum::Number(number) => Some(*number),
            Datum::Text(text) => leading_number(text),
            Datum::List(_) => leading_number(&self.to_text()),
            _ => None,
        }
    }

    /// Its text, where nothing is empty, as JavaScript joins lists.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        self.push_to(&mut text);
        text
    }

    /// Appends its text.
    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Datum::Null => {}
            Datum::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
            Datum::Number(number) => number.push_to(text),
            Datum::NotANumber => text.push_str("NaN"),
            Datum::Text(own) => text.push_str(own),
            Datum::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        text.push(',');
                    }
                    item.push_to(text);
                }
            }
            Datum::Object(_) => text.push_str("[object Object]"),
        }
    }
}

/// Steps that a copy of a text costs.
pub(super) fn text_weight(text: &str) -> u32 {
    u32::try_from(text.len() / 64).unwrap_or(u32::MAX).saturating_add(1)
}

/// Steps that a copy of a value of JSON costs.
pub(super) fn value_weight(value: &Value) -> u32 {
    match value {
        Value::String(text) => text_weight(text),
        Value::Array(items) => items.iter().fold(1, |sum: u32, item| sum.saturating_add(value_weight(item))),
        Value::Object(object) => object.values().fold(1, |sum: u32, item| sum.saturating_add(value_weight(item))),
        _ => 1,
    }
}

fn leading_number(text: &str) -> Option<Decimal> {
    let text = text.trim_start();
    let mut end = 0;
    let (mut digits, mut point, mut exponent) = (false, false, false);
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits = true;
                end = place + 1;
            }
            b'+' | b'-' if place == 0 => {}
            b'.' if !point && !exponent => point = true,
            // An exponent counts only with digits behind it, which move the end.
            b'e' | b'E' if digits && !exponent => exponent = true,
            b'+' | b'-'
                if text.as_bytes().get(place.wrapping_sub(1)).is_some_and(|before| matches!(before, b'e' | b'E')) => {}
            _ => break,
        }
    }
    Decimal::parse(text.get(..end)?)
}
