//! The steps of a case, and everything that happened.

use leptos::prelude::*;
use mppi_domain::api::application::{ApplicationDetail, StepProgress, TimelineEntry};

use crate::{
    citizen::words::words,
    i18n::{self, say},
    t,
    ui::{Timeline, TimelineItem, TimelineState, Tone},
};

/// The steps: done, open, to come.
pub fn steps_view(case: &ApplicationDetail) -> AnyView {
    let steps = case.steps.clone();
    let items = Signal::derive(move || {
        steps
            .iter()
            .map(|step| {
                let (state, tone, key) = match step.progress {
                    StepProgress::Done => (TimelineState::Past, Tone::Brand, "tracking.progress.done"),
                    StepProgress::Open => (TimelineState::Now, Tone::Brand, "tracking.progress.open"),
                    StepProgress::Waiting => (TimelineState::Now, Tone::Warning, "tracking.progress.waiting"),
                    StepProgress::Ahead => (TimelineState::Next, Tone::Neutral, "tracking.progress.ahead"),
                };
                TimelineItem {
                    title: say(&step.name),
                    time: [i18n::word(key).as_str(), " · ", &say(&step.agency)].concat(),
                    tone,
                    state,
                    ..TimelineItem::default()
                }
            })
            .collect::<Vec<_>>()
    });
    view! { <Timeline label=words("case.steps") items/> }.into_any()
}

/// Everything that happened, the newest first.
pub fn history_view(case: &ApplicationDetail) -> AnyView {
    let timeline = case.timeline.clone();
    let items = Signal::derive(move || timeline.iter().rev().map(moment).collect::<Vec<_>>());
    view! { <Timeline label=words("case.history") items/> }.into_any()
}

fn moment(entry: &TimelineEntry) -> TimelineItem {
    let tone = match entry.kind.as_str() {
        "returned" => Tone::Warning,
        "rejected" | "cancelled" => Tone::Danger,
        _ => Tone::Neutral,
    };
    let detail = match (&entry.words, &entry.agency) {
        // Reasons and messages have a place of their own on the page.
        (Some(words), _) if entry.kind != "messaged" => words.clone(),
        (_, Some(agency)) if entry.actor == "officer" => say(agency),
        _ => String::new(),
    };
    let title = if entry.kind == "messaged" {
        if entry.actor == "citizen" { t!("case.message_sent") } else { t!("case.message_received") }
    } else {
        i18n::family("event.", &entry.kind)
    };
    TimelineItem {
        title,
        time: i18n::date_time(entry.at),
        datetime: entry.at.to_string(),
        detail,
        tone,
        state: TimelineState::Past,
    }
}
