//! What was begun on this device and not sent yet.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    citizen::{
        draft_mirrors::{DraftMirrors, versions_page},
        local_drafts::{LocalDrafts, draft_path},
        lock_page::lock_card,
        section::Section,
        status_words::case_path,
        words::words,
    },
    config,
    forms::{
        room_notice::room_notice,
        send_status::{send_key, send_words},
    },
    i18n::{self, say},
    offline::{Draft, FilePlace, Purpose, SendState, drafts, lock, orphans},
    platform::{focus, timer},
    t,
    ui::{Badge, Button, ButtonKind, Card, IconName, LinkButton, Notice, Tone},
};

/// The drafts of this device; nothing where there are none.
pub fn drafts_list(drafts: LocalDrafts) -> AnyView {
    let mirrors = DraftMirrors::read();
    let is_closed = Memo::new(|_| lock::is_closed());
    // What was thrown away some time ago goes for good, after this page had its turn with the database.
    timer::after(1_000, || {
        spawn_local(async {
            drafts::erase_removed().await;
            orphans::sweep().await;
        });
    });
    view! {
        {move || is_closed.get().then(lock_card)}
        {move || drafts.trouble().filter(|_| !is_closed.get()).map(|_| view! { <Notice tone=Tone::Warning>{move || t!("form.store_failed")}</Notice> })}
        {move || {
            let listed = drafts.with_removed();
            (!listed.is_empty()).then(|| {
                let cards = listed
                    .into_iter()
                    .map(|draft| match draft {
                        draft if draft.removed_at.is_some() => removed_card(drafts, draft),
                        draft if draft.is_overtaken() => overtaken_card(drafts, draft),
                        draft => draft_card(drafts, mirrors, draft),
                    })
                    .collect_view();
                view! { <Section heading=words("applications.drafts")><div class="stack">{cards}</div>{room_notice(false, Signal::stored(0))}</Section> }
            })
        }}
    }
    .into_any()
}

/// A correction that was never sent and cannot be sent any more: it stays until its person throws it away.
fn overtaken_card(drafts: LocalDrafts, draft: Draft) -> AnyView {
    let name = draft.service_name.clone();
    let heading = Signal::derive(move || say(&name));
    let href = case_path(draft.application());
    let facts = facts(&draft, DraftMirrors::read());
    view! {
        <Card heading aside=move || view! { <Badge tone=Tone::Warning label=words("applications.badge_overtaken")/> }>
            <p>{move || t!("applications.overtaken")}</p>
            <p class="muted">{facts}</p>
            <div class="actions">
                <LinkButton href icon_end=IconName::ARROW_RIGHT>{move || t!("versions.open_case")}</LinkButton>
                {remove_button(drafts, draft)}
            </div>
        </Card>
    }
    .into_any()
}

fn remove_button(drafts: LocalDrafts, draft: Draft) -> AnyView {
    let named = draft.service_name.clone();
    let label = Signal::derive(move || Some(t!("applications.remove_which", name = say(&named))));
    view! {
        <Button kind=ButtonKind::Quiet icon=IconName::TRASH aria_label=label on_press=move |()| {
            let undo = undo_id(&draft);
            drafts.remove(draft.clone());
            timer::after(150, move || focus::focus_field(&undo));
        }>
            {move || t!("applications.remove")}
        </Button>
    }
    .into_any()
}

