//! What changed between the case as the officer saw it and as it is now.

use std::collections::BTreeMap;

use mppi_domain::{
    api::application::{ApplicationDetail, TimelineEntry},
    form::FormContext,
    service::ServiceDefinition,
};
use serde_json::Value;

use crate::{
    config,
    forms::{
        comparison::{ComparedFile, changed_files},
        summary::{AnswerRow, sections},
    },
    i18n,
    officer::due::status_words,
    t,
    ui::CompareRow,
};

/// What happened since, the oldest first.
pub fn since(before: &ApplicationDetail, now: &ApplicationDetail) -> Vec<TimelineEntry> {
    let seen = before.timeline.last().map_or(0, |entry| entry.seq);
    now.timeline.iter().filter(|entry| entry.seq > seen).cloned().collect()
}

/// What is different, in words. Reactive.
pub fn differences(before: &ApplicationDetail, now: &ApplicationDetail) -> Vec<CompareRow> {
    let mut rows = vec![
        CompareRow {
            label: t!("officer.inbox.status"),
            before: status_words(before.summary.status),
            after: status_words(now.summary.status),
        },
        CompareRow { label: t!("officer.inbox.assignee"), before: assignee(before), after: assignee(now) },
    ];
    let (old, new) = (answers(before), answers(now));
    for row in &new {
        let was = old.iter().find(|other| other.pointer == row.pointer).map(|other| other.value.clone());
        rows.push(CompareRow { label: row.label.clone(), before: was.unwrap_or_default(), after: row.value.clone() });
    }
    rows.retain(|row| row.before != row.after);
    for requirement in &now.definition.requirements {
        let (old, new) = (files(before, &requirement.code), files(now, &requirement.code));
        rows.extend(changed_files(i18n::say(&requirement.label), &old, &new));
    }
    rows
}

fn assignee(case: &ApplicationDetail) -> String {
    case.summary.assignee.as_ref().map_or_else(|| t!("officer.inbox.nobody"), |officer| officer.name.clone())
}

fn files(case: &ApplicationDetail, requirement: &str) -> Vec<ComparedFile> {
    let files = case.attachments.iter().filter(|file| file.requirement == requirement);
    files.map(|file| ComparedFile { id: file.id, name: file.name.clone(), size: file.size }).collect()
}

/// All questions and answers of a case in one list. Reactive.
pub fn answers(case: &ApplicationDetail) -> Vec<AnswerRow> {
    let sections = sections(&case.definition, &case.answers, &case.areas, context(case));
    sections.into_iter().flat_map(|section| section.rows).collect()
}

/// What the form was filled in by: the day on which it was sent.
pub fn context(case: &ApplicationDetail) -> FormContext {
    FormContext { filled_on: case.summary.submitted_at.date_in(config::region().zone) }
}

/// The name of what a flag points to: a document, or a question (with the number of its row). Reactive.
pub fn label_of(case: &ApplicationDetail, pointer: &str) -> Option<String> {
    let definition: &ServiceDefinition = &case.definition;
    if let Some(code) = pointer.strip_prefix("/documents/") {
        let requirement = definition.requirements.iter().find(|requirement| requirement.code == code)?;
        return Some(i18n::say(&requirement.label));
    }
    let inner = pointer.strip_prefix("/answers")?;
    let label = i18n::say(&definition.form.field_at(inner)?.label);
    let mut parts = inner.split('/').skip(1);
    let (Some(group), Some(row)) = (parts.next(), parts.next()) else { return Some(label) };
    let place =
        case.answers.rows(group).iter().position(|cells| cells.get("id").and_then(Value::as_str) == Some(row))?;
    let group = definition.form.fields().find(|field| field.key == group)?;
    Some([i18n::say(&group.label).as_str(), " ", &(place + 1).to_string(), ": ", &label].concat())
}

/// The words of an old answer. Reactive.
pub fn old_answer(case: &ApplicationDetail, pointer: &str, answer: &Value) -> Option<String> {
    let field = case.definition.form.field_at(pointer.strip_prefix("/answers")?)?;
    let areas: &BTreeMap<String, String> = &case.areas;
    let area = |code: &str| areas.get(code).cloned().unwrap_or_else(|| crate::forms::area_names::area_name(code));
    let text = answer.as_str().map_or_else(|| answer.to_string(), str::to_owned);
    Some(crate::forms::value_words::value_words(field, &text, &area))
}
