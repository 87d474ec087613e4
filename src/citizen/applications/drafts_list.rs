//! What was begun on this device and not sent yet.

use leptos::prelude::*;
use mppi_domain::text::Text;
use uuid::Uuid;

use crate::{
    citizen::{
        local_drafts::{LocalDrafts, draft_path},
        section::Section,
        words::words,
    },
    i18n::{self, say},
    offline::{Draft, Progress, Purpose},
    t,
    ui::{Badge, Button, ButtonKind, Card, ConfirmDialog, IconName, LinkButton, Notice, Tone},
};

/// The drafts of this device; nothing where there are none.
pub fn drafts_list() -> AnyView {
    let drafts = LocalDrafts::read();
    // The draft whose removal is being asked for.
    let asked = RwSignal::new(None::<(Uuid, Text)>);
    let open = Signal::derive(move || asked.with(Option::is_some));
    let body = Signal::derive(move || {
        asked
            .with(|asked| asked.as_ref().map(|(_, name)| t!("applications.remove_words", name = say(name))))
            .unwrap_or_default()
    });
    let confirm = move |()| {
        if let Some((id, _)) = asked.get_untracked() {
            drafts.remove(id);
        }
        asked.set(None);
    };
    view! {
        {move || drafts.trouble().map(|_| view! { <Notice tone=Tone::Warning>{move || t!("form.store_failed")}</Notice> })}
        {move || {
            let unsent = drafts.unsent();
            (!unsent.is_empty()).then(|| view! {
                <Section heading=words("applications.drafts")>
                    <div>{unsent.iter().map(|draft| draft_card(draft, asked)).collect_view()}</div>
                </Section>
            })
        }}
        <ConfirmDialog
            id="remove-draft"
            open
            title=words("applications.remove_title")
            body
            confirm_label=words("applications.remove_confirm")
            cancel_label=words("applications.remove_cancel")
            danger=true
            on_confirm=confirm
            on_cancel=move |()| asked.set(None)
        />
    }
    .into_any()
}

fn draft_card(draft: &Draft, asked: RwSignal<Option<(Uuid, Text)>>) -> AnyView {
    let is_waiting = matches!(draft.progress, Progress::Ready { .. });
    let is_correction = matches!(draft.purpose, Purpose::Correct { .. });
    let (id, at, name) = (draft.id, draft.updated_at, draft.service_name.clone());
    let href = draft_path(draft);
    let (tone, badge) = match (is_waiting, is_correction) {
        (true, _) => (Tone::Warning, "applications.badge_waiting"),
        (false, true) => (Tone::Info, "applications.badge_correction"),
        (false, false) => (Tone::Neutral, "applications.badge_draft"),
    };
    let heading = Signal::derive({
        let name = name.clone();
        move || say(&name)
    });
    let named = name.clone();
    let label = Signal::derive(move || Some(t!("applications.remove_which", name = say(&named))));
    view! {
        <Card heading aside=move || view! { <Badge tone label=words(badge)/> }>
            <p class="muted">{move || t!("applications.draft_saved", time = i18n::date_time(at))}</p>
            <div class="actions">
                <LinkButton href icon_end=IconName::ARROW_RIGHT>
                    {move || if is_waiting { t!("applications.send_draft") } else { t!("applications.continue") }}
                </LinkButton>
                <Button kind=ButtonKind::Quiet icon=IconName::TRASH aria_label=label on_press=move |()| asked.set(Some((id, name.clone())))>
                    {move || t!("applications.remove")}
                </Button>
            </div>
        </Card>
    }
    .into_any()
}
