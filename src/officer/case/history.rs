//! What happened to a case, the newest first, and which steps it goes through.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::api::application::{ApplicationDetail, StepProgress, StepView, TimelineEntry};

use super::changes::label_of;
use crate::{
    i18n,
    officer::words::words,
    t,
    ui::{Icon, IconName, Timeline, TimelineItem, TimelineState, Tone},
};

/// The history of a case.
#[component]
pub fn History(
    /// The case.
    case: Signal<Arc<ApplicationDetail>>,
) -> AnyView {
    let items = Signal::derive(move || {
        let case = case.get();
        case.timeline.iter().rev().map(|entry| item(&case, entry)).collect::<Vec<_>>()
    });
    view! {
        <section class="case__history" aria-labelledby="case-history">
            <h2 id="case-history">{words("officer.history.title")}</h2>
            <Timeline label=words("officer.history.title") items/>
        </section>
    }
    .into_any()
}

/// One moment in words. Reactive.
pub fn item(case: &ApplicationDetail, entry: &TimelineEntry) -> TimelineItem {
    let title = i18n::family("event.", &entry.kind);
    TimelineItem {
        title: if title.is_empty() { t!("officer.history.other") } else { title },
        time: i18n::date_time(entry.at),
        datetime: entry.at.to_string(),
        detail: detail(case, entry),
        tone: tone(&entry.kind),
        state: TimelineState::Past,
    }
}

fn tone(kind: &str) -> Tone {
    match kind {
        "returned" => Tone::Warning,
        "rejected" | "cancelled" => Tone::Danger,
        _ => Tone::Neutral,
    }
}

fn detail(case: &ApplicationDetail, entry: &TimelineEntry) -> String {
    let mut lines = vec![who(entry)];
    lines.extend(entry.words.clone());
    for flag in &entry.flags {
        let label = label_of(case, &flag.pointer).unwrap_or_else(|| t!("officer.history.gone_part"));
        let reason = i18n::family("flag_reason.", flag.reason.key());
        lines.push(["• ", &label, ": ", &reason, ". ", &flag.words].concat());
    }
    lines.join("\n")
}

/// Who did it, in which step. Reactive.
pub fn who(entry: &TimelineEntry) -> String {
    let name = match (entry.actor.as_str(), &entry.officer) {
        (_, Some(name)) => name.clone(),
        ("citizen", None) => t!("officer.history.applicant"),
        ("officer", None) => t!("officer.history.officer"),
        _ => t!("officer.history.system"),
    };
    match &entry.step {
        Some(step) => [name.as_str(), " · ", &i18n::say(step)].concat(),
        None => name,
    }
}

/// The steps of a case.
#[component]
pub fn Steps(
    /// The case.
    case: Signal<Arc<ApplicationDetail>>,
) -> AnyView {
    let steps = move || case.get().steps.iter().map(step_view).collect_view();
    view! {
        <section class="case__steps" aria-labelledby="case-steps">
            <h2 id="case-steps">{words("officer.steps.title")}</h2>
            <ol class="case-steps">{steps}</ol>
        </section>
    }
    .into_any()
}

fn step_view(step: &StepView) -> AnyView {
    let (name, icon) = match step.progress {
        StepProgress::Done => ("done", IconName::CHECK_CIRCLE),
        StepProgress::Open => ("open", IconName::CLOCK),
        StepProgress::Waiting => ("waiting", IconName::USER),
        StepProgress::Ahead => ("ahead", IconName::MINUS),
    };
    let mut detail = vec![i18n::say(&step.agency)];
    if let Some(officer) = &step.assignee {
        detail.push(officer.name.clone());
    } else if step.progress == StepProgress::Open {
        detail.push(t!("officer.steps.free"));
    }
    view! {
        <li
            class=["case-steps__step case-steps__step--", name].concat()
            aria-current=(step.progress == StepProgress::Open).then_some("step")
        >
            <Icon name=icon/>
            <span>
                <strong>{i18n::say(&step.name)}</strong>
                <span class="visually-hidden">{i18n::family("tracking.progress.", name)}</span>
                <span class="case-steps__detail">{detail.join(" · ")}</span>
            </span>
        </li>
    }
    .into_any()
}
