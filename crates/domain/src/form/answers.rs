//! The answers of one form, as JSON.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    form::schema::{Field, FieldKind, FormSchema},
    meaning::Meaning,
};

/// Answers by field key. A repeated group is an array of objects whose `id` never changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub Map<String, Value>);

impl Answers {
    /// No answer yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer at `/key` or `/group/row-id/key`.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        let mut parts = pointer.strip_prefix('/')?.split('/');
        let top = self.0.get(parts.next()?)?;
        let Some(row_id) = parts.next() else { return Some(top) };
        let row = row(top, row_id)?;
        match (parts.next(), parts.next()) {
            (None, _) => Some(row),
            (Some(key), None) => row.get(key),
            _ => None,
        }
    }

    /// The answer at a pointer as text; empty where there is none.
    pub fn text(&self, pointer: &str) -> &str {
        self.get(pointer).and_then(Value::as_str).unwrap_or_default()
    }

    /// Puts an answer at `/key` or `/group/row-id/key`; an unknown row changes nothing.
    pub fn set(&mut self, pointer: &str, value: Value) {
        let Some(rest) = pointer.strip_prefix('/') else { return };
        let mut parts = rest.split('/');
        let Some(key) = parts.next() else { return };
        match (parts.next(), parts.next()) {
            (None, _) => {
                self.0.insert(key.to_owned(), value);
            }
            (Some(row_id), Some(inner)) => {
                if let Some(row) = self.0.get_mut(key).and_then(|top| row_mut(top, row_id)) {
                    row.insert(inner.to_owned(), value);
                }
            }
            (Some(_), None) => {}
        }
    }

    /// The rows of a repeated group.
    pub fn rows(&self, group: &str) -> &[Value] {
        self.0.get(group).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Adds an empty row.
    pub fn add_row(&mut self, group: &str, id: &str) {
        let rows = self.0.entry(group.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(rows) = rows {
            let mut row = Map::new();
            row.insert("id".to_owned(), Value::String(id.to_owned()));
            rows.push(Value::Object(row));
        }
    }

    /// Takes a row away.
    pub fn remove_row(&mut self, group: &str, id: &str) {
        if let Some(Value::Array(rows)) = self.0.get_mut(group) {
            rows.retain(|row| row.get("id").and_then(Value::as_str) != Some(id));
        }
    }

    /// The first answer with a meaning, outside of groups.
    pub fn by_meaning<'a>(&'a self, form: &FormSchema, meaning: Meaning) -> Option<&'a str> {
        let field: &Field =
            form.fields().find(|field| field.meaning == Some(meaning) && field.kind != FieldKind::Group)?;
        self.0.get(&field.key)?.as_str().filter(|text| !text.is_empty())
    }

    /// Whom the answers are about: the subject, else the applicant; empty where the form asks for neither.
    pub fn subject_name(&self, form: &FormSchema) -> &str {
        let subject = self.by_meaning(form, Meaning::SubjectName);
        subject.or_else(|| self.by_meaning(form, Meaning::ApplicantName)).unwrap_or_default()
    }

    /// The whole as a JSON value, for rules.
    pub fn as_value(&self) -> Value {
        Value::Object(self.0.clone())
    }
}

fn row<'a>(group: &'a Value, id: &str) -> Option<&'a Value> {
    group.as_array()?.iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id))
}

fn row_mut<'a>(group: &'a mut Value, id: &str) -> Option<&'a mut Map<String, Value>> {
    group.as_array_mut()?.iter_mut().find(|row| row.get("id").and_then(Value::as_str) == Some(id))?.as_object_mut()
}
