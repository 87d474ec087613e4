//! Two versions of what was filled in, side by side.

use std::collections::BTreeMap;

use mppi_domain::{
    api::draft::DraftFile,
    form::{Answers, FormContext},
    service::ServiceDefinition,
};
use uuid::Uuid;

use super::summary::{self, AnswerRow, Section};
use crate::{
    i18n,
    offline::{Draft, DraftFile as OwnFile},
    ui::compare_list::CompareRow,
};

/// One of the two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledIn {
    /// Its answers.
    pub answers: Answers,
    /// Its files, by requirement.
    pub files: Vec<(String, ComparedFile)>,
}

/// A file of one of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedFile {
    /// Another one is another file, whatever its name.
    pub id: Uuid,
    /// As it was picked; cameras call many the same.
    pub name: String,
    /// In bytes.
    pub size: u64,
}

impl FilledIn {
    /// What a draft has.
    pub fn of(draft: &Draft) -> Self {
        let of = |file: &OwnFile| ComparedFile { id: file.id, name: file.name.clone(), size: file.size };
        let files = draft.files.iter().map(|file| (file.requirement.clone(), of(file)));
        Self { answers: draft.answers.clone(), files: files.collect() }
    }

    /// What a mirrored draft has, or a case had.
    pub fn mirrored(answers: &Answers, files: &[DraftFile]) -> Self {
        let of = |file: &DraftFile| ComparedFile { id: file.id, name: file.name.clone(), size: file.size };
        let files = files.iter().map(|file| (file.requirement.clone(), of(file)));
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
            let own = version.files.iter().filter(|(code, _)| *code == requirement.code);
            own.map(|(_, file)| file.clone()).collect::<Vec<_>>()
        };
        rows.extend(changed_files(i18n::say(&requirement.label), &files(before), &files(after)));
    }
    rows
}

/// The files of a requirement, where they are not the same ones. Reactive.
pub fn changed_files(label: String, old: &[ComparedFile], new: &[ComparedFile]) -> Option<CompareRow> {
    let ids = |files: &[ComparedFile]| files.iter().map(|file| file.id).collect::<Vec<_>>();
    let words = |files: &[ComparedFile]| {
        let named = files.iter().map(|file| [&file.name, " (", &i18n::size(file.size), ")"].concat());
        named.collect::<Vec<_>>().join(", ")
    };
    (ids(old) != ids(new)).then(|| CompareRow { label, before: words(old), after: words(new) })
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
