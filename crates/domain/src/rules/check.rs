//! What can be said of a rule without running it.

use serde_json::{Map, Value};

use super::RuleError;
use super::operator::Operator;

const MAX_DEPTH: u32 = 32;
const MAX_PARTS: u32 = 1_000;

/// An object with exactly one key is an operation; every other value stands for itself.
pub(super) fn operation(object: &Map<String, Value>) -> Option<(&str, &[Value])> {
    let mut entries = object.iter();
    let (operator, arguments) = entries.next()?;
    if entries.next().is_some() {
        return None;
    }
    let arguments = match arguments {
        Value::Array(list) => list.as_slice(),
        // `{"var": "name"}` is short for `{"var": ["name"]}`.
        single => std::slice::from_ref(single),
    };
    Some((operator, arguments))
}

pub(super) fn check(rule: &Value) -> Result<(), RuleError> {
    let mut parts = 0;
    visit(rule, true, 0, &mut parts)
}

/// Counts a value and all within it; `evaluated` tells rules from literal objects, which are only copied.
fn visit(value: &Value, evaluated: bool, depth: u32, parts: &mut u32) -> Result<(), RuleError> {
    *parts += 1;
    if *parts > MAX_PARTS {
        return Err(RuleError::TooLarge);
    }
    if depth >= MAX_DEPTH && matches!(value, Value::Array(_) | Value::Object(_)) {
        return Err(RuleError::TooDeep);
    }
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| visit(item, evaluated, depth + 1, parts)),
        Value::Object(object) => match operation(object).filter(|_| evaluated) {
            Some((name, _)) if Operator::named(name).is_none() => Err(RuleError::UnknownOperator(name.to_owned())),
            Some((_, arguments)) => arguments.iter().try_for_each(|part| visit(part, true, depth + 1, parts)),
            None => object.values().try_for_each(|part| visit(part, false, depth + 1, parts)),
        },
        _ => Ok(()),
    }
}

pub(super) fn variables(rule: &Value) -> Vec<String> {
    let mut names = Vec::new();
    collect(rule, &mut names);
    names.sort_unstable();
    names.dedup();
    names
}

fn collect(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for item in items {
                collect(item, names);
            }
        }
        Value::Object(object) => {
            let Some((name, arguments)) = operation(object) else {
                return;
            };
            let Some(operator) = Operator::named(name) else {
                return;
            };
            match operator {
                Operator::Var => push_names(arguments.get(..1).unwrap_or_default(), names),
                Operator::Missing => push_names(arguments, names),
                Operator::MissingSome => push_names(arguments.get(1..).unwrap_or_default(), names),
                Operator::Today | Operator::Age => names.push("filled_on".to_owned()),
                _ => {}
            }
            // Only the list and the start value are read from outside.
            let outer = match (operator, arguments) {
                (Operator::Reduce, [list, _, start, ..]) => {
                    collect(start, names);
                    std::slice::from_ref(list)
                }
                (
                    Operator::Reduce
                    | Operator::Map
                    | Operator::Filter
                    | Operator::All
                    | Operator::None
                    | Operator::Some,
                    [list, ..],
                ) => std::slice::from_ref(list),
                _ => arguments,
            };
            for part in outer {
                collect(part, names);
            }
        }
        _ => {}
    }
}

/// Notes the paths among these values and in the lists among them.
fn push_names(values: &[Value], names: &mut Vec<String>) {
    for value in values {
        match value {
            Value::String(name) if !name.is_empty() => names.push(name.clone()),
            Value::Array(list) => push_names(list, names),
            _ => {}
        }
    }
}
