//! What applicant and office wrote to each other.

use leptos::prelude::*;
use mppi_domain::{
    api::application::{ApplicationDetail, TimelineEntry},
    case::{Action, ActionKind, ActionRequest},
};

use super::{CaseHandle, actions::Attempt};
use crate::{
    citizen::{
        section::Section,
        words::{maybe_words, words},
    },
    i18n::{self, say},
    platform::focus,
    t,
    ui::{Button, ButtonKind, Details, TextArea},
};

/// Characters of a message at most, as the contract has it.
const LONGEST: usize = 2_000;

/// Messages, and a field for another one.
pub fn messages_view(handle: CaseHandle, case: &ApplicationDetail) -> AnyView {
    let messages: Vec<TimelineEntry> = case.timeline.iter().filter(|entry| entry.kind == "messaged").cloned().collect();
    let offered = case.actions.iter().find(|action| action.kind == ActionKind::Message).cloned();
    if messages.is_empty() && offered.is_none() {
        return ().into_any();
    }
    let is_first = messages.is_empty();
    let list =
        (!is_first).then(|| view! { <ol class="messages">{messages.into_iter().map(message).collect_view()}</ol> });
    let form = offered.map(|offered| {
        view! { <MessageForm handle step=offered.step based_on=offered.based_on/> }
    });
    view! {
        <Section heading=words("case.messages")>
            {list}
            // A question to the office is rare; its field need not stand open on every case.
            {form.map(|form| view! { <Details summary=words("case.message_write")>{form}</Details> })}
        </Section>
    }
    .into_any()
}

fn message(entry: TimelineEntry) -> AnyView {
    let is_own = entry.actor == "citizen";
    let agency = entry.agency;
    let at = entry.at;
    view! {
        <li class="message" class:message--own=is_own>
            <p class="message__from">
                <strong>{move || if is_own { t!("case.message_you") } else { agency.as_ref().map_or_else(|| t!("case.message_office"), say) }}</strong>
                " · " <time datetime=at.to_string()>{move || i18n::date_time(at)}</time>
            </p>
            <p class="message__words">{entry.words}</p>
        </li>
    }
    .into_any()
}

#[component]
fn MessageForm(handle: CaseHandle, step: Option<String>, based_on: Option<u32>) -> AnyView {
    let attempt = Attempt::new(handle);
    let typed = handle.message;
    let is_wrong = RwSignal::new(false);
    let error = Signal::derive(move || {
        is_wrong.get().then(|| {
            if typed.with(|typed| typed.trim().is_empty()) { t!("case.message_empty") } else { t!("case.message_long") }
        })
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = typed.get_untracked().trim().to_owned();
        let length = words.chars().count();
        is_wrong.set(length == 0 || length > LONGEST);
        if is_wrong.get_untracked() {
            focus::focus_field("case-message");
            return;
        }
        let request = ActionRequest { step: step.clone(), based_on, action: Action::Message { words } };
        // The same words are heard again only if they were gone meanwhile.
        handle.say(String::new());
        let sent = move |()| {
            let _ = typed.try_set(String::new());
            handle.say(t!("case.message_sent"));
            // The button that had the focus is drawn anew.
            focus::catch_lost(100);
        };
        attempt.send(&request, Callback::new(sent));
    };
    let type_in = move |now: String| {
        typed.set(now);
        is_wrong.set(false);
    };
    view! {
        <form class="stack" novalidate on:submit=send>
            <TextArea id="case-message" label=words("case.message_label") hint=maybe_words("case.message_hint") error value=typed on_input=type_in rows=3 required=true/>
            {attempt.trouble_view()}
            <div class="actions">
                <Button submit=true kind=ButtonKind::Secondary loading=attempt.is_busy() loading_label=maybe_words("common.sending")>{move || t!("action.message")}</Button>
            </div>
        </form>
    }
    .into_any()
}
