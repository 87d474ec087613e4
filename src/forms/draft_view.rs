//! The draft of an address, with its definition.

use leptos::prelude::*;
use mppi_domain::service::ServiceDefinition;
use uuid::Uuid;

use super::{
    form_state::FormState,
    load_view::{LoadView, waiting_face},
};
use crate::{
    api::load,
    config::{self, Portal},
    offline::{DraftSession, Opening, StoreError, cache, open_draft},
    t,
    ui::{EmptyState, ErrorState, IconName, LinkButton, SkeletonKind},
};

/// Opens a draft and its definition, and draws the page with them; the faces of waiting, failing and of a draft that is
/// not on this device are drawn here.
#[component]
pub fn DraftView(
    /// The draft's id, from the address.
    #[prop(into)]
    id: Signal<Option<Uuid>>,
    /// Draws the page.
    #[prop(into)]
    view: Callback<FormState, AnyView>,
    /// Draws what stands there while the device is locked.
    #[prop(optional, into)]
    locked: Option<Callback<(), AnyView>>,
) -> AnyView {
    let opening = open_draft(move || id.get());
    (move || match opening.get() {
        Opening::Loading => view! {
            <h1 class="visually-hidden">{move || t!("common.loading")}</h1>
            {waiting_face(SkeletonKind::Lines)}
        }
        .into_any(),
        Opening::Open(session) => view! { <WithDefinition session view/> }.into_any(),
        Opening::Missing => missing(),
        Opening::Failed(error) => match locked.filter(|_| error == StoreError::Locked) {
            Some(locked) => locked.run(()),
            None => unreadable(error),
        },
    })
    .into_any()
}

#[component]
fn WithDefinition(session: DraftSession, view: Callback<FormState, AnyView>) -> AnyView {
    let (code, version) =
        session.with_untracked(|draft| (draft.service.clone(), draft.service_version)).unwrap_or_default();
    let definition = load(move |abort| {
        let code = code.clone();
        async move { cache::definition(&code, Some(version), &abort).await.map(|found| found.value) }
    });
    let draw = move |definition: ServiceDefinition| view.run(FormState::new(session, definition));
    view! { <LoadView load=definition view=draw/> }.into_any()
}

/// The page that lists drafts.
fn drafts_page() -> &'static str {
    match config::portal() {
        Portal::Citizen => "/permohonan",
        Portal::Officer => "/loket",
    }
}

fn missing() -> AnyView {
    config::use_page_head(|| t!("form.draft_missing"));
    view! {
        <h1 class="visually-hidden" tabindex="-1">{move || t!("form.draft_missing")}</h1>
        <EmptyState
            title=Signal::derive(|| t!("form.draft_missing"))
            words=Signal::derive(|| t!("form.draft_missing_words"))
        >
            <LinkButton href=config::path(drafts_page())>{move || t!("form.draft_missing_action")}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn unreadable(error: StoreError) -> AnyView {
    let key = match error {
        StoreError::Newer => "form.store_newer",
        _ => "form.store_failed",
    };
    config::use_page_head(|| t!("form.store_title"));
    view! {
        <h1 class="visually-hidden" tabindex="-1">{move || t!("form.store_title")}</h1>
        <ErrorState
            icon=IconName::ALERT
            title=Signal::derive(|| t!("form.store_title"))
            words=Signal::derive(move || crate::i18n::word(key))
            retry_label=Signal::derive(|| t!("common.reload"))
            on_retry=Callback::new(|()| crate::platform::dom::reload())
        />
    }
    .into_any()
}
