//! What was begun on this device and not sent yet.

use leptos::prelude::*;

use crate::{
    citizen::{
        local_drafts::{LocalDrafts, draft_path},
        section::Section,
        words::words,
    },
    config,
    forms::{
        room_notice::room_notice,
        send_status::{send_key, send_words},
    },
    i18n::{self, say},
    offline::{Draft, FilePlace, Purpose, SendState, drafts},
    platform::{focus, timer},
    t,
    ui::{Badge, Button, ButtonKind, Card, IconName, LinkButton, Notice, Tone},
};

/// The drafts of this device; nothing where there are none.
pub fn drafts_list() -> AnyView {
    let drafts = LocalDrafts::read();
    // What was thrown away some time ago goes for good, after this page had its turn with the database.
    timer::after(1_000, || wasm_bindgen_futures::spawn_local(drafts::erase_removed()));
    view! {
        {move || drafts.trouble().map(|_| view! { <Notice tone=Tone::Warning>{move || t!("form.store_failed")}</Notice> })}
        {move || {
            let listed = drafts.with_removed();
            (!listed.is_empty()).then(|| {
                let cards = listed
                    .into_iter()
                    .map(|draft| if draft.removed_at.is_some() { removed_card(drafts, draft) } else { draft_card(drafts, draft) })
                    .collect_view();
                view! { <Section heading=words("applications.drafts")><div class="stack">{cards}</div>{room_notice(false)}</Section> }
            })
        }}
    }
    .into_any()
}

/// A draft: what it is, how far it is, and where it stands.
fn draft_card(drafts: LocalDrafts, draft: Draft) -> AnyView {
    let name = draft.service_name.clone();
    let heading = Signal::derive(move || say(&name));
    let named = draft.service_name.clone();
    let label = Signal::derive(move || Some(t!("applications.remove_which", name = say(&named))));
    let href = draft_path(&draft);
    let is_queued = draft.is_queued();
    let sent = draft.clone();
    let state = Memo::new(move |_| SendState::of(&sent));
    let is_correction = matches!(draft.purpose, Purpose::Correct { .. });
    let facts = facts(&draft);
    let reached = draft.reached;
    view! {
        <Card heading aside=move || view! { {move || badge(&state.get(), is_correction)} }>
            {move || {
                let words = send_words(&state.get());
                (!words.is_empty()).then(|| view! { <p>{words}</p> })
            }}
            <p class="muted">{facts}</p>
            {reached.filter(|_| !is_queued).map(|reached| view! {
                <progress class="draft-progress" max=reached.of value=reached.number aria-label=move || t!("applications.progress", number = reached.number, of = reached.of)></progress>
            })}
            <div class="actions">
                <LinkButton href icon_end=IconName::ARROW_RIGHT>
                    {move || if is_queued { t!("applications.open_queued") } else { t!("applications.continue") }}
                </LinkButton>
                {(!is_queued).then(|| view! {
                    <Button kind=ButtonKind::Quiet icon=IconName::TRASH aria_label=label on_press=move |()| {
                        let undo = undo_id(&draft);
                        drafts.remove(draft.clone());
                        timer::after(150, move || focus::focus_field(&undo));
                    }>
                        {move || t!("applications.remove")}
                    </Button>
                })}
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
fn facts(draft: &Draft) -> Signal<String> {
    let (reached, size, saved) = (draft.reached, draft.size(), draft.updated_at);
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
        facts.push(t!("applications.draft_saved", time = i18n::date_time(saved)));
        facts.join(" · ")
    })
}
