//! What waits for the person: cases in which it is their turn, and drafts.

use leptos::prelude::*;
use mppi_domain::{api::application::ApplicationSummary, status::Status};

use super::{
    local_drafts::{LocalDrafts, draft_path},
    lock_page::lock_card,
    own_cases::OwnCases,
    status_words::{StatusBadge, case_path},
    words::words,
};
use crate::{
    i18n::{self, say},
    offline::Draft,
    t,
    ui::{Badge, Card, IconName, LinkButton, Tone},
};

/// Cases in which it is the person's turn, and drafts.
pub fn my_turn() -> AnyView {
    let own = OwnCases::of_portal();
    let drafts = LocalDrafts::read();
    (move || {
        let cases = own.map(OwnCases::waiting_for_me).unwrap_or_default();
        let unsent = drafts.unsent();
        let are_locked = drafts.are_locked();
        let is_empty = cases.is_empty() && unsent.is_empty() && !are_locked;
        (!is_empty).then(|| {
            view! {
                <div>
                    {are_locked.then(lock_card)}
                    {cases.into_iter().map(case_card).collect_view()}
                    {unsent.iter().take(3).map(draft_card).collect_view()}
                </div>
            }
        })
    })
    .into_any()
}

fn case_card(case: ApplicationSummary) -> AnyView {
    let status = case.status;
    let name = case.service_name.clone();
    let subject = case.subject_name.clone();
    let heading = Signal::derive(move || i18n::family("home.turn.", status.key()));
    let (href, key) = match status {
        Status::CorrectionNeeded => ([&case_path(case.id), "/perbaikan"].concat(), "home.correct"),
        _ => (case_path(case.id), "home.open_case"),
    };
    view! {
        <Card lead=true heading aside=move || view! { <StatusBadge status/> }>
            <p><strong>{move || say(&name)}</strong>" · "{subject}<br/><span class="muted">{case.number}</span></p>
            <div class="actions"><LinkButton href icon_end=IconName::ARROW_RIGHT>{move || i18n::word(key)}</LinkButton></div>
        </Card>
    }
    .into_any()
}

fn draft_card(draft: &Draft) -> AnyView {
    let name = draft.service_name.clone();
    let at = draft.updated_at;
    let href = draft_path(draft);
    let (tone, badge, line) = if draft.is_queued() {
        (Tone::Warning, "send.queued", "home.queued_words")
    } else if draft.refusal.is_some() {
        (Tone::Danger, "send.refused", "home.refused_words")
    } else {
        (Tone::Neutral, "home.draft", "home.draft_words")
    };
    let aside = move || view! { <Badge tone label=words(badge)/> };
    view! {
        <Card lead=true heading=Signal::derive(move || say(&name)) aside>
            <p>{move || i18n::fill(line, &[("time", i18n::date_time(at))])}</p>
            <div class="actions"><LinkButton href icon_end=IconName::ARROW_RIGHT>{move || t!("home.continue")}</LinkButton></div>
        </Card>
    }
    .into_any()
}
