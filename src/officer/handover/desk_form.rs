//! The case at the desk: what it is, where it lies, and the form of the handover.

use leptos::prelude::*;
use mppi_domain::{
    api::{application::ApplicationDetail, problem::ProblemCode},
    case::ActionKind,
    meaning::Meaning,
};
use uuid::Uuid;

use super::{handover_form::HandoverForm, shelf_form::ShelfForm};
use crate::{
    api::{self, LoadState},
    config, forms, i18n,
    officer::{
        due::{status_tone, status_words},
        inbox::rows::case_page,
        words::words,
    },
    t,
    ui::{Badge, Button, ButtonKind, IconName, LinkButton, Notice, Skeleton, SummaryList, SummaryRow, Tone},
};

/// One case at the desk.
#[component]
pub fn DeskForm(
    /// Its id.
    id: Uuid,
    /// The applicant's own code, where it was shown.
    code: Option<String>,
    /// Takes the case when it is handed over.
    done: RwSignal<Option<ApplicationDetail>>,
    /// Another one.
    next: Callback<()>,
) -> AnyView {
    let load = api::load(move |abort| async move { api::officer::get(id, &abort).await });
    let code = StoredValue::new(code);
    (move || match load.state() {
        LoadState::Loading => view! { <Skeleton label=words("common.loading") count=6/> }.into_any(),
        LoadState::Failed(error) if error.code() == Some(ProblemCode::NotFound) => view! {
            <Notice tone=Tone::Warning>{words("officer.handover.code_unknown")}</Notice>
            <Button kind=ButtonKind::Secondary on_press=next>{words("officer.handover.another")}</Button>
        }
        .into_any(),
        LoadState::Failed(error) => forms::error_face(error, Callback::new(move |()| load.reload())),
        LoadState::Ready(case) => {
            let offers = |kind: ActionKind| case.actions.iter().find(|offer| offer.kind == kind).cloned();
            let (hand_over, shelve) = (offers(ActionKind::HandOver), offers(ActionKind::Shelve));
            let part = match (hand_over, shelve) {
                (Some(offer), _) => {
                    let applicant = case.answers.by_meaning(&case.definition.form, Meaning::ApplicantName);
                    let applicant = applicant.unwrap_or(&case.summary.subject_name).to_owned();
                    view! { <HandoverForm id offer applicant code=code.get_value() load done/> }.into_any()
                }
                (None, Some(offer)) => view! { <ShelfForm id offer load/> }.into_any(),
                (None, None) => not_now(&case),
            };
            view! {
                <div class="handover">
                    {summary(&case, code.with_value(Option::is_some), next)}
                    {part}
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

fn summary(case: &ApplicationDetail, by_code: bool, next: Callback<()>) -> AnyView {
    let status = case.summary.status;
    let rows = vec![
        SummaryRow::new(t!("officer.inbox.number"), case.summary.number.clone()),
        SummaryRow::new(t!("officer.inbox.name"), case.summary.subject_name.clone()),
        SummaryRow::new(t!("officer.inbox.service"), i18n::say(&case.summary.service_name)),
        SummaryRow::new(t!("officer.handover.product"), i18n::say(&case.definition.product.name)),
    ];
    let shelf = case.shelf.clone();
    view! {
        <section class="card handover__case">
            {shelf.map(|shelf| view! {
                <p class="shelf">
                    <span class="shelf__label">{words("officer.facts.shelf")}</span>
                    <strong class="shelf__number">{shelf}</strong>
                </p>
            })}
            <p class="badges">
                <Badge tone=status_tone(status) label=Signal::derive(move || status_words(status))/>
                {if by_code {
                    view! { <Badge tone=Tone::Success label=words("officer.handover.code_shown")/> }
                } else {
                    view! { <Badge tone=Tone::Warning label=words("officer.handover.no_code")/> }
                }}
            </p>
            <SummaryList rows=Signal::stored(rows)/>
            <div class="actions">
                <LinkButton href=config::path(&case_page(case.summary.id)) kind=ButtonKind::Quiet icon=IconName::FILE>
                    {words("officer.handover.whole_case")}
                </LinkButton>
                <Button kind=ButtonKind::Quiet icon=IconName::ARROW_LEFT on_press=next>
                    {words("officer.handover.another")}
                </Button>
            </div>
        </section>
    }
    .into_any()
}

/// Why there is nothing to hand over.
fn not_now(case: &ApplicationDetail) -> AnyView {
    let key = match &case.handover {
        Some(_) => "officer.handover.already",
        None if case.definition.product.pickup => "officer.handover.not_ready",
        None => "officer.handover.no_pickup",
    };
    view! { <Notice tone=Tone::Warning>{words(key)}</Notice> }.into_any()
}
