//! Answers, taken over by field.

use serde_json::{Map, Value};

use crate::{
    area::AreaCode,
    form::{Answers, Field, FieldKind},
    language::Language,
    service::ServiceDefinition,
    text::Text,
};

/// Answers for the newer version, and what it has no place for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CarriedAnswers {
    /// What stays, exactly as it was typed.
    pub answers: Answers,
    /// What does not, in the order of the old form. A question that was left empty is not named.
    pub dropped: Vec<DroppedAnswer>,
}

/// An answer that has no place in the newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedAnswer {
    /// Where it stands in the old answers: `/key`, or `/group/row-id/key`. A group that nobody can read, made by hand, is
    /// named as a whole.
    pub pointer: String,
    /// The question, as the old version asks it.
    pub label: Text,
    /// The row that it stands in; none outside of groups.
    pub row: Option<GroupRow>,
}

/// A row of a repeated group, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// The group's question, as the old version asks it.
    pub group: Text,
    /// Counted from one.
    pub number: usize,
}

/// Takes answers over from the old version of a service into the new one.
///
/// What was answered to a field that still exists and wants the same kind of answer stays, also where a condition hides it
/// now, and where it breaks a new limit: the validator says so. Rows of groups keep their ids, and are looked at field by
/// field. An answer that the old form did not ask for, made by hand, stays as it is.
pub fn carry_over(old: &ServiceDefinition, new: &ServiceDefinition, answers: &Answers) -> CarriedAnswers {
    let mut kept = answers.0.clone();
    let mut dropped = Vec::new();
    for before in old.form.fields() {
        let now = new.form.fields().find(|now| now.key == before.key);
        let pointer = ["/", &before.key].concat();
        if before.kind != FieldKind::Group {
            carry_answer(before, now, &mut kept, |label| dropped.push(DroppedAnswer { pointer, label, row: None }));
            continue;
        }
        let group = now.filter(|now| now.kind == FieldKind::Group);
        match kept.get_mut(&before.key) {
            Some(Value::Array(rows)) if group.is_some() || is_readable(before, rows) => {
                carry_rows(before, group, rows, &pointer, &mut dropped);
            }
            Some(value) if group.is_none() && !is_blank(before.kind, value) => {
                dropped.push(DroppedAnswer { pointer, label: before.label.clone(), row: None });
            }
            _ => {}
        }
        if group.is_none() {
            kept.remove(&before.key);
        }
    }
    CarriedAnswers { answers: Answers(kept), dropped }
}

/// Takes an answer away that does not stay; tells its label where something is lost by that.
fn carry_answer(before: &Field, now: Option<&Field>, answers: &mut Map<String, Value>, tell: impl FnOnce(Text)) {
    let Some(value) = answers.get(&before.key) else { return };
    if now.is_some_and(|now| stays(before, now, value)) {
        return;
    }
    if !is_blank(before.kind, value) {
        tell(before.label.clone());
    }
    answers.remove(&before.key);
}

/// Looks at rows field by field; without a group in the new version, nothing in them stays.
fn carry_rows(
    before: &Field,
    now: Option<&Field>,
    rows: &mut [Value],
    pointer: &str,
    dropped: &mut Vec<DroppedAnswer>,
) {
    for (index, row) in rows.iter_mut().enumerate() {
        let Value::Object(cells) = row else { continue };
        let place = row_id(cells).map(|id| [pointer, "/", id, "/"].concat());
        for inner in &before.fields {
            let inner_now = now.and_then(|now| now.fields.iter().find(|field| field.key == inner.key));
            carry_answer(inner, inner_now, cells, |label| {
                dropped.push(DroppedAnswer {
                    pointer: place
                        .as_ref()
                        .map_or_else(|| pointer.to_owned(), |place| [place, inner.key.as_str()].concat()),
                    label,
                    row: Some(GroupRow { group: before.label.clone(), number: index + 1 }),
                });
            });
        }
    }
}

/// True where every row can be pointed into and holds nothing but what the group asks for.
fn is_readable(group: &Field, rows: &[Value]) -> bool {
    rows.iter().all(|row| {
        row.as_object().is_some_and(|cells| {
            row_id(cells).is_some()
                && cells.keys().all(|key| key == "id" || group.fields.iter().any(|field| field.key == *key))
        })
    })
}

fn row_id(cells: &Map<String, Value>) -> Option<&str> {
    cells.get("id")?.as_str().filter(|id| !id.is_empty() && !id.contains('/'))
}

/// True where nothing was answered that a person would miss. A date or place that was cleared is made of dashes.
fn is_blank(kind: FieldKind, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) if matches!(kind, FieldKind::Date | FieldKind::Area) => {
            text.trim().bytes().all(|byte| byte == b'-')
        }
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// True where an answer to the old question answers the new one.
fn stays(before: &Field, now: &Field, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default().trim();
    // 3 kg are not 3 g.
    if unit(before) != unit(now) {
        return false;
    }
    match (before.kind, now.kind) {
        // What the old version did not offer either is for the validator to name.
        (FieldKind::Choice, FieldKind::Choice) => has_option(now, text) || !has_option(before, text),
        // The lists of places would show a part of a deeper place as if it were the answer.
        (FieldKind::Area, FieldKind::Area) => {
            now.deepest_area() >= before.deepest_area()
                || AreaCode::parse(text).map_or(true, |code| code.level() <= now.deepest_area())
        }
        // An input of one line hides that there are more.
        (FieldKind::LongText, FieldKind::Text) => !text.contains(char::is_control),
        (
            FieldKind::Text | FieldKind::Number | FieldKind::Phone | FieldKind::Email,
            FieldKind::Text | FieldKind::LongText,
        ) => true,
        (before, now) => before == now,
    }
}

/// The unit in Indonesian, so that a new translation does not make it another one.
fn unit(field: &Field) -> Option<&str> {
    field.unit.as_ref().map(|unit| unit.get(Language::Id))
}

fn has_option(field: &Field, value: &str) -> bool {
    field.options.iter().any(|option| option.value == value)
}
