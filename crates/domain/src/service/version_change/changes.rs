//! What a person should be told of a newer version.

use crate::{
    form::{Field, FieldKind},
    language::Language,
    money::Rupiah,
    requirement::{FileKind, Requirement},
    rules::Rule,
    service::{Fee, ServiceDefinition},
    text::Text,
};

/// One thing that is different in the newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A question that was not asked before.
    QuestionAdded {
        /// The question.
        label: Text,
        /// The repeated group that it stands in.
        group: Option<Text>,
        /// Whether it needs an answer.
        need: Need,
    },
    /// A question that is not asked any more.
    QuestionRemoved {
        /// The question, as it was asked.
        label: Text,
        /// The repeated group that it stood in, as the newer version calls it.
        group: Option<Text>,
    },
    /// A question that is asked differently.
    QuestionChanged {
        /// The question, as it is asked now.
        label: Text,
        /// The repeated group that it stands in.
        group: Option<Text>,
        /// What is different; never empty.
        differences: Vec<Difference>,
    },
    /// A document that was not asked for before.
    DocumentAdded {
        /// The document.
        label: Text,
        /// Whether it has to be handed in.
        need: Need,
    },
    /// A document that is not asked for any more.
    DocumentRemoved {
        /// The document, as it was called.
        label: Text,
    },
    /// A document that is asked for differently.
    DocumentChanged {
        /// The document, as it is called now.
        label: Text,
        /// What is different; never empty.
        differences: Vec<Difference>,
    },
    /// It costs another amount.
    FeeChanged {
        /// What it cost.
        before: Fee,
        /// What it costs.
        now: Fee,
    },
    /// It takes more or fewer working days.
    TimeLimitChanged {
        /// Working days as they were.
        before: u32,
        /// Working days as they are.
        now: u32,
    },
}

/// What is different about a question or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It has another label; this was the old one.
    Label(Text),
    /// Another kind of answer is wanted, in another unit, or a place on another level.
    Answer,
    /// Options came, went, or are called otherwise.
    Options,
    /// So many rows of a group are wanted now.
    Rows {
        /// At least.
        least: i64,
        /// At most.
        most: i64,
    },
    /// It is needed more or less often; this is how it is now.
    Need(Need),
    /// These kinds of file are taken now.
    FileKinds(Vec<FileKind>),
    /// A file may have so many bytes now.
    FileSize(u64),
    /// So many files are taken now.
    FileCount(u32),
}

/// Whether an answer or a document is needed where it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Never.
    Optional,
    /// Where a condition holds.
    Conditional,
    /// Always.
    Always,
}

impl Need {
    fn of(required: bool, required_if: Option<&Rule>) -> Self {
        match (required, required_if) {
            (true, _) => Self::Always,
            (false, Some(_)) => Self::Conditional,
            (false, None) => Self::Optional,
        }
    }

    fn of_question(field: &Field) -> Self {
        match field.kind {
            FieldKind::Group => Self::of(field.least_rows() > 0, None),
            _ => Self::of(field.required, field.required_if.as_ref()),
        }
    }

    fn of_document(requirement: &Requirement) -> Self {
        Self::of(requirement.required, requirement.required_if.as_ref())
    }
}

/// What is different in the new version of a service for who reads it in `language`: questions in the order of the form,
/// then documents, then fee and time.
///
/// Left out is what nobody sees while reading the form: order, pages, conditions, meanings, hints, and limits that the
/// validator names when they are broken.
pub fn changes(old: &ServiceDefinition, new: &ServiceDefinition, language: Language) -> Vec<Change> {
    let mut changes = Vec::new();
    let (before, now): (Vec<_>, Vec<_>) = (old.form.fields().collect(), new.form.fields().collect());
    questions(&before, &now, None, language, &mut changes);
    documents(&old.requirements, &new.requirements, language, &mut changes);
    if amount(&old.fee) != amount(&new.fee) {
        changes.push(Change::FeeChanged { before: old.fee.clone(), now: new.fee.clone() });
    }
    let (before, now) = (old.time_limit.working_days, new.time_limit.working_days);
    if before != now {
        changes.push(Change::TimeLimitChanged { before, now });
    }
    changes
}

fn questions(old: &[&Field], new: &[&Field], group: Option<&Text>, language: Language, changes: &mut Vec<Change>) {
    let old_keys: Vec<_> = old.iter().map(|field| field.key.as_str()).collect();
    let new_keys: Vec<_> = new.iter().map(|field| field.key.as_str()).collect();
    for (before, now) in pairs(&old_keys, &new_keys) {
        let before = before.and_then(|index| old.get(index));
        let now = now.and_then(|index| new.get(index));
        let group = group.cloned();
        match (before, now) {
            (Some(before), Some(now)) => {
                let differences = question_differences(before, now, language);
                if !differences.is_empty() {
                    changes.push(Change::QuestionChanged { label: now.label.clone(), group, differences });
                }
                if before.kind == FieldKind::Group && now.kind == FieldKind::Group {
                    let (inner_old, inner_new): (Vec<_>, Vec<_>) =
                        (before.fields.iter().collect(), now.fields.iter().collect());
                    questions(&inner_old, &inner_new, Some(&now.label), language, changes);
                }
            }
            (Some(before), None) => changes.push(Change::QuestionRemoved { label: before.label.clone(), group }),
            (None, Some(now)) => {
                let need = Need::of_question(now);
                changes.push(Change::QuestionAdded { label: now.label.clone(), group, need });
            }
            (None, None) => {}
        }
    }
}

