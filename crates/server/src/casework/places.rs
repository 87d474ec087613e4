//! The places that answers name, held against the list of all places.

use std::collections::BTreeMap;

use mppi_domain::{
    area::AreaCode,
    form::{Answers, Field, FieldKind, FormSchema},
};
use serde_json::Value;

use crate::{areas::Areas, documents::readable::PlaceNames};

/// Names of the places that the answers name by code.
pub fn place_names(areas: &Areas, form: &FormSchema, answers: &Answers) -> PlaceNames {
    let mut names = BTreeMap::new();
    for (_, code) in places(form, answers) {
        if let Some(name) = AreaCode::parse(&code).ok().and_then(|code| areas.full_name(&code)) {
            names.insert(code, name);
        }
    }
    names
}

/// Where a code of the right form is no place: the portal offers none, so it was made by hand. Codes of a wrong form are
/// what [`mppi_domain::form::validate`] finds.
pub fn unknown_places(areas: &Areas, form: &FormSchema, answers: &Answers) -> Vec<String> {
    let is_unknown = |code: &str| AreaCode::parse(code).is_ok_and(|code| areas.name(&code).is_none());
    places(form, answers).into_iter().filter(|(_, code)| is_unknown(code)).map(|(pointer, _)| pointer).collect()
}

/// Where a place is named, and its code.
fn places(form: &FormSchema, answers: &Answers) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for field in form.fields() {
        if let Some(answer) = answers.0.get(&field.key) {
            collect(field, answer, "", &mut found);
        }
    }
    found
}

fn collect(field: &Field, answer: &Value, above: &str, found: &mut Vec<(String, String)>) {
    let pointer = [above, "/", &field.key].concat();
    match (field.kind, answer) {
        (FieldKind::Area, Value::String(code)) => found.push((pointer, code.clone())),
        (FieldKind::Group, Value::Array(rows)) => {
            for row in rows {
                let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
                let row_pointer = [&pointer, "/", id].concat();
                for inner in &field.fields {
                    if let Some(cell) = row.get(&inner.key) {
                        collect(inner, cell, &row_pointer, found);
                    }
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn form() -> FormSchema {
        serde_json::from_value(json!({ "pages": [{ "key": "p", "title": { "id": "P" }, "fields": [
            { "key": "village", "kind": "area", "label": { "id": "Desa" } },
            { "key": "witnesses", "kind": "group", "label": { "id": "Saksi" }, "fields": [
                { "key": "from", "kind": "area", "label": { "id": "Asal" } }
            ] }
        ] }] }))
        .unwrap()
    }

    #[test]
    fn a_place_that_is_not_there_is_found_wherever_it_stands() {
        let answers: Answers = serde_json::from_value(json!({
            "village": "73.07.05.9999",
            "witnesses": [{ "id": "w1", "from": "73.07" }, { "id": "w2", "from": "98" }, { "id": "w3", "from": "Jawa" }]
        }))
        .unwrap();
        let areas = Areas::default();
        assert_eq!(unknown_places(&areas, &form(), &answers), ["/village", "/witnesses/w2/from"]);
        assert_eq!(
            place_names(&areas, &form(), &answers),
            PlaceNames::from([("73.07".to_owned(), "Kabupaten Sinjai, Sulawesi Selatan".to_owned())])
        );
    }
}
