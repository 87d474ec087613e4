//! A case as its applicant sees it: where it stands, who holds it, what to do.

pub mod actions;
pub mod answers;
pub mod document;
pub mod messages;
pub mod progress;
pub mod turn;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::{api::application::ApplicationDetail, date::Instant};
use uuid::Uuid;

use self::{
    actions::cancel_view,
    answers::answers_view,
    document::{document_view, handover_view},
    messages::messages_view,
    progress::{history_view, steps_view},
    turn::turn_view,
};
use super::{
    head::{Head, guard_waiting, page_of},
    lock_page::lock_page,
    own_cases::OwnCases,
    section::Section,
    status_words::StatusBadge,
    words::words,
};
use crate::{
    api::{self, KeptCopy, Load, LoadState},
    config,
    forms::copy_notice::copy_notice,
    i18n::say,
    offline::{cache, lock},
    platform::abort::Abort,
    session::Guard,
    ui::{BackLink, LiveRegion, SkeletonKind},
};

/// A case, and since when it is a copy.
pub type Shown = (ApplicationDetail, Option<Instant>);

/// What the parts of the page work with. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct CaseHandle {
    /// Its id.
    pub id: Uuid,
    load: Load<Shown>,
    own: Option<OwnCases>,
    said: RwSignal<String>,
    /// What is being typed, which stays when the page is drawn anew.
    message: RwSignal<String>,
}

impl CaseHandle {
    /// Puts the answer to an action in place.
    pub fn set(self, case: ApplicationDetail) {
        self.load.set((case, None));
        if let Some(own) = self.own {
            own.reload();
        }
    }

    /// Says something to screen readers; it outlasts the page, which every answer draws anew.
    pub fn say(self, words: String) {
        let _ = self.said.try_set(words);
    }

    /// Reads it once more.
    pub fn reload(self) {
        self.load.reload();
        if let Some(own) = self.own {
            own.reload();
        }
    }
}

/// `/permohonan/:id`
#[component]
pub fn CasePage() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| Uuid::parse_str(&id).ok())).unwrap_or_default()
    });
    view! {
        <div class="page stack stack--loose">
            <BackLink href=config::path("/permohonan") label=words("case.back")/>
            <Guard waiting=guard_waiting()>{move || case_of(id.get())}</Guard>
        </div>
    }
    .into_any()
}

fn case_of(id: Uuid) -> AnyView {
    let kept = move || async move {
        let kept = cache::kept_application(id).await?;
        Some(KeptCopy { quiet: (kept.value.clone(), None), dated: (kept.value, Some(kept.fetched_at)) })
    };
    let ask = move |abort: Abort| {
        // The copy is locked too.
        lock::is_open();
        async move {
            let found = cache::application(id, &abort).await?;
            Ok::<Shown, _>((found.value, found.is_old.then_some(found.fetched_at)))
        }
    };
    let load = api::load_over_copy(kept, ask, Shown::eq);
    let handle = CaseHandle {
        id,
        load,
        own: OwnCases::of_portal(),
        said: RwSignal::new(String::new()),
        message: RwSignal::new(String::new()),
    };
    view! {
        <LiveRegion words=handle.said/>
        {move || if lock::is_closed() && matches!(load.state(), LoadState::Failed(_)) {
            lock_page()
        } else {
            page_of(load, SkeletonKind::Lines, move |(case, copy_of)| case_view(handle, &case, copy_of))
        }}
    }
    .into_any()
}

fn case_view(handle: CaseHandle, case: &ApplicationDetail, copy_of: Option<Instant>) -> AnyView {
    let name = case.summary.service_name.clone();
    let number = case.summary.number.clone();
    let status = case.summary.status;
    let (answers, steps, history) = (answers_view(case), steps_view(case), history_view(case));
    view! {
        <Head title=Signal::derive(move || say(&name)) over=Signal::stored(Some(number))>
            <StatusBadge status/>
        </Head>
        {copy_notice(copy_of)}
        <div class="columns">
            <div class="stack stack--loose">
                {turn_view(handle, case)}
                {document_view(handle, case)}
                {handover_view(case)}
                {messages_view(handle, case)}
                <Section heading=words("case.answers")>{answers}</Section>
                {cancel_view(handle, case)}
            </div>
            <div class="stack stack--loose">
                <Section heading=words("case.steps")>{steps}</Section>
                <Section heading=words("case.history")>{history}</Section>
            </div>
        </div>
    }
    .into_any()
}
