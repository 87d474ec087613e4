//! Rules against written vectors, their limits, and rules made at random.

use mppi_domain::rules::{Limits, Rule, RuleError, evaluate};
use proptest::prelude::*;
use serde_json::{Value, json};

fn rule(value: Value) -> Rule {
    Rule::parse(value).unwrap()
}

#[test]
fn gives_the_written_results() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("data/jsonlogic.json")).unwrap();
    assert!(vectors.len() > 60);
    let mut wrong = Vec::new();
    for vector in &vectors {
        let found = evaluate(&rule(vector["rule"].clone()), &vector["data"], Limits::default());
        if found.as_ref() != Ok(&vector["result"]) {
            wrong.push(format!("{vector} gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn knows_its_operators() {
    assert_eq!(Rule::parse(json!({"and": [{"eval": "x"}]})), Err(RuleError::UnknownOperator("eval".to_owned())));
    assert_eq!(Rule::parse(json!([{"": 1}])), Err(RuleError::UnknownOperator(String::new())));
    // An object with other than one key is no operation, nor is anything in it.
    assert!(Rule::parse(json!({"a": {"b": 1}, "c": 2})).is_ok());
    assert!(Rule::parse(json!({})).is_ok());
}

#[test]
fn refuses_what_is_deep_or_large() {
    let nested = |depth| (0..depth).fold(json!(true), |inner, _| json!({"!": [inner]}));
    assert!(Rule::parse(nested(32)).is_ok());
    assert_eq!(Rule::parse(nested(33)), Err(RuleError::TooDeep));
    assert_eq!(
        Rule::parse(json!({"a": 1, "b": (0..40).fold(json!(1), |inner, _| json!([inner]))})),
        Err(RuleError::TooDeep)
    );
    assert!(Rule::parse(json!({"+": vec![1; 999]})).is_ok());
    assert_eq!(Rule::parse(json!({"+": vec![1; 1000]})), Err(RuleError::TooLarge));
}

#[test]
fn stops_after_its_steps() {
    let data = json!({"n": vec![1; 400]});
    let squared = rule(json!({"map": [{"var": "n"}, {"map": [{"var": "n"}, 1]}]}));
    // Inside, `n` is a number: nothing is found, and the rule is cheap.
    assert!(evaluate(&squared, &data, Limits::default()).is_ok());
    let sum = rule(json!({"reduce": [{"var": "n"}, {"+": [{"var": "accumulator"}, 1]}, 0]}));
    assert_eq!(evaluate(&sum, &data, Limits::default()), Ok(json!(400)));
    assert_eq!(evaluate(&sum, &data, Limits { steps: 400 }), Err(RuleError::TooManySteps));
}

#[test]
fn pays_for_what_grows() {
    let data = json!({"n": vec![1; 400]});
    for doubled in [
        json!({"reduce": [{"var": "n"}, {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}, "xxxxxxxx"]}),
        json!({"reduce": [{"var": "n"}, {"merge": [{"var": "accumulator"}, {"var": "accumulator"}]}, [1]]}),
        json!({"reduce": [{"var": "n"}, [{"var": "accumulator"}, {"var": "accumulator"}], 1]}),
    ] {
        assert_eq!(evaluate(&rule(doubled), &data, Limits::default()), Err(RuleError::TooManySteps));
    }
}

#[test]
fn says_whether_it_holds() {
    let data = json!({"filled_on": "2026-11-24", "born": "2009-11-24", "list": []});
    assert_eq!(rule(json!({">=": [{"age": {"var": "born"}}, 17]})).truthy(&data), Ok(true));
    assert_eq!(rule(json!({"var": "list"})).truthy(&data), Ok(false));
}

#[test]
fn names_what_it_reads() {
    let read = rule(json!({"and": [
        {"==": [{"var": "a.b"}, {"var": ["c", {"var": "d"}]}]},
        {"some": [{"var": "rows"}, {"==": [{"var": "inner"}, 1]}]},
        {"reduce": [{"var": "more"}, {"var": "current.x"}, {"var": "start"}]},
        {"missing": ["e", "a.b"]},
        {"missing_some": [1, ["f", "g"]]},
        {"age": {"var": "born"}},
        {"var": {"cat": ["x", {"var": "y"}]}},
    ]}));
    assert_eq!(read.variables(), ["a.b", "born", "c", "d", "e", "f", "filled_on", "g", "more", "rows", "start", "y"]);
}

#[test]
fn travels_as_its_json() {
    let json = r#"{"==":[{"var":"a"},1]}"#;
    let rule: Rule = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&rule).unwrap(), json);
    assert!(serde_json::from_str::<Rule>(r#"{"nothing":1}"#).is_err());
}

fn literals() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-c0-9.e-]{0,6}".prop_map(Value::from),
        Just(json!({"var": "a"})),
        Just(json!({"var": "b.0"})),
        Just(json!({"var": ""})),
        Just(json!({"var": "accumulator"})),
        Just(json!({"today": []})),
    ]
}

fn rules() -> impl Strategy<Value = Value> {
    let operators = prop::sample::select(vec![
        "var",
        "missing",
        "missing_some",
        "if",
        "==",
        "===",
        "!=",
        "!==",
        "!",
        "!!",
        "or",
        "and",
        ">",
        ">=",
        "<",
        "<=",
        "max",
        "min",
        "+",
        "-",
        "*",
        "/",
        "%",
        "map",
        "reduce",
        "filter",
        "all",
        "none",
        "some",
        "merge",
        "in",
        "cat",
        "substr",
        "log",
        "today",
        "age",
        "days_between",
    ]);
    literals().prop_recursive(5, 60, 4, move |inner| {
        let arguments = prop::collection::vec(inner, 0..4);
        prop_oneof![
            1 => arguments.clone().prop_map(Value::from),
            6 => (operators.clone(), arguments).prop_map(|(operator, arguments)| json!({operator: arguments})),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn always_ends_and_always_alike(value in rules(), a in literals(), b in prop::collection::vec(literals(), 0..4)) {
        let data = json!({"a": a, "b": b, "filled_on": "2026-11-24"});
        let rule = rule(value);
        let found = evaluate(&rule, &data, Limits { steps: 20_000 });
        prop_assert_eq!(&evaluate(&rule, &data, Limits { steps: 20_000 }), &found);
        if let Ok(found) = found {
            // What comes out is data again, and can be read back.
            let text = serde_json::to_string(&found).unwrap();
            prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
        }
    }
}
