//! JSONLogic: the rules of forms, requirements and fees, evaluated alike in browser and server.
//!
//! The operators are those published on jsonlogic.com and three for dates:
//!
//! | rule | result |
//! | --- | --- |
//! | `{"today": []}` | the date under `filled_on` of the data, which stands for today on both sides |
//! | `{"age": [date]}` | full years between a date and `filled_on`; who is born on 29 February grows older on 1 March |
//! | `{"days_between": [a, b]}` | days from `a` to `b`, negative if `b` is earlier |
//!
//! Where the published implementation leaves things to JavaScript, this one says:
//!
//! - Numbers are [`Decimal`](crate::decimal::Decimal)s: 0.1 + 0.2 is 0.3.
//! - Arithmetic without a result (a text that is no number, a division by zero, a result beyond ±10²⁸, the age of no
//!   date) is *not a number*: false in every comparison, not true by itself, and `null` when it is the result.
//! - Lists and objects are equal when their contents are, not when they are the same thing in memory.
//! - `substr` counts characters (Unicode scalar values), and nothing has no characters.

mod arithmetic;
mod check;
mod compare;
mod datum;
mod evaluator;
mod lists;
mod operator;
mod words;

use serde::Serialize;
use serde_json::Value;

use evaluator::Evaluator;

/// A rule whose operators and size have been checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = Object))]
#[serde(transparent)]
pub struct Rule(Value);

/// Why a rule cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// No such operator is known.
    #[error("unknown operator {0:?}")]
    UnknownOperator(String),
    /// Nested deeper than 32 levels.
    #[error("the rule is nested too deeply")]
    TooDeep,
    /// More than 1,000 parts.
    #[error("the rule has too many parts")]
    TooLarge,
    /// The evaluation took more steps than allowed.
    #[error("the rule took too many steps")]
    TooManySteps,
}

/// How much an evaluation may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One step for each part evaluated, for each item copied, and for each 64 bytes of text.
    pub steps: u32,
}

impl Default for Limits {
    /// Enough for any honest rule over a form, and a few milliseconds on a cheap phone.
    fn default() -> Limits {
        Limits { steps: 100_000 }
    }
}

impl Rule {
    /// Checks operators, depth (at most 32 levels of lists and operators) and size (at most 1,000 parts).
    ///
    /// # Errors
    /// All [`RuleError`]s but [`RuleError::TooManySteps`].
    pub fn parse(value: Value) -> Result<Rule, RuleError> {
        check::check(&value)?;
        Ok(Rule(value))
    }

    /// The rule as JSON.
    pub fn as_value(&self) -> &Value {
        &self.0
    }

    /// The paths that the rule reads, as far as they are written in it; sorted, each once.
    ///
    /// Paths inside the logic of `map`, `filter` and their kin are relative to an item and left out; the list that they
    /// walk over is named.
    pub fn variables(&self) -> Vec<String> {
        check::variables(&self.0)
    }

    /// Whether the result counts as true, within the usual [`Limits`].
    ///
    /// # Errors
    /// [`RuleError::TooManySteps`].
    pub fn truthy(&self, data: &Value) -> Result<bool, RuleError> {
        Ok(Evaluator::new(data, Limits::default()).run(&self.0)?.is_truthy())
    }
}

impl<'de> serde::Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Rule, D::Error> {
        Rule::parse(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// The result of a rule on these data.
///
/// # Errors
/// [`RuleError::TooManySteps`] if it costs more than `limits` allow.
pub fn evaluate(rule: &Rule, data: &Value, limits: Limits) -> Result<Value, RuleError> {
    Ok(Evaluator::new(data, limits).run(&rule.0)?.into_value())
}
