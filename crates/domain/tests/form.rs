//! The validator against the bad input that people and attackers really send.

use mppi_domain::{
    date::Date,
    form::{Answers, FieldErrorCode, FormContext, FormSchema, normalise, validate},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn form() -> FormSchema {
    serde_json::from_value(json!({"pages": [
        {"key": "anak", "title": {"id": "Anak"}, "fields": [
            {"key": "child_name", "kind": "text", "label": {"id": "Nama"}, "meaning": "subject.name", "max_length": 100},
            {"key": "born_on", "kind": "date", "label": {"id": "Lahir"}, "latest": "today", "earliest": "1900-01-01"},
            {"key": "weight", "kind": "number", "label": {"id": "Berat"}, "required": false, "min": 1, "max": 9, "decimals": 2},
            {"key": "sex", "kind": "choice", "label": {"id": "Jenis kelamin"},
             "options": [{"value": "male", "label": {"id": "L"}}, {"value": "female", "label": {"id": "P"}}]},
            {"key": "has_father", "kind": "choice", "label": {"id": "Ayah?"},
             "options": [{"value": "yes", "label": {"id": "Ya"}}, {"value": "no", "label": {"id": "Tidak"}}]},
            {"key": "father_nik", "kind": "nik", "label": {"id": "NIK ayah"}, "visible_if": {"==": [{"var": "has_father"}, "yes"]}}
        ]},
        {"key": "lain", "title": {"id": "Lain"}, "fields": [
            {"key": "phone", "kind": "phone", "label": {"id": "Telepon"}},
            {"key": "email", "kind": "email", "label": {"id": "Surel"}, "required": false},
            {"key": "village", "kind": "area", "label": {"id": "Desa"}},
            {"key": "family_card", "kind": "family_card", "label": {"id": "No. KK"}},
            {"key": "story", "kind": "long_text", "label": {"id": "Cerita"}, "required": false},
            {"key": "witnesses", "kind": "group", "label": {"id": "Saksi"}, "min": 2, "max": 3, "fields": [
                {"key": "name", "kind": "text", "label": {"id": "Nama"}, "meaning": "witness.name"},
                {"key": "nik", "kind": "nik", "label": {"id": "NIK"}}
            ]}
        ]}
    ]}))
    .expect("the form of this test")
}

fn context() -> FormContext {
    FormContext { filled_on: Date::new(2026, 11, 24).expect("a day") }
}

fn right() -> Value {
    json!({
        "child_name": "Andi", "born_on": "2026-11-20", "weight": "3,2", "sex": "female", "has_father": "yes",
        "father_nik": "7307050101900001", "phone": "0812-3456-7890", "email": "", "village": "73.07.05.1001",
        "family_card": "7307050101200001", "story": "Lahir di rumah",
        "witnesses": [{"id": "w1", "name": "Besse", "nik": "7307054101900001"}, {"id": "w2", "name": "Andi Tenri", "nik": "7307056902040001"}]
    })
}

fn errors_of(answers: Value) -> Vec<(String, FieldErrorCode)> {
    let answers: Answers = serde_json::from_value(answers).expect("an object");
    validate(&form(), &answers, context()).into_iter().map(|error| (error.pointer, error.code)).collect()
}

/// The right answers with one of them replaced.
fn with(key: &str, value: Value) -> Value {
    let mut answers = right();
    answers[key] = value;
    answers
}

#[test]
fn right_answers_have_no_errors() {
    assert_eq!(errors_of(with("story", json!("Lahir di rumah.\nDibantu bidan (±21.30)."))), []);
}

#[test]
fn each_kind_of_bad_input_has_its_own_error() {
    use FieldErrorCode as Code;
    let cases = [
        ("child_name", json!(""), Code::Required),
        ("child_name", json!("   "), Code::Required),
        ("child_name", Value::Null, Code::Required),
        ("child_name", json!(7), Code::WrongType),
        ("child_name", json!("<script>alert(1)</script>"), Code::Characters),
        ("child_name", json!("Andi 😀"), Code::Characters),
        ("child_name", json!("Andi\u{202e}"), Code::Characters),
        ("child_name", json!("a".repeat(10_000)), Code::TooLong),
        ("born_on", json!("--"), Code::Required),
        ("born_on", json!("2026-02-31"), Code::NoSuchDate),
        ("born_on", json!("2026-11-"), Code::NoSuchDate),
        ("born_on", json!("besok"), Code::NoSuchDate),
        ("born_on", json!("2026-11-25"), Code::InFuture),
        ("born_on", json!("1899-12-31"), Code::TooEarly),
        ("weight", json!("berat"), Code::NotANumber),
        ("weight", json!("0,5"), Code::TooSmall),
        ("weight", json!("12"), Code::TooLarge),
        ("weight", json!("3,1234"), Code::TooManyDecimals),
        ("sex", json!("x"), Code::NotAnOption),
        ("father_nik", json!("730705010190000"), Code::NotSixteenDigits),
        ("father_nik", json!("7307053102900001"), Code::NumberDate),
        ("father_nik", json!("7307050101900000"), Code::NumberSerial),
        ("phone", json!("12345"), Code::NotAPhone),
        ("email", json!("bukan surel"), Code::NotAnEmail),
        ("village", json!("73.07"), Code::NotAnArea),
        ("family_card", json!("1234"), Code::NotSixteenDigits),
        ("story", json!("<b>tebal</b>"), Code::Characters),
        ("story", json!("a".repeat(2_001)), Code::TooLong),
        ("witnesses", json!("dua"), Code::WrongType),
        ("witnesses", json!([]), Code::TooFewRows),
        ("unknown", json!("x"), Code::UnknownField),
    ];
    for (key, value, code) in cases {
        assert!(
            errors_of(with(key, value.clone())).contains(&(format!("/{key}"), code)),
            "{key} = {value} should be {code:?}"
        );
    }
}

#[test]
fn one_word_and_foreign_names_are_names() {
    for name in
        ["Sukarno", "O'Neil", "H. Andi Tenri, S.Sos., M.Si.", "Nurhalizah binti Abd. Rahman", "Zoë Müller", "ᨅᨘᨁᨗᨔᨗ"]
    {
        assert_eq!(errors_of(with("child_name", json!(name))), [], "{name}");
    }
}

#[test]
fn errors_of_a_row_point_to_its_id() {
    let mut answers = right();
    answers["witnesses"][1]["nik"] = json!("1");
    assert!(errors_of(answers).contains(&("/witnesses/w2/nik".to_owned(), FieldErrorCode::NotSixteenDigits)));
}

#[test]
fn rows_need_plain_and_different_ids() {
    for ids in [["w1", "w1"], ["w1", ""], ["w1", "../x"]] {
        let mut answers = right();
        answers["witnesses"][0]["id"] = json!(ids[0]);
        answers["witnesses"][1]["id"] = json!(ids[1]);
        assert!(errors_of(answers).contains(&("/witnesses".to_owned(), FieldErrorCode::WrongType)), "{ids:?}");
    }
}

#[test]
fn what_is_hidden_is_neither_checked_nor_kept() {
    let mut answers = with("has_father", json!("no"));
    answers["father_nik"] = json!("rubbish");
    assert!(!errors_of(answers.clone()).iter().any(|(pointer, _)| pointer == "/father_nik"));
    let answers: Answers = serde_json::from_value(answers).expect("an object");
    assert!(normalise(&form(), &answers, context()).get("/father_nik").is_none());
}

#[test]
fn stored_answers_are_canonical() {
    let answers: Answers =
        serde_json::from_value(with("father_nik", json!(" 7307 0501 0190 0001 "))).expect("an object");
    let stored = normalise(&form(), &answers, context());
    assert_eq!(stored.text("/father_nik"), "7307050101900001");
    assert_eq!(stored.text("/phone"), "+6281234567890");
    assert_eq!(stored.text("/weight"), "3.2");
    assert!(stored.get("/email").is_none());
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        prop::sample::select(vec!["2026-02-31", "7307050101900001", "yes", "73.07.05.1001", "0812345678", "--"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(
                prop::sample::select(vec!["id", "name", "nik", "x"]).prop_map(str::to_owned),
                inner,
                0..4
            )
            .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let keys = vec![
        "child_name",
        "born_on",
        "weight",
        "sex",
        "has_father",
        "father_nik",
        "phone",
        "village",
        "witnesses",
        "story",
        "zzz",
    ];
    prop::collection::btree_map(prop::sample::select(keys).prop_map(str::to_owned), anything(), 0..11)
        .prop_map(|map| Answers(map.into_iter().collect()))
}

proptest! {
    #[test]
    fn no_input_breaks_the_validator(answers in any_answers()) {
        let form = form();
        for error in validate(&form, &answers, context()) {
            prop_assert!(error.pointer.starts_with('/'));
            if error.code != FieldErrorCode::UnknownField {
                prop_assert!(form.field_at(&error.pointer).is_some(), "{}", error.pointer);
            }
        }
    }

    #[test]
    fn storing_twice_is_storing_once(answers in any_answers()) {
        let once = normalise(&form(), &answers, context());
        prop_assert_eq!(normalise(&form(), &once, context()), once);
    }

    #[test]
    fn storing_right_answers_keeps_them_right(name in "[A-Za-z][a-z '.]{0,30}") {
        let mut answers = right();
        answers["child_name"] = json!(name);
        let answers: Answers = serde_json::from_value(answers).expect("an object");
        prop_assert_eq!(validate(&form(), &normalise(&form(), &answers, context()), context()), vec![]);
    }
}
