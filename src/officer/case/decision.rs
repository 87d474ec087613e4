//! What the officer may do, as the server offers it.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    api::application::{ApplicationDetail, StepProgress},
    case::{Action, ActionKind, AvailableAction},
};

use super::{
    action_form::FormOf,
    conflict_notice::ConflictNotice,
    room::{CaseRoom, DECISION_ID, FormKey},
};
use crate::{
    api::error_words,
    config, i18n,
    officer::{
        desk::me,
        inbox::rows::case_page,
        words::{maybe_words, words},
    },
    t,
    ui::{Button, ButtonKind, ConfirmDialog, IconName, LinkButton, Notice, Tone},
};

/// The decision pane.
#[component]
pub fn Decision(
    room: CaseRoom,
    /// The case.
    case: Signal<Arc<ApplicationDetail>>,
) -> AnyView {
    // The list of buttons is drawn anew only when the offers change, so that open forms keep their focus.
    let offers = Memo::new(move |_| room.offers());
    let has_marks = Memo::new(move |_| room.unsent.with(|unsent| !unsent.marks.is_empty()));
    // Declaring complete what has marks must be meant.
    let confirming = RwSignal::new(None::<FormKey>);
    let buttons = move || {
        let offers = offers.get();
        let many = steps_of(&offers) > 1;
        let mut offers = offers;
        offers.sort_by_key(|offer| rank(offer.kind, has_marks.get()));
        offers
            .into_iter()
            .enumerate()
            .map(|(place, offer)| button(room, case, confirming, &offer, place == 0, many))
            .collect_view()
    };
    view! {
        <section class="decision" aria-labelledby=DECISION_ID>
            <h2 id=DECISION_ID tabindex="-1">{words("officer.decision.title")}</h2>
            <ConflictNotice room case/>
            {move || room.trouble.get().map(|error| view! {
                <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice>
            })}
            <Situation case offers/>
            <Next room/>
            <div class="decision__buttons">{buttons}</div>
            <FormOf room case/>
            <ConfirmDialog
                id="drop-marks"
                open=Signal::derive(move || confirming.with(Option::is_some))
                title=words("officer.decision.drop_title")
                body=Signal::derive(move || t!("officer.decision.drop_body", count = room.unsent.with(|unsent| unsent.marks.len())))
                confirm_label=words("officer.decision.drop_confirm")
                cancel_label=words("officer.back")
                on_confirm=move |()| {
                    if let Some(key) = confirming.get_untracked() {
                        confirming.set(None);
                        room.act(key, Action::DeclareComplete {});
                    }
                }
                on_cancel=move |()| confirming.set(None)
            />
        </section>
    }
    .into_any()
}

fn steps_of(offers: &[AvailableAction]) -> usize {
    let mut steps: Vec<&str> = offers.iter().filter_map(|offer| offer.step.as_deref()).collect();
    steps.sort_unstable();
    steps.dedup();
    steps.len()
}

/// What stands first. With marks, sending back is what comes next.
fn rank(kind: ActionKind, has_marks: bool) -> u8 {
    match kind {
        ActionKind::Return if has_marks => 0,
        ActionKind::Claim | ActionKind::HandOver => 1,
        ActionKind::DeclareComplete | ActionKind::Process | ActionKind::Approve | ActionKind::Issue => 2,
        ActionKind::Shelve => 3,
        ActionKind::Return => 4,
        ActionKind::Reject => 5,
        ActionKind::Message | ActionKind::Resubmit | ActionKind::Cancel => 6,
        ActionKind::Release => 7,
    }
}

fn button(
    room: CaseRoom,
    case: Signal<Arc<ApplicationDetail>>,
    confirming: RwSignal<Option<FormKey>>,
    offer: &AvailableAction,
    is_first: bool,
    many: bool,
) -> AnyView {
    let kind = offer.kind;
    let key: FormKey = (kind, offer.step.clone());
    let look = match kind {
        ActionKind::Message | ActionKind::Release => ButtonKind::Quiet,
        _ if is_first => ButtonKind::Primary,
        _ => ButtonKind::Secondary,
    };
    let step = offer.step.clone().filter(|_| many);
    let label = Signal::derive(move || {
        let action = i18n::family("action.", kind.key());
        match step.as_deref().and_then(|step| case.with(|case| step_name(case, step))) {
            Some(step) => [action.as_str(), ": ", &step].concat(),
            None => action,
        }
    });
    if kind == ActionKind::HandOver {
        let href = config::path(&["/serah-terima?berkas=", &room.id.to_string()].concat());
        return view! { <LinkButton href kind=look icon=IconName::HAND_OVER wide=true>{label}</LinkButton> }.into_any();
    }
    let press = {
        let key = key.clone();
        move |()| match kind {
            ActionKind::Claim => room.act(key.clone(), Action::Claim {}),
            ActionKind::Release => room.act(key.clone(), Action::Release {}),
            ActionKind::DeclareComplete => {
                if room.unsent.with_untracked(|unsent| unsent.marks.is_empty()) {
                    room.act(key.clone(), Action::DeclareComplete {});
                } else {
                    confirming.set(Some(key.clone()));
                }
            }
            _ => room.form.update(|form| *form = if form.as_ref() == Some(&key) { None } else { Some(key.clone()) }),
        }
    };
    let reason = Signal::derive(move || {
        let lacks_marks = kind == ActionKind::Return && room.unsent.with(|unsent| unsent.marks.is_empty());
        lacks_marks.then(|| t!("officer.decision.mark_first"))
    });
    view! {
        <Button
            id=["action-", kind.key(), "-", key.1.as_deref().unwrap_or_default()].concat()
            kind=look
            icon=icon(kind)
            wide=true
            on_press=press
            disabled_reason=reason
            disabled=Signal::derive(move || room.busy.with(|busy| busy.is_some_and(|busy| busy != kind)))
            loading=Signal::derive(move || room.busy.get() == Some(kind))
            loading_label=maybe_words("common.loading")
        >
            {label}
        </Button>
    }
    .into_any()
}