/// A draft: what it is, how far it is, and where it stands.
fn draft_card(drafts: LocalDrafts, mirrors: DraftMirrors, draft: Draft) -> AnyView {
    let name = draft.service_name.clone();
    let heading = Signal::derive(move || say(&name));
    let href = draft_path(&draft);
    let is_queued = draft.is_queued();
    let sent = draft.clone();
    let state = Memo::new(move |_| SendState::of(&sent));
    let is_correction = matches!(draft.purpose, Purpose::Correct { .. });
    let facts = facts(&draft, mirrors);
    let reached = draft.reached;
    let (id, case) = (draft.id, case_path(draft.application()));
    let other = Memo::new(move |_| mirrors.other(id).map(|other| other.summary.device));
    let is_sent = Memo::new(move |_| mirrors.is_sent(id));
    view! {
        <Card heading aside=move || view! { {move || match other.get() {
            _ if is_sent.get() => view! { <Badge tone=Tone::Warning label=words("applications.badge_sent_elsewhere")/> }.into_any(),
            Some(_) => view! { <Badge tone=Tone::Warning label=words("applications.badge_two")/> }.into_any(),
            None => badge(&state.get(), is_correction),
        }} }>
            {move || if is_sent.get() {
                view! { <p>{move || t!("versions.sent")}</p> }.into_any()
            } else {
                other.get().map(|device| view! { <p>{move || t!("versions.changed", device = device.as_str())}</p> }).into_any()
            }}
            {move || {
                let words = send_words(&state.get());
                (!words.is_empty()).then(|| view! { <p>{words}</p> })
            }}
            <p class="muted">{facts}</p>
            {reached.filter(|_| !is_queued).map(|reached| view! {
                <progress class="draft-progress" max=reached.of value=reached.number aria-label=move || t!("applications.progress", number = reached.number, of = reached.of)></progress>
            })}
            <div class="actions">
                {move || {
                    let (href, key) = match other.get() {
                        _ if is_sent.get() => (case.clone(), "versions.open_case"),
                        Some(_) => (config::path(&versions_page(id)), "versions.open"),
                        None if is_queued => (href.clone(), "applications.open_queued"),
                        None => (href.clone(), "applications.continue"),
                    };
                    view! { <LinkButton href icon_end=IconName::ARROW_RIGHT>{move || i18n::word(key)}</LinkButton> }
                }}
                {(!is_queued).then(|| remove_button(drafts, draft))}
            </div>
        </Card>
    }
    .into_any()
}

/// A draft that was just thrown away.
fn removed_card(drafts: LocalDrafts, draft: Draft) -> AnyView {
    let name = draft.service_name.clone();
    let id = undo_id(&draft);
    view! {
        <Notice live=true action=move || view! {
            <Button id kind=ButtonKind::Secondary on_press=move |()| drafts.restore(draft.clone())>{move || t!("applications.restore")}</Button>
        }>
            {move || t!("applications.removed", name = say(&name))}
        </Notice>
    }
    .into_any()
}

fn undo_id(draft: &Draft) -> String {
    ["restore-", &draft.id.to_string()].concat()
}

fn badge(state: &SendState, is_correction: bool) -> AnyView {
    let (tone, key) = match state {
        SendState::Idle if is_correction => (Tone::Info, "applications.badge_correction"),
        SendState::Idle | SendState::Sent => (Tone::Neutral, "applications.badge_draft"),
        SendState::Uploading { .. } | SendState::Sending => (Tone::Info, send_key(state)),
        SendState::Waiting(_) | SendState::NeedsSignIn { .. } => (Tone::Warning, send_key(state)),
        SendState::Invalid(_) | SendState::Refused(_) | SendState::FileTrouble { .. } => {
            (Tone::Danger, send_key(state))
        }
    };
    view! { <Badge tone label=words(key)/> }.into_any()
}

/// "Langkah 3 dari 6 · dimulai kemarin · 3 berkas, 1,2 MB · disimpan 24 November 2026 10.42 WITA". Reactive.
fn facts(draft: &Draft, mirrors: DraftMirrors) -> Signal<String> {
    let (reached, size, saved) = (draft.reached, draft.size(), draft.updated_at);
    let mirrored = draft.clone();
    let files = draft.files.iter().filter(|file| file.place != FilePlace::Case).count();
    let days = config::today().days_since(draft.created_at.date_in(config::region().zone)).max(0);
    Signal::derive(move || {
        let mut facts = Vec::new();
        facts.extend(reached.map(|reached| t!("applications.progress", number = reached.number, of = reached.of)));
        facts.push(match days {
            0 => t!("applications.begun_today"),
            1 => t!("applications.begun_yesterday"),
            _ => t!("applications.begun_days", count = days),
        });
        if files > 0 {
            facts.push(t!("applications.files", count = files, size = i18n::size(size)));
        }
        let key = if mirrors.has(&mirrored) { "applications.draft_mirrored" } else { "applications.draft_saved" };
        facts.push(i18n::fill(key, &[("time", i18n::date_time(saved))]));
        facts.join(" · ")
    })
}
