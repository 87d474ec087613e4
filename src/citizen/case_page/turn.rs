//! Where a case stands, in one sentence; who holds it, until when, and what the person can do now.

use leptos::prelude::*;
use mppi_domain::{
    api::application::{ApplicationDetail, Pickup},
    case::{ActionKind, Flag},
    status::Status,
};

use super::CaseHandle;
use crate::{
    citizen::{
        frame::hours,
        status_words::case_path,
        words::{maybe_words, words},
    },
    config,
    i18n::{self, say},
    t,
    ui::{Card, IconName, LinkButton, Notice, QrCard, SummaryList, SummaryRow, Tone},
};

/// Where the case stands and what comes next.
pub fn turn_view(handle: CaseHandle, case: &ApplicationDetail) -> AnyView {
    let status = case.summary.status;
    let heading = Signal::derive(move || i18n::family("case.sentence.", status.key()));
    let is_mine = matches!(status, Status::CorrectionNeeded | Status::ReadyForPickup);
    let (holder, due, subject, sent) = (
        case.summary.holder.clone(),
        case.summary.due_on,
        case.summary.subject_name.clone(),
        case.summary.submitted_at,
    );
    let rows = Signal::derive(move || {
        let mut rows = Vec::new();
        if !status.is_closed() {
            rows.push(SummaryRow::new(t!("case.holder"), say(&holder)));
        }
        rows.extend(due.map(|due| SummaryRow::new(t!("case.due"), i18n::date_with_day(due))));
        rows.push(SummaryRow::new(t!("case.subject"), subject.clone()));
        rows.push(SummaryRow::new(t!("case.sent"), i18n::date_time(sent)));
        rows
    });
    let reason =
        case.timeline.iter().rev().find(|entry| entry.kind == "rejected").and_then(|entry| entry.words.clone());
    let (correction, pickup) = (correction(handle, case), case.pickup.as_ref().map(pickup));
    view! {
        <Card lead=is_mine heading>
            {correction}
            {reason.map(|words| view! { <Notice tone=Tone::Danger title=maybe_words("case.reason")>{words}</Notice> })}
            {pickup}
            <SummaryList rows/>
        </Card>
    }
    .into_any()
}

/// What is to be corrected, and the way there.
fn correction(handle: CaseHandle, case: &ApplicationDetail) -> AnyView {
    let may = case.actions.iter().any(|action| action.kind == ActionKind::Resubmit);
    if !may {
        return ().into_any();
    }
    let flags = case.flags.iter().map(|flag| flag_view(case, flag)).collect_view();
    view! {
        <ul class="plain-list">{flags}</ul>
        <div class="actions">
            <LinkButton href=[&case_path(handle.id), "/perbaikan"].concat() icon_end=IconName::ARROW_RIGHT>{move || t!("case.correct")}</LinkButton>
        </div>
    }
    .into_any()
}

fn flag_view(case: &ApplicationDetail, flag: &Flag) -> AnyView {
    let definition = &case.definition;
    let label = match flag.pointer.strip_prefix("/documents/") {
        Some(code) => definition
            .requirements
            .iter()
            .find(|requirement| requirement.code == code)
            .map(|requirement| requirement.label.clone()),
        None => flag
            .pointer
            .strip_prefix("/answers")
            .and_then(|pointer| definition.form.field_at(pointer))
            .map(|field| field.label.clone()),
    };
    let (reason, words) = (flag.reason.key(), flag.words.clone());
    view! {
        <li>
            <strong>{move || label.as_ref().map(say)}</strong>": "
            {move || i18n::family("flag_reason.", reason)}". "{words}
        </li>
    }
    .into_any()
}

/// The code to show at the counter.
fn pickup(pickup: &Pickup) -> AnyView {
    let code = pickup.code.clone();
    view! {
        <QrCard content=Signal::stored(code.clone()) label=words("case.pickup_qr")>
            <p class="pickup-label">{move || t!("case.pickup_code")}</p>
            <p class="pickup-code">{code}</p>
            <p>{move || t!("case.pickup_words")}</p>
        </QrCard>
        <div>{hours(&config::region().contact)}</div>
    }
    .into_any()
}
