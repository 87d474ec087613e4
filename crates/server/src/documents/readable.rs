//! An answer as people read it.

use std::collections::BTreeMap;

use mppi_domain::{
    date::Date,
    decimal::Decimal,
    form::{Answers, Field, FieldKind, FormSchema},
    format,
    language::Language,
    meaning::Meaning,
    phone::Phone,
};
use serde_json::{Map, Value};

/// Names of places by their code: `Balangnipa, Sinjai Utara, Kabupaten Sinjai, Sulawesi Selatan`.
pub type PlaceNames = BTreeMap<String, String>;

/// All answers by field key: texts, and arrays of objects for repeated groups. What was not answered is absent.
pub fn answers(form: &FormSchema, answers: &Answers, places: &PlaceNames, language: Language) -> Map<String, Value> {
    let mut readable = Map::new();
    for field in form.fields() {
        let Some(answer) = answers.0.get(&field.key) else { continue };
        if let Some(text) = value(field, answer, places, language) {
            readable.insert(field.key.clone(), text);
        }
    }
    readable
}

/// The answers that have a meaning, by the meaning's name.
pub fn by_meaning(form: &FormSchema, readable: &Map<String, Value>) -> Map<String, Value> {
    let mut meanings = Map::new();
    for field in form.fields() {
        let (Some(meaning), Some(text)) = (field.meaning, readable.get(&field.key)) else { continue };
        if let Some(name) = name_of(meaning) {
            // The first field with a meaning is the one that counts, as in `Answers::by_meaning`.
            meanings.entry(name).or_insert_with(|| text.clone());
        }
    }
    meanings
}

fn value(field: &Field, answer: &Value, places: &PlaceNames, language: Language) -> Option<Value> {
    match (field.kind, answer) {
        (FieldKind::Group, Value::Array(rows)) => {
            Some(rows.iter().map(|row| cells(field, row, places, language)).collect())
        }
        (_, Value::String(answer)) => Some(Value::String(text(field, answer, places, language))),
        _ => None,
    }
}

fn cells(group: &Field, row: &Value, places: &PlaceNames, language: Language) -> Value {
    let mut readable = Map::new();
    if let Some(id) = row.get("id") {
        readable.insert("id".to_owned(), id.clone());
    }
    for field in &group.fields {
        if let Some(text) = row.get(&field.key).and_then(|cell| value(field, cell, places, language)) {
            readable.insert(field.key.clone(), text);
        }
    }
    Value::Object(readable)
}

fn text(field: &Field, answer: &str, places: &PlaceNames, language: Language) -> String {
    let readable = match field.kind {
        FieldKind::Date => Date::parse(answer).map(|date| format::date_long(date, language)),
        FieldKind::Number => Decimal::parse(answer).map(|number| format::number(number, language)),
        FieldKind::Choice => field
            .options
            .iter()
            .find(|option| option.value == answer)
            .map(|option| option.label.get(language).to_owned()),
        FieldKind::Phone => Phone::parse(answer).ok().map(|phone| phone.local()),
        FieldKind::Area => places.get(answer).cloned(),
        _ => None,
    };
    readable.unwrap_or_else(|| answer.to_owned())
}

fn name_of(meaning: Meaning) -> Option<String> {
    match serde_json::to_value(meaning) {
        Ok(Value::String(name)) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn form() -> FormSchema {
        serde_json::from_value(json!({ "pages": [{ "key": "p", "title": { "id": "P" }, "fields": [
            { "key": "name", "kind": "text", "label": { "id": "Nama" }, "meaning": "subject.name" },
            { "key": "since", "kind": "date", "label": { "id": "Sejak" } },
            { "key": "income", "kind": "number", "label": { "id": "Omzet" } },
            { "key": "kind", "kind": "choice", "label": { "id": "Jenis" }, "options": [{ "value": "a", "label": { "id": "Kuliner" } }] },
            { "key": "village", "kind": "area", "label": { "id": "Desa" }, "meaning": "address.area" },
            { "key": "phone", "kind": "phone", "label": { "id": "Ponsel" } },
            { "key": "witnesses", "kind": "group", "label": { "id": "Saksi" }, "fields": [
                { "key": "born", "kind": "date", "label": { "id": "Lahir" } },
                { "key": "from", "kind": "area", "label": { "id": "Asal" } }
            ] }
        ] }] }))
        .unwrap()
    }

    #[test]
    fn each_kind_is_written_as_people_read_it() {
        let given: Answers = serde_json::from_value(json!({
            "name": "*Siti* #x", "since": "2020-06-03", "income": "1234567.5", "kind": "a", "village": "73.07.05.1001",
            "phone": "+6281234567890", "witnesses": [{ "id": "w1", "born": "1990-01-01", "from": "73" }]
        }))
        .unwrap();
        let form = form();
        let places = PlaceNames::from([("73.07.05.1001".to_owned(), "Balangnipa".to_owned())]);
        let readable = answers(&form, &given, &places, Language::Id);
        assert_eq!(
            Value::Object(readable.clone()),
            json!({
                "name": "*Siti* #x", "since": "3 Juni 2020", "income": "1.234.567,5", "kind": "Kuliner", "village": "Balangnipa",
                "phone": "081234567890", "witnesses": [{ "id": "w1", "born": "1 Januari 1990", "from": "73" }]
            })
        );
        let meanings = by_meaning(&form, &readable);
        assert_eq!(Value::Object(meanings), json!({ "subject.name": "*Siti* #x", "address.area": "Balangnipa" }));
    }
}