fn documents(old: &[Requirement], new: &[Requirement], language: Language, changes: &mut Vec<Change>) {
    let old_codes: Vec<_> = old.iter().map(|requirement| requirement.code.as_str()).collect();
    let new_codes: Vec<_> = new.iter().map(|requirement| requirement.code.as_str()).collect();
    for (before, now) in pairs(&old_codes, &new_codes) {
        match (before.and_then(|index| old.get(index)), now.and_then(|index| new.get(index))) {
            (Some(before), Some(now)) => {
                let differences = document_differences(before, now, language);
                if !differences.is_empty() {
                    changes.push(Change::DocumentChanged { label: now.label.clone(), differences });
                }
            }
            (Some(before), None) => changes.push(Change::DocumentRemoved { label: before.label.clone() }),
            (None, Some(now)) => {
                changes.push(Change::DocumentAdded { label: now.label.clone(), need: Need::of_document(now) });
            }
            (None, None) => {}
        }
    }
}

/// Where each key stands in both lists, in the order of the new one; what is gone comes where it stood.
fn pairs(old: &[&str], new: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::new();
    let mut told = 0;
    let mut tell_gone = |until: usize, pairs: &mut Vec<_>| {
        for (index, key) in old.iter().enumerate().take(until).skip(told) {
            if !new.contains(key) {
                pairs.push((Some(index), None));
            }
        }
        told = told.max(until);
    };
    for (index, key) in new.iter().enumerate() {
        let before = old.iter().position(|other| other == key);
        if let Some(before) = before {
            tell_gone(before, &mut pairs);
        }
        pairs.push((before, Some(index)));
    }
    tell_gone(old.len(), &mut pairs);
    pairs
}

fn question_differences(before: &Field, now: &Field, language: Language) -> Vec<Difference> {
    let mut differences = Vec::new();
    differences.extend(label_difference(&before.label, &now.label, language));
    let is_area = now.kind == FieldKind::Area;
    if answer_kind(before) != answer_kind(now)
        || (is_area && before.deepest_area() != now.deepest_area())
        || unit(before, language) != unit(now, language)
    {
        differences.push(Difference::Answer);
    }
    match (before.kind, now.kind) {
        (FieldKind::Choice, FieldKind::Choice) if !same_options(before, now, language) => {
            differences.push(Difference::Options);
        }
        (FieldKind::Group, FieldKind::Group) => {
            let (least, most) = (now.least_rows(), now.most_rows());
            if (before.least_rows(), before.most_rows()) != (least, most) {
                differences.push(Difference::Rows { least, most });
            }
            return differences;
        }
        _ => {}
    }
    let need = Need::of_question(now);
    if Need::of_question(before) != need {
        differences.push(Difference::Need(need));
    }
    differences
}

fn document_differences(before: &Requirement, now: &Requirement, language: Language) -> Vec<Difference> {
    let mut differences = Vec::new();
    differences.extend(label_difference(&before.label, &now.label, language));
    let need = Need::of_document(now);
    if Need::of_document(before) != need {
        differences.push(Difference::Need(need));
    }
    if !contains_all(&before.file_kinds, &now.file_kinds) || !contains_all(&now.file_kinds, &before.file_kinds) {
        differences.push(Difference::FileKinds(now.file_kinds.clone()));
    }
    if before.max_bytes != now.max_bytes {
        differences.push(Difference::FileSize(now.max_bytes));
    }
    if before.max_files != now.max_files {
        differences.push(Difference::FileCount(now.max_files));
    }
    differences
}

fn label_difference(before: &Text, now: &Text, language: Language) -> Option<Difference> {
    (before.get(language) != now.get(language)).then(|| Difference::Label(before.clone()))
}

fn unit(field: &Field, language: Language) -> &str {
    field.unit.as_ref().map_or("", |unit| unit.get(language))
}

/// One line or several: what is asked is the same.
fn answer_kind(field: &Field) -> FieldKind {
    if field.kind == FieldKind::LongText { FieldKind::Text } else { field.kind }
}

/// True where both offer the same under the same words, in whatever order. An option is held to its value too: words that
/// changed places would turn an answer into another one.
fn same_options(before: &Field, now: &Field, language: Language) -> bool {
    let all_in = |some: &Field, others: &Field| {
        some.options.iter().all(|option| {
            others
                .options
                .iter()
                .any(|other| other.value == option.value && other.label.get(language) == option.label.get(language))
        })
    };
    all_in(before, now) && all_in(now, before)
}

fn contains_all(some: &[FileKind], others: &[FileKind]) -> bool {
    others.iter().all(|other| some.contains(other))
}

fn amount(fee: &Fee) -> Rupiah {
    match fee {
        Fee::Free { .. } => Rupiah(0),
        Fee::Fixed { amount, .. } => *amount,
    }
}
