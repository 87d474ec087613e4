//! What happened, who holds it, what comes.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
    tone::Tone,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Where a moment lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimelineState {
    /// Happened.
    #[default]
    Past,
    /// Going on.
    Now,
    /// To come.
    Next,
}

/// One moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineItem {
    /// What happened.
    pub title: String,
    /// When, in words.
    pub time: String,
    /// When, for machines (RFC 3339); empty for what is to come.
    pub datetime: String,
    /// More words; empty for none.
    pub detail: String,
    /// What it means.
    pub tone: Tone,
    /// Where it lies.
    pub state: TimelineState,
}

/// What happened, who holds it now, and what comes.
#[component]
pub fn Timeline(
    /// The name of the list for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The moments, in the order in which they are shown.
    #[prop(into)]
    items: Signal<Vec<TimelineItem>>,
) -> AnyView {
    let list = move || items.get().into_iter().map(moment).collect_view();
    view! { <ol class="timeline" aria-label=text(label)>{list}</ol> }.into_any()
}

fn moment(item: TimelineItem) -> impl IntoView {
    let (state, icon) = match (item.state, item.tone) {
        (TimelineState::Past, Tone::Neutral | Tone::Brand | Tone::Success) => ("past", Some(IconName::CHECK)),
        (TimelineState::Past, tone) => ("past", Some(tone.icon())),
        (TimelineState::Now, Tone::Warning | Tone::Danger) => ("now", Some(item.tone.icon())),
        (TimelineState::Now, _) => ("now", None),
        (TimelineState::Next, _) => ("next", None),
    };
    let time = if item.datetime.is_empty() {
        view! { <span class="timeline__time">{item.time}</span> }.into_any()
    } else {
        view! { <time class="timeline__time" datetime=item.datetime>{item.time}</time> }.into_any()
    };
    view! {
        <li
            class=format!("timeline__item timeline__item--{state} timeline__item--{}", item.tone.name())
            aria-current=(item.state == TimelineState::Now).then_some("step")
        >
            <span class="timeline__mark" aria-hidden="true">{icon.map(|name| view! { <Icon name/> })}</span>
            <div class="timeline__body">
                <strong class="timeline__title">{item.title}</strong>
                {time}
                {(!item.detail.is_empty()).then(|| view! { <p class="timeline__detail">{item.detail}</p> })}
            </div>
        </li>
    }
}
