//! Two versions of what was filled in, side by side.

use std::collections::BTreeMap;

use mppi_domain::{
    api::draft::DraftFile,
    form::{Answers, FormContext},
    service::ServiceDefinition,
};
use uuid::Uuid;

use super::summary::{self, AnswerRow, Section};
use crate::{i18n, offline::Draft, ui::compare_list::CompareRow};

/// One of the two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledIn {
    /// Its answers.
    pub answers: Answers,
    /// Its files: requirement, id, name.
    pub files: Vec<(String, Uuid, String)>,
}

impl FilledIn {
    /// What a draft has.
    pub fn of(draft: &Draft) -> Self {
        let files = draft.files.iter().map(|file| (file.requirement.clone(), file.id, file.name.clone()));
        Self { answers: draft.answers.clone(), files: files.collect() }
    }

    /// What a mirrored draft has, or a case had.
    pub fn mirrored(answers: &Answers, files: &[DraftFile]) -> Self {
        let files = files.iter().map(|file| (file.requirement.clone(), file.id, file.name.clone()));
        Self { answers: answers.clone(), files: files.collect() }
    }
}

/// The answers and documents that differ. Reactive: labels and values follow the language.
pub fn differences(
    definition: &ServiceDefinition,
    before: &FilledIn,
    after: &FilledIn,
    context: FormContext,
) -> Vec<CompareRow> {
    let none = BTreeMap::new();
    let sections = |version: &FilledIn| summary::sections(definition, &version.answers, &none, context);
    let mut rows = changed(&sections(before), &sections(after));
    for requirement in &definition.requirements {
        let files = |version: &FilledIn| {
            let own = version.files.iter().filter(|(code, ..)| *code == requirement.code);
            own.map(|(_, id, name)| (*id, name.clone())).collect::<Vec<_>>()
        };
        let (old, new) = (files(before), files(after));
        if old != new {
            rows.push(CompareRow { label: i18n::say(&requirement.label), before: names(old), after: names(new) });
        }
    }
    rows
}

fn names(files: Vec<(Uuid, String)>) -> String {
    files.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ")
}

/// The answers that differ, new ones and gone ones too.
fn changed(old: &[Section], new: &[Section]) -> Vec<CompareRow> {
    let all = |sections: &[Section]| sections.iter().flat_map(|section| section.rows.clone()).collect::<Vec<_>>();
    let (old, new) = (all(old), all(new));
    let value = |rows: &[AnswerRow], pointer: &str| {
        rows.iter().find(|row| row.pointer == pointer).map(|row| row.value.clone()).unwrap_or_default()
    };
    let gone = old.iter().filter(|row| !new.iter().any(|other| other.pointer == row.pointer));
    new.iter()
        .chain(gone)
        .map(|row| CompareRow {
            label: row.label.clone(),
            before: value(&old, &row.pointer),
            after: value(&new, &row.pointer),
        })
        .filter(|row| row.before != row.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{AnswerRow, Section, changed};

    #[test]
    fn only_what_differs_is_compared() {
        let row = |pointer: &str, value: &str| AnswerRow {
            pointer: pointer.into(),
            label: pointer.to_uppercase(),
            value: value.into(),
        };
        let section = |rows| vec![Section { page: "p".into(), title: "P".into(), rows }];
        let old = section(vec![row("/a", "1"), row("/b", "2"), row("/gone", "x")]);
        let new = section(vec![row("/a", "1"), row("/b", "3"), row("/new", "y")]);
        let rows: Vec<(String, String, String)> =
            changed(&old, &new).into_iter().map(|row| (row.label, row.before, row.after)).collect();
        assert_eq!(
            rows,
            [
                ("/B".to_owned(), "2".to_owned(), "3".to_owned()),
                ("/NEW".to_owned(), String::new(), "y".to_owned()),
                ("/GONE".to_owned(), "x".to_owned(), String::new()),
            ]
        );
    }
}
