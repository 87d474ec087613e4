//! Walks through a rule and counts its steps.

use std::cmp::Ordering;

use serde_json::Value;

use crate::date::Date;

use super::check::operation;
use super::datum::{Datum, text_weight, value_weight};
use super::operator::Operator;
use super::{Limits, RuleError, arithmetic, compare, words};

/// What `var` reads from.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    /// The data of the whole evaluation.
    Root,
    /// An item, inside `map` and its kin.
    Item(&'a Datum),
    /// `current` and `accumulator`, inside `reduce`.
    Fold { current: &'a Datum, accumulator: &'a Datum },
}

/// A place in the data, in either of the forms in which data are kept.
#[derive(Clone, Copy)]
enum Place<'a> {
    Json(&'a Value),
    Datum(&'a Datum),
}

/// One evaluation of one rule.
pub(super) struct Evaluator<'a> {
    data: &'a Value,
    steps_left: u32,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(data: &'a Value, limits: Limits) -> Evaluator<'a> {
        Evaluator { data, steps_left: limits.steps }
    }

    pub(super) fn run(&mut self, rule: &Value) -> Result<Datum, RuleError> {
        self.evaluate(rule, Scope::Root)
    }

    /// Pays for work before it is done.
    pub(super) fn pay(&mut self, steps: u32) -> Result<(), RuleError> {
        self.steps_left = self.steps_left.checked_sub(steps).ok_or(RuleError::TooManySteps)?;
        Ok(())
    }

    pub(super) fn evaluate(&mut self, rule: &Value, scope: Scope<'_>) -> Result<Datum, RuleError> {
        self.pay(1)?;
        match rule {
            Value::Object(object) => match operation(object) {
                Some((name, arguments)) => match Operator::named(name) {
                    Some(operator) => self.apply(operator, arguments, scope),
                    // Does not pass the check.
                    None => Ok(Datum::Null),
                },
                None => self.copy(rule),
            },
            Value::Array(items) => Ok(Datum::List(self.evaluate_all(items, scope)?)),
            literal => self.copy(literal),
        }
    }

    fn evaluate_all(&mut self, rules: &[Value], scope: Scope<'_>) -> Result<Vec<Datum>, RuleError> {
        rules.iter().map(|rule| self.evaluate(rule, scope)).collect()
    }

    fn copy(&mut self, value: &Value) -> Result<Datum, RuleError> {
        self.pay(value_weight(value))?;
        Ok(Datum::from_value(value))
    }

    fn apply(&mut self, operator: Operator, rules: &[Value], scope: Scope<'_>) -> Result<Datum, RuleError> {
        match operator {
            // These decide themselves which of their arguments are evaluated, and on what.
            Operator::If => return self.choose(rules, scope),
            Operator::And => return self.first_with(false, rules, scope),
            Operator::Or => return self.first_with(true, rules, scope),
            Operator::Map | Operator::Filter | Operator::All | Operator::Some | Operator::None => {
                return self.walk(operator, rules, scope);
            }
            Operator::Reduce => return self.reduce(rules, scope),
            _ => {}
        }
        let arguments = self.evaluate_all(rules, scope)?;
        let first = arguments.first();
        Ok(match operator {
            Operator::Var => self.read(&arguments, scope)?,
            Operator::Missing => Datum::List(self.missing(names(&arguments), scope)?),
            Operator::MissingSome => self.missing_some(&arguments, scope)?,
            Operator::Equal => Datum::Bool(pair(&arguments, compare::loose_equal)),
            Operator::NotEqual => Datum::Bool(!pair(&arguments, compare::loose_equal)),
            Operator::StrictEqual => Datum::Bool(pair(&arguments, compare::strict_equal)),
            Operator::NotStrictEqual => Datum::Bool(!pair(&arguments, compare::strict_equal)),
            Operator::Not => Datum::Bool(!first.is_some_and(Datum::is_truthy)),
            Operator::Truthy => Datum::Bool(first.is_some_and(Datum::is_truthy)),
            Operator::Less => Datum::Bool(compare::between(&arguments, Ordering::is_lt)),
            Operator::LessOrEqual => Datum::Bool(compare::between(&arguments, Ordering::is_le)),
            Operator::Greater => Datum::Bool(compare::ordered(&arguments, Ordering::is_gt)),
            Operator::GreaterOrEqual => Datum::Bool(compare::ordered(&arguments, Ordering::is_ge)),
            Operator::Max => arithmetic::extreme(&arguments, Ordering::Greater),
            Operator::Min => arithmetic::extreme(&arguments, Ordering::Less),
            Operator::Add => arithmetic::sum(&arguments),
            Operator::Subtract => arithmetic::difference(&arguments),
            Operator::Multiply => arithmetic::product(&arguments),
            Operator::Divide => arithmetic::quotient(&arguments),
            Operator::Remainder => arithmetic::remainder(&arguments),
            Operator::Merge => super::lists::merge(arguments),
            Operator::In => Datum::Bool(words::contains(&arguments)),
            Operator::Cat => words::cat(&arguments),
            Operator::Substr => words::substr(&arguments),
            Operator::Today => self.today().map_or(Datum::Null, |date| Datum::Text(date.to_string())),
            Operator::Age => arithmetic::age(first, self.today()),
            Operator::DaysBetween => arithmetic::days_between(&arguments),
            // "log" gives back what it gets; all others returned above.
            _ => arguments.into_iter().next().unwrap_or(Datum::Null),
        })
    }

    /// The day that stands for today: the same on both sides, since it is part of the data.
    fn today(&self) -> Option<Date> {
        self.data.get("filled_on").and_then(Value::as_str).and_then(Date::parse)
    }

    fn choose(&mut self, rules: &[Value], scope: Scope<'_>) -> Result<Datum, RuleError> {
        let mut rest = rules;
        loop {
            match rest {
                [] => return Ok(Datum::Null),
                [otherwise] => return self.evaluate(otherwise, scope),
                [condition, then, tail @ ..] => {
                    if self.evaluate(condition, scope)?.is_truthy() {
                        return self.evaluate(then, scope);
                    }
                    rest = tail;
                }
            }
        }
    }

    /// The first argument with this truth, else the last.
    fn first_with(&mut self, truth: bool, rules: &[Value], scope: Scope<'_>) -> Result<Datum, RuleError> {
        let mut result = Datum::Null;
        for rule in rules {
            result = self.evaluate(rule, scope)?;
            if result.is_truthy() == truth {
                break;
            }
        }
        Ok(result)
    }

    /// `var`: the path, and what stands for a place that does not exist.
    fn read(&mut self, arguments: &[Datum], scope: Scope<'_>) -> Result<Datum, RuleError> {
        let found = match arguments.first() {
            None | Some(Datum::Null) => self.find("", scope)?,
            Some(path) => self.find(&path.to_text(), scope)?,
        };
        Ok(found.unwrap_or_else(|| arguments.get(1).cloned().unwrap_or(Datum::Null)))
    }

    /// What lies at a path, which is empty for all of it.
    fn find(&mut self, path: &str, scope: Scope<'_>) -> Result<Option<Datum>, RuleError> {
        self.pay(text_weight(path))?;
        let mut names = path.split('.');
        let mut place = match scope {
            Scope::Root => Place::Json(self.data),
            Scope::Item(item) => Place::Datum(item),
            Scope::Fold { current, accumulator } => match names.next() {
                Some("current") => Place::Datum(current),
                Some("accumulator") => Place::Datum(accumulator),
                _ => return Ok(None),
            },
        };
        if !path.is_empty() {
            for name in names {
                self.pay(1)?;
                match place.step(name) {
                    Some(next) => place = next,
                    None => return Ok(None),
                }
            }
        }
        match place {
            Place::Json(value) => self.copy(value).map(Some),
            Place::Datum(datum) => {
                self.pay(datum.weight())?;
                Ok(Some(datum.clone()))
            }
        }
    }

    /// Those of the paths at which there is nothing, null or an empty text.
    fn missing(&mut self, paths: &[Datum], scope: Scope<'_>) -> Result<Vec<Datum>, RuleError> {
        let mut missing = Vec::new();
        for path in paths {
            let path = path.to_text();
            let is_missing = match self.find(&path, scope)? {
                None | Some(Datum::Null) => true,
                Some(Datum::Text(text)) => text.is_empty(),
                Some(_) => false,
            };
            if is_missing {
                missing.push(Datum::Text(path));
            }
        }
        Ok(missing)
    }

    /// The missing paths, unless enough of them are there.
    fn missing_some(&mut self, arguments: &[Datum], scope: Scope<'_>) -> Result<Datum, RuleError> {
        let [needed, Datum::List(paths), ..] = arguments else {
            return Ok(Datum::List(Vec::new()));
        };
        let missing = self.missing(paths, scope)?;
        let present = i64::try_from(paths.len() - missing.len()).unwrap_or(i64::MAX);
        let enough = needed.to_number().is_some_and(|needed| crate::decimal::Decimal::from(present) >= needed);
        Ok(Datum::List(if enough { Vec::new() } else { missing }))
    }
}

impl<'a> Place<'a> {
    /// What lies under a name or, in a list, under a number.
    fn step(self, name: &str) -> Option<Place<'a>> {
        match self {
            Place::Json(Value::Object(object)) | Place::Datum(Datum::Object(object)) => {
                object.get(name).map(Place::Json)
            }
            Place::Json(Value::Array(items)) => items.get(name.parse::<usize>().ok()?).map(Place::Json),
            Place::Datum(Datum::List(items)) => items.get(name.parse::<usize>().ok()?).map(Place::Datum),
            _ => None,
        }
    }
}

/// The paths of `missing`: its arguments, or the list that is its first.
fn names(arguments: &[Datum]) -> &[Datum] {
    match arguments {
        [Datum::List(names), ..] => names,
        names => names,
    }
}

/// A comparison of the first two arguments, of which a missing one is null.
fn pair(arguments: &[Datum], equal: fn(&Datum, &Datum) -> bool) -> bool {
    equal(arguments.first().unwrap_or(&Datum::Null), arguments.get(1).unwrap_or(&Datum::Null))
}
