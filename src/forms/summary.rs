//! Questions and answers read back: before sending, on the case page of both portals, and as data.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use mppi_domain::{
    form::{
        Answers, Field, FieldKind, FormContext,
        validate::{field_is_visible, page_is_visible},
    },
    service::ServiceDefinition,
};
use serde_json::Value;

use super::{area_names::area_name, value_words::value_words};
use crate::{
    i18n,
    offline::DraftFile,
    t,
    ui::{SummaryList, SummaryRow, summary_list::SummaryChange},
};

/// Questions that belong together: a page, or a row of a repeated group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Key of the page.
    pub page: String,
    /// Heading.
    pub title: String,
    /// Questions and answers.
    pub rows: Vec<AnswerRow>,
}

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// `/key` or `/group/row/key`.
    pub pointer: String,
    /// The question.
    pub label: String,
    /// The answer as people read it; empty where there is none.
    pub value: String,
}

/// Everything that is asked, with its answers. `areas` knows names of places by code; others are looked up. Reactive.
pub fn sections(
    definition: &ServiceDefinition,
    answers: &Answers,
    areas: &BTreeMap<String, String>,
    context: FormContext,
) -> Vec<Section> {
    let area = |code: &str| areas.get(code).cloned().unwrap_or_else(|| area_name(code));
    let mut sections = Vec::new();
    for page in definition.form.pages.iter().filter(|page| page_is_visible(page, answers, context)) {
        let fields = page.fields.iter().filter(|field| field_is_visible(field, answers, None, context));
        let (groups, plain): (Vec<&Field>, Vec<&Field>) = fields.partition(|field| field.kind == FieldKind::Group);
        let rows: Vec<AnswerRow> =
            plain.into_iter().map(|field| row(field, "", answers.0.get(&field.key), &area)).collect();
        let title = i18n::say(&page.title);
        if !rows.is_empty() || groups.is_empty() {
            sections.push(Section { page: page.key.clone(), title, rows });
        }
        for group in groups {
            sections.extend(group_sections(group, &page.key, answers, context, &area));
        }
    }
    sections
}

fn group_sections(
    group: &Field,
    page: &str,
    answers: &Answers,
    context: FormContext,
    area: &dyn Fn(&str) -> String,
) -> Vec<Section> {
    let section = |(index, cells): (usize, &Value)| {
        let id = cells.get("id").and_then(Value::as_str).unwrap_or_default();
        let prefix = ["/", &group.key, "/", id].concat();
        let fields = group.fields.iter().filter(|field| field_is_visible(field, answers, Some(cells), context));
        Section {
            page: page.to_owned(),
            title: [i18n::say(&group.label).as_str(), " ", &(index + 1).to_string()].concat(),
            rows: fields.map(|field| row(field, &prefix, cells.get(&field.key), area)).collect(),
        }
    };
    answers.rows(&group.key).iter().enumerate().map(section).collect()
}

fn row(field: &Field, prefix: &str, value: Option<&Value>, area: &dyn Fn(&str) -> String) -> AnswerRow {
    let answer = value.and_then(Value::as_str).unwrap_or_default();
    AnswerRow {
        pointer: [prefix, "/", &field.key].concat(),
        label: i18n::say(&field.label),
        value: value_words(field, answer, area),
    }
}

/// All answers, in lists by page, each with a link that changes it where `change` gives an address for its page and
/// pointer.
#[component]
pub fn AnswerSummary(
    /// The definition that they were given by.
    definition: Arc<ServiceDefinition>,
    /// The answers.
    #[prop(into)]
    answers: Signal<Answers>,
    /// Names of places by code, where they are known.
    #[prop(optional, into)]
    areas: Signal<BTreeMap<String, String>>,
    /// What the form was filled in by.
    context: FormContext,
    /// The address that changes an answer, from its page and pointer.
    #[prop(optional, into)]
    change: Option<Callback<(String, String), String>>,
) -> AnyView {
    (move || {
        let sections = answers.with(|answers| areas.with(|areas| sections(&definition, answers, areas, context)));
        sections.into_iter().map(|section| section_view(section, change)).collect_view()
    })
    .into_any()
}

fn section_view(section: Section, change: Option<Callback<(String, String), String>>) -> AnyView {
    let Section { page, title, rows } = section;
    let rows: Vec<SummaryRow> = rows
        .into_iter()
        .map(|row| SummaryRow {
            empty: row.value.is_empty(),
            value: if row.value.is_empty() { t!("form.not_answered") } else { row.value },
            change: change.map(|change| SummaryChange {
                href: change.run((page.clone(), row.pointer)),
                label: t!("form.change"),
            }),
            label: row.label,
        })
        .collect();
    view! { <SummaryList heading=Signal::stored(title) rows=Signal::stored(rows)/> }.into_any()
}

/// All documents that are asked for, with the names of their files.
#[component]
pub fn DocumentSummary(
    /// The definition that asks for them.
    definition: Arc<ServiceDefinition>,
    /// The answers, since some documents depend on them.
    #[prop(into)]
    answers: Signal<Answers>,
    /// The files.
    #[prop(into)]
    files: Signal<Vec<DraftFile>>,
    /// What the form was filled in by.
    context: FormContext,
    /// The address that changes the documents.
    #[prop(optional, into)]
    change: Option<String>,
) -> AnyView {
    let rows = Signal::derive(move || {
        let asked = answers.with(|answers| {
            definition
                .requirements
                .iter()
                .filter(|requirement| requirement.is_visible(answers, context))
                .cloned()
                .collect::<Vec<_>>()
        });
        let rows = asked.iter().map(|requirement| {
            let names = files.with(|files| {
                let own = files.iter().filter(|file| file.requirement == requirement.code);
                own.map(|file| [file.name.as_str(), " (", &i18n::size(file.size), ")"].concat()).collect::<Vec<_>>()
            });
            SummaryRow {
                label: i18n::say(&requirement.label),
                empty: names.is_empty(),
                value: if names.is_empty() { t!("form.file.none") } else { names.join("\n") },
                change: change.clone().map(|href| SummaryChange { href, label: t!("form.change") }),
            }
        });
        rows.collect::<Vec<_>>()
    });
    let heading = Signal::derive(|| t!("form.documents"));
    (move || (!rows.with(Vec::is_empty)).then(|| view! { <SummaryList heading rows/> })).into_any()
}
