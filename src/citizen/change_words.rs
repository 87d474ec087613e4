//! What changed between two versions of a service, in words.

use mppi_domain::{
    requirement::FileKind,
    service::version_change::{Change, Difference, Need},
    text::Text,
};

use super::service_words::{days_words, fee_words};
use crate::{
    i18n::{self, say, word},
    t,
    ui::SummaryRow,
};

/// One change: what it is about, and what is different. Reactive.
pub fn change_row(change: &Change) -> SummaryRow {
    match change {
        Change::QuestionAdded { label, group, need } => {
            SummaryRow::new(within(label, group.as_ref()), added("change.question_added", *need))
        }
        Change::QuestionRemoved { label, group } => {
            SummaryRow::new(within(label, group.as_ref()), word("change.question_removed"))
        }
        Change::QuestionChanged { label, group, differences } => {
            SummaryRow::new(within(label, group.as_ref()), difference_words(differences))
        }
        Change::DocumentAdded { label, need } => SummaryRow::new(say(label), added("change.document_added", *need)),
        Change::DocumentRemoved { label } => SummaryRow::new(say(label), word("change.document_removed")),
        Change::DocumentChanged { label, differences } => SummaryRow::new(say(label), difference_words(differences)),
        Change::FeeChanged { before, now } => {
            SummaryRow::new(t!("service.fee"), t!("change.from_to", before = fee_words(before), now = fee_words(now)))
        }
        Change::TimeLimitChanged { before, now } => SummaryRow::new(
            t!("service.time"),
            t!("change.from_to", before = days_words(*before), now = days_words(*now)),
        ),
    }
}

/// "Saksi: Nama", for a question in a repeated group.
fn within(label: &Text, group: Option<&Text>) -> String {
    match group {
        Some(group) => [say(group).as_str(), ": ", &say(label)].concat(),
        None => say(label),
    }
}

/// "Pertanyaan baru, wajib".
fn added(key: &str, need: Need) -> String {
    [word(key), need_words(need)].join(", ")
}

fn need_words(need: Need) -> String {
    word(match need {
        Need::Optional => "change.optional",
        Need::Conditional => "change.conditional",
        Need::Always => "change.required",
    })
}

fn difference_words(differences: &[Difference]) -> String {
    let words: Vec<String> = differences
        .iter()
        .map(|difference| match difference {
            Difference::Label(before) => t!("change.label", before = say(before)),
            Difference::Answer => word("change.answer"),
            Difference::Options => word("change.options"),
            Difference::Rows { least, most } => t!("change.rows", least = *least, most = *most),
            Difference::Need(need) => t!("change.now", what = need_words(*need)),
            Difference::FileKinds(kinds) => t!("change.file_kinds", kinds = kind_names(kinds)),
            Difference::FileSize(size) => t!("change.file_size", size = i18n::size(*size)),
            Difference::FileCount(count) => t!("change.file_count", count = *count),
        })
        .collect();
    words.join(", ")
}

fn kind_names(kinds: &[FileKind]) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
}
