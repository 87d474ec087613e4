//! Sending back what is marked.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{api::application::ApplicationDetail, case::Action};

use super::CloseButton;
use crate::{
    i18n,
    officer::{
        case::{
            changes::label_of,
            mark_control::control_id,
            marks::{Mark, Unsent},
            room::{CaseRoom, FormKey},
        },
        words::{maybe_words, words},
    },
    platform::focus::focus_field,
    t,
    ui::{Button, ButtonKind, ButtonSize, Notice, Tone},
};

/// All marks, as the applicant will read them.
#[component]
pub fn ReturnForm(room: CaseRoom, case: Signal<Arc<ApplicationDetail>>, key: FormKey) -> AnyView {
    let marks = move || {
        let case = case.get();
        let marks = room.unsent.with(|unsent| unsent.marks.clone());
        marks.into_iter().map(|mark| mark_line(room, &case, mark)).collect_view()
    };
    let tried = RwSignal::new(false);
    let is_incomplete =
        Memo::new(move |_| room.unsent.with(|unsent| unsent.marks.iter().any(|mark| !mark.is_complete())));
    let is_busy = Signal::derive(move || room.busy.get() == Some(mppi_domain::case::ActionKind::Return));
    let send = move |()| {
        tried.set(true);
        if !is_incomplete.get_untracked() {
            room.act(key.clone(), Action::Return { flags: room.unsent.with_untracked(Unsent::flags) });
        }
    };
    view! {
        <section class="stack" aria-labelledby="return-title">
            <h3 id="return-title" tabindex="-1">{words("officer.return.title")}</h3>
            <p class="muted">{words("officer.return.lead")}</p>
            <ul class="return-marks">{marks}</ul>
            {move || (tried.get() && is_incomplete.get()).then(|| view! {
                <Notice tone=Tone::Danger live=true>{words("officer.return.incomplete")}</Notice>
            })}
            <div class="actions">
                <Button on_press=send loading=is_busy loading_label=maybe_words("common.loading")>
                    {words("officer.return.send")}
                </Button>
                <CloseButton room/>
            </div>
        </section>
    }
    .into_any()
}

fn mark_line(room: CaseRoom, case: &ApplicationDetail, mark: Mark) -> AnyView {
    let label = label_of(case, &mark.pointer).unwrap_or_else(|| t!("officer.history.gone_part"));
    let reason = i18n::family("flag_reason.", mark.reason.key());
    let name = label.clone();
    let (shown, removed) = (mark.pointer.clone(), mark.pointer.clone());
    let show = move |()| {
        room.marking.set(Some(shown.clone()));
        focus_field(&control_id(&shown));
    };
    view! {
        <li class="return-marks__mark">
            <strong>{label}</strong>
            <span>{reason}". "{mark.words}</span>
            <span class="mark__actions">
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    on_press=show
                    aria_label=Signal::stored(Some([t!("officer.mark.edit").as_str(), ": ", &name].concat()))
                >
                    {words("officer.mark.edit")}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    on_press=move |()| room.unsent.update(|unsent| unsent.remove(&removed))
                    aria_label=Signal::stored(Some([t!("officer.mark.remove").as_str(), ": ", &name].concat()))
                >
                    {words("officer.mark.remove")}
                </Button>
            </span>
        </li>
    }
    .into_any()
}
