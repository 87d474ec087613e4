//! Answers in their stored form: trimmed, hidden ones gone, numbers canonical.

use serde_json::{Map, Value};

use crate::{
    date::Date,
    email::Email,
    form::{
        answers::Answers,
        schema::{Field, FieldKind, FormSchema},
        validate::{FormContext, field_is_visible, page_is_visible, parse_number},
    },
    phone::Phone,
};

/// The answers as the server stores them. Idempotent; what cannot be read stays as it is, for the validator to name.
///
/// A hidden answer may have been what showed another one, so it runs until nothing changes any more.
pub fn normalise(form: &FormSchema, answers: &Answers, context: FormContext) -> Answers {
    let mut before = answers.clone();
    for _ in 0..=form.fields().count() {
        let after = once(form, &before, context);
        if after == before {
            break;
        }
        before = after;
    }
    before
}

fn once(form: &FormSchema, answers: &Answers, context: FormContext) -> Answers {
    let mut out = Map::new();
    for page in form.pages.iter().filter(|page| page_is_visible(page, answers, context)) {
        for field in page.fields.iter().filter(|field| field_is_visible(field, answers, None, context)) {
            if let Some(value) = answers.0.get(&field.key).and_then(|value| stored(field, value, answers, context)) {
                out.insert(field.key.clone(), value);
            }
        }
    }
    for (key, value) in &answers.0 {
        if !form.fields().any(|field| field.key == *key) {
            out.insert(key.clone(), value.clone());
        }
    }
    Answers(out)
}

fn stored(field: &Field, value: &Value, answers: &Answers, context: FormContext) -> Option<Value> {
    match (field.kind, value) {
        (_, Value::Null) => None,
        (FieldKind::Group, Value::Array(rows)) => {
            let rows = rows.iter().map(|row| stored_row(field, row, answers, context)).collect();
            Some(Value::Array(rows))
        }
        (kind, Value::String(text)) => canonical(kind, text.trim()).map(Value::String),
        (_, other) => Some(other.clone()),
    }
}

fn stored_row(group: &Field, row: &Value, answers: &Answers, context: FormContext) -> Value {
    let Value::Object(cells) = row else { return row.clone() };
    let mut out = cells.clone();
    for field in &group.fields {
        let kept = field_is_visible(field, answers, Some(row), context)
            .then(|| cells.get(&field.key).and_then(|value| stored(field, value, answers, context)))
            .flatten();
        match kept {
            Some(value) => out.insert(field.key.clone(), value),
            None => out.remove(&field.key),
        };
    }
    Value::Object(out)
}

fn canonical(kind: FieldKind, text: &str) -> Option<String> {
    if text.is_empty() || (kind == FieldKind::Date && text.bytes().all(|b| b == b'-')) {
        return None;
    }
    let kept = match kind {
        FieldKind::Nik | FieldKind::FamilyCard => text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect(),
        FieldKind::Phone => Phone::parse(text).map_or_else(|_| text.to_owned(), |phone| phone.to_string()),
        FieldKind::Email => Email::parse(text).map_or_else(|_| text.to_owned(), |email| email.to_string()),
        FieldKind::Number => parse_number(text).map_or_else(|| text.to_owned(), |number| number.to_string()),
        FieldKind::Date => Date::parse(text).map_or_else(|| text.to_owned(), |date| date.to_string()),
        _ => text.replace("\r\n", "\n"),
    };
    Some(kept)
}
