//! `/berkas/:id`: documents and answers on the left, decision and history on the right.

mod action_form;
mod answers;
pub mod attempt;
mod changes;
mod conflict_notice;
mod decision;
mod documents;
mod facts;
mod file;
mod history;
mod look;
mod mark_control;
mod marks;
mod pdf_view;
mod room;
mod viewer;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::{
    api::{application::ApplicationDetail, problem::ProblemCode},
    case::{Action, ActionKind},
};
use uuid::Uuid;

use self::{
    answers::{Answers, CorrectedParts},
    decision::Decision,
    documents::{Documents, Entry, entries},
    facts::Facts,
    history::{History, Steps},
    look::Look,
    room::{CaseRoom, DECISION_ID},
};
use super::{
    desk::desk,
    due::{Due, status_tone, status_words},
    not_found::not_found,
    shortcuts::{Command, Place, use_shortcuts},
    words::words,
};
use crate::{
    api::{ApiError, LoadState},
    config, forms, i18n,
    platform::{
        dom,
        focus::{self, focus_field},
        timer,
    },
    t,
    ui::{BackLink, Badge, IconName, MAIN_ID, PageTitle, Skeleton, SkeletonKind},
};

#[derive(Clone, PartialEq)]
enum Face {
    Loading,
    Failed(ApiError),
    Ready,
}

/// The page of a case.
#[component]
pub fn CasePage() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| Uuid::parse_str(&id).ok()));
    // Another case is another room, even where the router keeps the page.
    (move || match id.get() {
        Some(id) => view! { <OneCase id/> }.into_any(),
        None => not_found(),
    })
    .into_any()
}

#[component]
fn OneCase(id: Uuid) -> AnyView {
    let room = CaseRoom::open(id);
    // The number only: tabs and histories shall not name people.
    config::use_page_head(move || {
        room.load.ready().map_or_else(|| t!("officer.case.title"), |case| case.summary.number)
    });
    let face = Memo::new(move |_| match room.load.state() {
        LoadState::Loading => Face::Loading,
        LoadState::Failed(error) => Face::Failed(error),
        LoadState::Ready(_) => Face::Ready,
    });
    (move || {
        let face = face.get();
        // What goes takes the focus with it, even from the heading.
        if focus::is_in(MAIN_ID) {
            timer::after(0, dom::focus_heading);
        }
        match face {
            Face::Loading => view! {
                <BackToInbox/>
                <PageTitle title=words("officer.case.title")/>
                <Skeleton label=words("common.loading") kind=SkeletonKind::Rows count=6/>
            }
            .into_any(),
            Face::Failed(error) if error.code() == Some(ProblemCode::NotFound) => not_found(),
            Face::Failed(error) => view! {
                <BackToInbox/>
                <PageTitle title=words("officer.case.title")/>
                {forms::error_face(error, Callback::new(move |()| room.load.reload()))}
            }
            .into_any(),
            Face::Ready => match untrack(|| room.load.ready()) {
                Some(first) => view! { <Ready room first/> }.into_any(),
                None => ().into_any(),
            },
        }
    })
    .into_any()
}

/// Back to the part of the inbox that the officer came from.
#[component]
fn BackToInbox() -> AnyView {
    let desk = desk();
    let href = Signal::derive(move || config::path(&desk.view.get().address()));
    view! { <BackLink href label=words("officer.inbox.title")/> }.into_any()
}

#[component]
fn Ready(
    room: CaseRoom,
    /// The case as it came first; what follows comes through the room.
    first: ApplicationDetail,
) -> AnyView {
    let first = Arc::new(first);
    let case: Signal<Arc<ApplicationDetail>> =
        Memo::new(move |_| room.load.ready().map_or_else(|| first.clone(), Arc::new)).into();
    let entries = Memo::new(move |_| case.with(|case| entries(case)));
    let look = Look::new();
    use_case_shortcuts(room, entries, look);
    let place_of = Callback::new(move |code: String| {
        entries.with_untracked(|entries| entries.iter().position(|entry| entry.requirement == code))
    });
    let over = Signal::derive(move || {
        case.with(|case| Some([case.summary.number.as_str(), " · ", &i18n::say(&case.summary.service_name)].concat()))
    });
    let badges = move || {
        let (status, due_on) = case.with(|case| (case.summary.status, case.summary.due_on));
        let due = Due::of(due_on, status, config::today());
        view! {
            <Badge tone=status_tone(status) label=Signal::derive(move || status_words(status))/>
            {due.tone().map(|tone| view! {
                <Badge tone icon=IconName::CLOCK label=Signal::derive(move || due.words())/>
            })}
        }
    };
    view! {
        <div class="case-page">
            <BackToInbox/>
            <PageTitle title=Signal::derive(move || case.with(|case| case.summary.subject_name.clone())) over>
                {badges}
            </PageTitle>
            <div class="case">
                <Documents room entries look/>
                <div class="case__middle">
                    <CorrectedParts room case place_of/>
                    <Answers room case/>
                </div>
                <div class="case__side panes__side">
                    <Decision room case/>
                    <Facts case/>
                    <Steps case/>
                    <History case/>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn use_case_shortcuts(room: CaseRoom, entries: Memo<Vec<Entry>>, look: Look) {
    let show = move |step: fn(usize, usize) -> usize| {
        let count = entries.with_untracked(Vec::len);
        room.is_comparing.set(false);
        room.place.update(|place| *place = step(*place, count));
    };
    use_shortcuts(Place::Case, move |command| match command {
        Command::NextDocument => show(|place, count| (place + 1).min(count.saturating_sub(1))),
        Command::PreviousDocument => show(|place, _| place.saturating_sub(1)),
        Command::ZoomIn => look.zoom(true),
        Command::ZoomOut => look.zoom(false),
        Command::Turn => look.turn(),
        Command::Decide => focus_field(DECISION_ID),
        Command::MarkDocument => {
            let place = room.place.get_untracked();
            let code = entries.with_untracked(|entries| entries.get(place).map(|entry| entry.requirement.clone()));
            if let Some(code) = code.filter(|_| untrack(|| room.can_mark())) {
                let pointer = ["/documents/", &code].concat();
                let id = mark_control::control_id(&pointer);
                room.marking.set(Some(pointer));
                timer::after(0, move || focus_field(&id));
            }
        }
        Command::Claim => {
            let offers = untrack(|| room.offers());
            if let Some(offer) = offers.into_iter().find(|offer| offer.kind == ActionKind::Claim) {
                room.act((ActionKind::Claim, offer.step), Action::Claim {});
            }
        }
        _ => {}
    });
}
