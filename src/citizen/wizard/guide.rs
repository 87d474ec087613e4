//! The first step: what to have at hand, and how long it takes.

use leptos::prelude::*;
use mppi_domain::{form::Field, requirement::Requirement, service::ServiceDefinition};

use super::{Wizard, saved};
use crate::{
    citizen::{
        head::Head,
        section::Section,
        service_words::{days_words, fee_words},
        words::{maybe_words, words},
    },
    i18n::say,
    t,
    ui::{ActionBar, ButtonKind, IconName, LinkButton, SummaryList, SummaryRow},
};

/// The guide.
pub fn guide(wizard: Wizard) -> AnyView {
    let definition = wizard.form.definition();
    let minutes = minutes_of(&definition);
    let rows = Signal::derive({
        let definition = definition.clone();
        move || {
            vec![
                SummaryRow::new(t!("wizard.minutes_label"), t!("wizard.minutes", minutes = minutes)),
                SummaryRow::new(t!("service.fee"), fee_words(&definition.fee)),
                SummaryRow::new(
                    t!("service.time"),
                    t!("wizard.days", days = days_words(definition.time_limit.working_days)),
                ),
            ]
        }
    });
    let (sure, perhaps): (Vec<Requirement>, Vec<Requirement>) = definition
        .requirements
        .iter()
        .cloned()
        .partition(|requirement| requirement.required && requirement.visible_if.is_none());
    let next = Signal::derive(move || wizard.path(&wizard.next()));
    view! {
        <Head
            over=Signal::derive(move || Some(wizard.service_name()))
            title=words("wizard.guide_title")
            lead=maybe_words("wizard.guide_lead")
        />
        <SummaryList rows/>
        {(!definition.requirements.is_empty()).then(|| view! {
            <Section heading=words("wizard.prepare")>
                <p>{move || t!("wizard.prepare_words")}</p>
                {documents(sure)}
                {(!perhaps.is_empty()).then(|| view! { <h3>{move || t!("wizard.perhaps")}</h3> })}
                {documents(perhaps)}
            </Section>
        })}
        <Section heading=words("wizard.how")>
            <ul class="plain-list">
                <li>{move || t!("wizard.how_saved")}</li>
                <li>{move || t!("wizard.how_account")}</li>
                <li>{move || t!("wizard.how_checked")}</li>
            </ul>
        </Section>
        <ActionBar status=move || saved(wizard)>
            <LinkButton href=next icon_end=IconName::ARROW_RIGHT kind=ButtonKind::Primary>{move || t!("wizard.begin")}</LinkButton>
        </ActionBar>
    }
    .into_any()
}

fn documents(requirements: Vec<Requirement>) -> AnyView {
    if requirements.is_empty() {
        return ().into_any();
    }
    let items =
        requirements.into_iter().map(|requirement| view! { <li>{move || say(&requirement.label)}</li> }).collect_view();
    view! { <ul class="check-list">{items}</ul> }.into_any()
}

/// How many minutes it takes, in steps of five: a third of a minute per question, one per document.
fn minutes_of(definition: &ServiceDefinition) -> usize {
    let questions: usize = definition.form.pages.iter().flat_map(|page| &page.fields).map(questions_of).sum();
    let minutes = questions.div_ceil(3) + definition.requirements.len();
    minutes.div_ceil(5).max(1) * 5
}

fn questions_of(field: &Field) -> usize {
    if field.fields.is_empty() {
        1
    } else {
        let rows = field.min.and_then(|min| usize::try_from(min).ok()).unwrap_or(1).max(1);
        rows * field.fields.len()
    }
}
