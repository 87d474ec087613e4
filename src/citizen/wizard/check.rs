//! Everything read back before it is sent, each answer with its *Ubah* link.

use leptos::prelude::*;
use mppi_domain::form::Answers;

use super::{Wizard, return_query, saved, steps::WizardStep, title};
use crate::{
    citizen::{
        head::Head,
        words::{maybe_words, words},
    },
    forms::{AnswerSummary, DocumentSummary, StepKey, field_id},
    t,
    ui::{ActionBar, IconName, LinkButton, Notice, Tone},
};

/// Everything read back.
pub fn check(wizard: Wizard) -> AnyView {
    let form = wizard.form;
    let answers = Signal::derive(move || form.with_answers(Answers::clone).unwrap_or_default());
    let files = Signal::derive(move || form.session().with(|draft| draft.files.clone()).unwrap_or_default());
    let change = move |(page, pointer): (String, String)| {
        [wizard.path(&WizardStep::Page(page)), return_query(&field_id(&pointer))].concat()
    };
    let change_documents = [wizard.path(&WizardStep::Documents), return_query("")].concat();
    let missing = Memo::new(move |_| unfinished(wizard));
    view! {
        <Head
            over=Signal::derive(move || Some(wizard.service_name()))
            title=words("wizard.check_title")
            lead=maybe_words("wizard.check_lead")
        />
        {move || missing_view(wizard, &missing.get())}
        <AnswerSummary definition=form.definition() answers context=form.context() change/>
        <DocumentSummary definition=form.definition() answers files context=form.context() change=change_documents/>
        <ActionBar status=move || saved(wizard)>
            {move || match missing.with(|missing| missing.first().cloned()) {
                None => view! {
                    <LinkButton href=wizard.path(&WizardStep::Send) icon_end=IconName::ARROW_RIGHT>{move || t!("wizard.to_send")}</LinkButton>
                },
                Some(step) => view! {
                    <LinkButton href=[wizard.path(&step), return_query("")].concat() icon_end=IconName::ARROW_RIGHT>{move || t!("wizard.complete")}</LinkButton>
                },
            }}
        </ActionBar>
    }
    .into_any()
}

/// The steps in which something is missing or wrong. Reactive.
pub fn unfinished(wizard: Wizard) -> Vec<WizardStep> {
    let steps = wizard.form.unfinished();
    steps
        .into_iter()
        .map(|step| match step {
            StepKey::Page(key) => WizardStep::Page(key),
            StepKey::Documents => WizardStep::Documents,
        })
        .collect()
}

/// Which steps still miss something, each with a link that leads there and back.
pub fn missing_view(wizard: Wizard, missing: &[WizardStep]) -> AnyView {
    if missing.is_empty() {
        return ().into_any();
    }
    let pages = wizard.form.pages();
    let links = missing
        .iter()
        .map(|step| {
            let href = [wizard.path(step), return_query("")].concat();
            view! { <li><a href=href>{title(step, &pages)}</a></li> }
        })
        .collect_view();
    view! {
        <Notice tone=Tone::Warning title=maybe_words("wizard.missing")>
            <ul class="plain-list">{links}</ul>
        </Notice>
    }
    .into_any()
}
