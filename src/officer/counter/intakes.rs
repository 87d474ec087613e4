//! What this officer took in on this device.

use leptos::prelude::*;
use mppi_domain::provisional_number::ProvisionalNumber;
use wasm_bindgen_futures::spawn_local;

use super::intake::receipt_page;
use crate::{
    config,
    forms::send_status::send_key,
    i18n::{self, say},
    officer::words::words,
    offline::{Draft, LocalDrafts, SendState, cache, drafts, orphans, outbox},
    platform::{abort::Abort, focus, timer},
    session, t,
    ui::{Badge, Button, ButtonKind, ButtonSize, EmptyState, IconName, LinkRow, Notice, Tone},
};

/// Intakes: begun, waiting, arrived.
#[component]
pub fn Intakes() -> AnyView {
    let all = LocalDrafts::read();
    let own = Memo::new(move |_| session::account().map(|me| all.intakes_of(me)).unwrap_or_default());
    timer::after(1_000, || {
        spawn_local(async {
            drafts::erase_removed().await;
            orphans::sweep().await;
        });
    });
    view! {
        <section class="stack">
            <h2>{words("officer.counter.here")}</h2>
            {move || all.trouble().map(|_| view! { <Notice tone=Tone::Warning>{words("form.store_failed")}</Notice> })}
            {waiting(own)}
            {move || if own.with(Vec::is_empty) {
                let is_reading = all.is_reading();
                (!is_reading).then(|| view! {
                    <EmptyState icon=IconName::INBOX title=words("officer.counter.none") words=words("officer.counter.none_words")/>
                })
                .into_any()
            } else {
                let rows = own.get().into_iter().map(|draft| row(all, draft)).collect_view();
                view! { <ul class="link-rows">{rows}</ul> }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// How many wait, and that they can be sent now.
fn waiting(own: Memo<Vec<Draft>>) -> AnyView {
    let count = Memo::new(move |_| own.with(|own| own.iter().filter(|draft| draft.is_queued()).count()));
    (move || {
        let count = count.get();
        (count > 0).then(|| {
            let action = || view! {
                <Button kind=ButtonKind::Secondary icon=IconName::REFRESH on_press=|()| outbox::wake()>{words("officer.counter.send_now")}</Button>
            };
            view! { <Notice tone=Tone::Warning action>{move || t!("officer.counter.waiting", count = count)}</Notice> }
        })
    })
    .into_any()
}

fn row(all: LocalDrafts, draft: Draft) -> AnyView {
    if draft.removed_at.is_some() {
        return removed_row(all, draft);
    }
    let id = draft.id;
    let is_editable = draft.is_editable();
    let href = if is_editable {
        config::path(&["/loket/", &id.to_string()].concat())
    } else {
        config::path(&receipt_page(id))
    };
    let name = draft.service_name.clone();
    let person = applicant_name(&draft);
    let taken_at = draft.intake.as_ref().and_then(|intake| intake.taken_at).unwrap_or(draft.updated_at);
    let number = number(&draft);
    let detail = Signal::derive({
        let number = number.clone();
        move || {
            let mut facts = Vec::new();
            facts.extend(number.clone());
            facts.extend(person.get());
            facts.push(i18n::date_time(taken_at));
            Some(facts.join(" · "))
        }
    });
    let sent = draft.clone();
    let state = Memo::new(move |_| SendState::of(&sent));
    let which = number.unwrap_or_default();
    view! {
        <LinkRow href label=Signal::derive(move || say(&name)) which detail>
            {move || badge(&state.get())}
            {is_editable.then(|| {
                let removed = draft.clone();
                view! {
                    <Button
                        kind=ButtonKind::Quiet
                        size=ButtonSize::Small
                        icon=IconName::TRASH
                        on_press=move |()| {
                            all.remove(removed.clone());
                            timer::after(150, move || focus::focus_field(&undo_id(id)));
                        }
                    >
                        {words("officer.counter.remove")}
                    </Button>
                }
            })}
        </LinkRow>
    }
    .into_any()
}

fn undo_id(id: uuid::Uuid) -> String {
    ["restore-", &id.to_string()].concat()
}

fn removed_row(all: LocalDrafts, draft: Draft) -> AnyView {
    let name = draft.service_name.clone();
    let id = undo_id(draft.id);
    view! {
        <li>
            <Notice live=true action=move || view! {
                <Button id kind=ButtonKind::Secondary on_press=move |()| all.restore(draft.clone())>{words("officer.counter.restore")}</Button>
            }>
                {move || t!("officer.counter.removed", name = say(&name))}
            </Notice>
        </li>
    }
    .into_any()
}

fn badge(state: &SendState) -> AnyView {
    let (tone, key) = match state {
        SendState::Idle => (Tone::Neutral, "officer.counter.badge_begun"),
        SendState::Sent => (Tone::Success, send_key(state)),
        SendState::Uploading { .. } | SendState::Sending => (Tone::Info, send_key(state)),
        SendState::Waiting(_) | SendState::NeedsSignIn { .. } => (Tone::Warning, send_key(state)),
        SendState::Invalid(_) | SendState::Refused(_) | SendState::FileTrouble { .. } => {
            (Tone::Danger, send_key(state))
        }
    };
    view! { <Badge tone label=words(key)/> }.into_any()
}

/// The number that the print-out says, once there is one; and the real one, once that is there.
pub(super) fn number(draft: &Draft) -> Option<String> {
    match draft.receipt().and_then(|receipt| receipt.applications.first()) {
        Some(entry) => Some(entry.number.clone()),
        None => draft.intake.as_ref()?.taken_at.and_then(|_| provisional_number(draft)),
    }
}

/// The number that the counter gives.
pub(super) fn provisional_number(draft: &Draft) -> Option<String> {
    ProvisionalNumber::of(draft.application(), &config::region().code).ok().map(|number| number.to_string())
}

/// Whom it is about, as long as the device has the answers; the form says which answer that is. Reactive.
pub(super) fn applicant_name(draft: &Draft) -> Signal<Option<String>> {
    let found = RwSignal::new(None);
    let (code, version, answers) = (draft.service.clone(), draft.service_version, draft.answers.clone());
    if !answers.0.is_empty() {
        spawn_local(async move {
            if let Ok(definition) = cache::definition(&code, Some(version), &Abort::never()).await {
                let name = answers.subject_name(&definition.value.form);
                let _ = found.try_set((!name.is_empty()).then(|| name.to_owned()));
            }
        });
    }
    found.into()
}
