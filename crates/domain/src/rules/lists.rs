//! Walks over lists.

use serde_json::Value;

use super::RuleError;
use super::datum::Datum;
use super::evaluator::{Evaluator, Scope};
use super::operator::Operator;

/// `merge`: one list of all arguments, of which lists give their items.
pub(super) fn merge(arguments: Vec<Datum>) -> Datum {
    let mut merged = Vec::new();
    for argument in arguments {
        match argument {
            Datum::List(items) => merged.extend(items),
            single => merged.push(single),
        }
    }
    Datum::List(merged)
}

impl Evaluator<'_> {
    /// `map`, `filter`, `all`, `some` and `none`; what is no list counts as an empty one.
    pub(super) fn walk(&mut self, operator: Operator, rules: &[Value], scope: Scope<'_>) -> Result<Datum, RuleError> {
        let items = self.list(rules.first(), scope)?;
        let logic = rules.get(1).unwrap_or(&Value::Null);
        if operator == Operator::Map {
            let results = items.iter().map(|item| self.evaluate(logic, Scope::Item(item)));
            return Ok(Datum::List(results.collect::<Result<_, _>>()?));
        }
        let total = items.len();
        let mut kept = Vec::new();
        for item in items {
            let holds = self.evaluate(logic, Scope::Item(&item))?.is_truthy();
            match operator {
                Operator::All if !holds => return Ok(Datum::Bool(false)),
                Operator::Some if holds => return Ok(Datum::Bool(true)),
                Operator::None if holds => return Ok(Datum::Bool(false)),
                Operator::Filter if holds => kept.push(item),
                _ => {}
            }
        }
        Ok(match operator {
            // Of no items, "all" is false by the published rule.
            Operator::All => Datum::Bool(total > 0),
            Operator::Some => Datum::Bool(false),
            Operator::None => Datum::Bool(true),
            _ => Datum::List(kept),
        })
    }

    /// `reduce`: the list, the logic on `current` and `accumulator`, the start value.
    pub(super) fn reduce(&mut self, rules: &[Value], scope: Scope<'_>) -> Result<Datum, RuleError> {
        let items = self.list(rules.first(), scope)?;
        let logic = rules.get(1).unwrap_or(&Value::Null);
        let mut accumulator = match rules.get(2) {
            Some(start) => self.evaluate(start, scope)?,
            None => Datum::Null,
        };
        for current in &items {
            accumulator = self.evaluate(logic, Scope::Fold { current, accumulator: &accumulator })?;
        }
        Ok(accumulator)
    }

    fn list(&mut self, rule: Option<&Value>, scope: Scope<'_>) -> Result<Vec<Datum>, RuleError> {
        match rule {
            Some(rule) => match self.evaluate(rule, scope)? {
                Datum::List(items) => Ok(items),
                _ => Ok(Vec::new()),
            },
            None => Ok(Vec::new()),
        }
    }
}
