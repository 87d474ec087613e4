//! A corrected version: only what was flagged may differ, and the whole must be valid.

use std::collections::BTreeSet;

use mppi_domain::{
    api::problem::InvalidParam,
    case::{AttachmentRef, FlagRef},
    form::{Answers, Field, FieldErrorCode, FieldKind, FormContext, validate},
    service::ServiceDefinition,
};
use serde_json::Value;

use crate::casework::{
    flags::is_asked,
    payload::{fault, fault_at},
};

/// Two versions of the answers and files of a case; both normalised.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'a> {
    /// The service.
    pub definition: &'a ServiceDefinition,
    /// The day by which the form is judged: the one on which the case was sent.
    pub context: FormContext,
    /// Answers until now.
    pub old: &'a Answers,
    /// Corrected answers.
    pub new: &'a Answers,
    /// Files until now.
    pub old_files: &'a [AttachmentRef],
    /// Corrected files.
    pub new_files: &'a [AttachmentRef],
}

/// What is wrong with a correction. Files themselves (received, kind, size) are looked at elsewhere.
pub fn check(versions: Versions<'_>, flags: &[FlagRef]) -> Vec<InvalidParam> {
    let flagged: Vec<&str> = flags.iter().map(|flag| flag.pointer.as_str()).collect();
    let mut faults = Vec::new();
    for field in versions.definition.form.fields() {
        unflagged_field(&mut faults, versions, field, &flagged);
    }
    unflagged_files(&mut faults, versions, &flagged);
    let invalid = validate(&versions.definition.form, versions.new, versions.context);
    faults.extend(invalid.into_iter().filter(|error| !is_old_and_untouched(versions, &error.pointer, &flagged)).map(
        |error| InvalidParam {
            pointer: ["/action/answers", &error.pointer].concat(),
            code: error.code,
            limit: error.limit,
        },
    ));
    faults
}

/// What was accepted and may not be changed cannot be held against the applicant (a date that was in the future then).
fn is_old_and_untouched(versions: Versions<'_>, pointer: &str, flagged: &[&str]) -> bool {
    let old = versions.old.get(pointer);
    old.is_some() && old == versions.new.get(pointer) && !is_flagged(pointer, flagged)
}

fn unflagged_field(faults: &mut Vec<InvalidParam>, versions: Versions<'_>, field: &Field, flagged: &[&str]) {
    let pointer = ["/", &field.key].concat();
    let (old, new) = (versions.old.get(&pointer), versions.new.get(&pointer));
    if old == new || is_flagged(&pointer, flagged) {
        return;
    }
    if field.kind == FieldKind::Group && (old.is_some() || new.is_some()) {
        unflagged_rows(faults, versions, field, &pointer, flagged);
    } else if !came_or_went(versions, &pointer) {
        faults.push(not_flagged(&pointer));
    }
}

fn unflagged_rows(
    faults: &mut Vec<InvalidParam>,
    versions: Versions<'_>,
    group: &Field,
    pointer: &str,
    flagged: &[&str],
) {
    let ids = |answers: &Answers| -> Vec<String> {
        answers
            .rows(&group.key)
            .iter()
            .filter_map(|row| row.get("id").and_then(Value::as_str).map(str::to_owned))
            .collect()
    };
    if ids(versions.old) != ids(versions.new) {
        if !came_or_went(versions, pointer) {
            faults.push(not_flagged(pointer));
        }
        return;
    }
    for id in ids(versions.old) {
        for field in &group.fields {
            let cell = [pointer, "/", &id, "/", &field.key].concat();
            let is_same = versions.old.get(&cell) == versions.new.get(&cell);
            if !is_same && !is_flagged(&cell, flagged) && !came_or_went(versions, &cell) {
                faults.push(not_flagged(&cell));
            }
        }
    }
}

fn unflagged_files(faults: &mut Vec<InvalidParam>, versions: Versions<'_>, flagged: &[&str]) {
    let Versions { definition, context, old, new, old_files, new_files } = versions;
    let files = |list: &[AttachmentRef], code: &str| -> BTreeSet<_> {
        list.iter().filter(|file| file.requirement == code).map(|file| file.attachment).collect()
    };
    for requirement in &definition.requirements {
        let code = &requirement.code;
        let is_same = files(old_files, code) == files(new_files, code);
        let flag = ["/documents/", code].concat();
        let came_or_went = requirement.is_visible(old, context) != requirement.is_visible(new, context);
        if !is_same && !flagged.contains(&flag.as_str()) && !came_or_went {
            faults.push(fault(["/action", &flag].concat(), FieldErrorCode::UnknownField));
        }
    }
}

/// True where the pointer, or the row or group that it lies in, is flagged.
fn is_flagged(pointer: &str, flagged: &[&str]) -> bool {
    flagged
        .iter()
        .filter_map(|flag| flag.strip_prefix("/answers"))
        .any(|flag| pointer.strip_prefix(flag).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// True where the correction of something else made the question appear or vanish.
fn came_or_went(versions: Versions<'_>, pointer: &str) -> bool {
    let Versions { definition, context, old, new, .. } = versions;
    is_asked(pointer, definition, old, context) != is_asked(pointer, definition, new, context)
}

fn not_flagged(pointer: &str) -> InvalidParam {
    fault(["/action/answers", pointer].concat(), FieldErrorCode::UnknownField)
}

/// Whether every required document is there, none too often, and none that was not asked.
pub fn check_documents(
    prefix: &str,
    definition: &ServiceDefinition,
    answers: &Answers,
    files: &[AttachmentRef],
    context: FormContext,
) -> Vec<InvalidParam> {
    let mut faults = Vec::new();
    for requirement in &definition.requirements {
        let count = files.iter().filter(|file| file.requirement == requirement.code).count();
        let pointer = [prefix, "/documents/", &requirement.code].concat();
        if !requirement.is_visible(answers, context) {
            if count > 0 {
                faults.push(fault(pointer, FieldErrorCode::UnknownField));
            }
        } else if count == 0 && requirement.is_required(answers, context) {
            faults.push(fault(pointer, FieldErrorCode::Required));
        } else if u32::try_from(count).is_ok_and(|count| count > requirement.max_files) {
            faults.push(fault_at(pointer, FieldErrorCode::TooManyRows, requirement.max_files));
        }
    }
    for (index, file) in files.iter().enumerate() {
        let is_known = definition.requirements.iter().any(|requirement| requirement.code == file.requirement);
        let is_double = files.iter().take(index).any(|other| other.attachment == file.attachment);
        if !is_known || is_double {
            faults.push(fault([prefix, "/documents/", &file.requirement].concat(), FieldErrorCode::UnknownField));
        }
    }
    faults
}

#[cfg(test)]
mod tests;