fn icon(kind: ActionKind) -> IconName {
    match kind {
        ActionKind::Claim => IconName::INBOX,
        ActionKind::Release => IconName::ARROW_LEFT,
        ActionKind::DeclareComplete | ActionKind::Process => IconName::CHECK,
        ActionKind::Return | ActionKind::Resubmit => IconName::FLAG,
        ActionKind::Approve => IconName::SIGNATURE,
        ActionKind::Reject | ActionKind::Cancel => IconName::X_CIRCLE,
        ActionKind::Issue => IconName::FILE,
        ActionKind::Shelve => IconName::SAVE,
        ActionKind::HandOver => IconName::HAND_OVER,
        ActionKind::Message => IconName::MESSAGE,
    }
}

/// The name of a step. Reactive.
fn step_name(case: &ApplicationDetail, key: &str) -> Option<String> {
    case.steps.iter().find(|step| step.key == key).map(|step| i18n::say(&step.name))
}

/// Why there is nothing to do, where there is nothing: whose turn it is.
#[component]
fn Situation(case: Signal<Arc<ApplicationDetail>>, offers: Memo<Vec<AvailableAction>>) -> AnyView {
    let has_work =
        Memo::new(move |_| offers.with(|offers| offers.iter().any(|offer| offer.kind != ActionKind::Message)));
    let others = Memo::new(move |_| {
        let mine = me();
        case.with(|case| {
            let open = case.steps.iter().filter(|step| step.progress == StepProgress::Open);
            open.filter_map(|step| step.assignee.as_ref())
                .find(|officer| Some(officer.id) != mine)
                .map(|officer| officer.name.clone())
        })
    });
    let is_waiting =
        Memo::new(move |_| case.with(|case| case.steps.iter().any(|step| step.progress == StepProgress::Waiting)));
    let is_closed = Memo::new(move |_| case.with(|case| case.summary.status.is_closed()));
    let holder = Signal::derive(move || case.with(|case| i18n::say(&case.summary.holder)));
    (move || {
        if is_waiting.get() {
            return view! { <Notice>{words("officer.decision.waits_for_applicant")}</Notice> }.into_any();
        }
        if let Some(name) = others.get() {
            return view! { <Notice>{move || t!("officer.decision.held_by", name = name)}</Notice> }.into_any();
        }
        if is_closed.get() {
            return view! { <Notice tone=Tone::Neutral>{words("officer.decision.closed")}</Notice> }.into_any();
        }
        if !has_work.get() {
            return view! { <Notice>{move || t!("officer.decision.held_elsewhere", holder = holder.get())}</Notice> }
                .into_any();
        }
        ().into_any()
    })
    .into_any()
}

/// The case to go on with.
#[component]
fn Next(room: CaseRoom) -> AnyView {
    (move || {
        room.next.get().map(|case| {
            let href = config::path(&case_page(case.id));
            view! {
                <LinkButton href kind=ButtonKind::Primary icon_end=IconName::ARROW_RIGHT wide=true>
                    {move || t!("officer.decision.next", number = case.number)}
                </LinkButton>
            }
        })
    })
    .into_any()
}

#[cfg(test)]
mod tests {
    use mppi_domain::case::ActionKind;

    use super::rank;

    #[test]
    fn with_marks_sending_back_comes_first() {
        let mut kinds = [ActionKind::Release, ActionKind::DeclareComplete, ActionKind::Message, ActionKind::Return];
        kinds.sort_by_key(|kind| rank(*kind, true));
        assert_eq!(kinds, [ActionKind::Return, ActionKind::DeclareComplete, ActionKind::Message, ActionKind::Release]);
        kinds.sort_by_key(|kind| rank(*kind, false));
        assert_eq!(kinds, [ActionKind::DeclareComplete, ActionKind::Return, ActionKind::Message, ActionKind::Release]);
    }
}
