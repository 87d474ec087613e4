//! A correction: only what the officer marked, with the reason; then old and new side by side; then it is sent.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use mppi_domain::{api::application::ApplicationDetail, case::ActionKind};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    draft_notices::mirror_notice,
    head::{Head, guard_waiting, page_of, waiting_page},
    lock_page::behind_lock,
    own_cases::OwnCases,
    status_words::case_path,
    words::{maybe_words, words},
};
use crate::{
    api, config,
    forms::{Correction, CorrectionChanges, DraftView, FormState, SaveStatus, SendStatus},
    i18n::say,
    offline::{Cached, Draft, SendState, Sender, cache, drafts},
    session::Guard,
    t,
    ui::{ActionBar, BackLink, Button, ButtonKind, EmptyState, IconName, LinkButton, SkeletonKind},
};

/// `/permohonan/:id/perbaikan`
#[component]
pub fn CorrectionPage() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| Uuid::parse_str(&id).ok())).unwrap_or_default()
    });
    view! {
        <div class="page page--form stack stack--loose">
            <Guard waiting=guard_waiting()>{move || behind_lock(move || correction_of(id.get()))}</Guard>
        </div>
    }
    .into_any()
}

fn correction_of(id: Uuid) -> AnyView {
    let case = api::load(move |abort| async move { cache::application(id, &abort).await });
    page_of(case, SkeletonKind::Lines, move |found: Cached<ApplicationDetail>| {
        let case = found.value;
        if case.actions.iter().any(|action| action.kind == ActionKind::Resubmit) {
            view! { <Opened case/> }.into_any()
        } else {
            nothing_to_correct(id)
        }
    })
}

fn nothing_to_correct(id: Uuid) -> AnyView {
    view! {
        <Head title=words("correction.title")/>
        <EmptyState icon=IconName::CHECK_CIRCLE title=words("correction.nothing") words=words("correction.nothing_words")>
            <LinkButton href=case_path(id)>{move || t!("correction.to_case")}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

/// Finds the correction that was begun on this device, or begins one.
#[component]
fn Opened(case: ApplicationDetail) -> AnyView {
    let draft = RwSignal::new(None::<Uuid>);
    spawn_local(async move {
        let found = drafts::start_correction(&case).await;
        let _ = draft.try_set(found.map(|found| found.id));
    });
    (move || match draft.get() {
        None => waiting_page(SkeletonKind::Lines),
        Some(id) => view! { <DraftView id=Signal::stored(Some(id)) view=correction_view/> }.into_any(),
    })
    .into_any()
}

fn correction_view(form: FormState) -> AnyView {
    let sender = Sender::new(form.session());
    let go = config::use_go();
    let query = use_query_map();
    let case = form.session().with_untracked(Draft::application).unwrap_or_default();
    let own = OwnCases::of_portal();
    let state = Memo::new(move |_| sender.state());
    Effect::new(move |_| {
        if state.get() == SendState::Sent {
            if let Some(own) = own {
                own.reload();
            }
            go.run((["/permohonan/", &case.to_string()].concat(), true));
        }
    });
    let wants_check = Memo::new(move |_| query.with(|query| query.get("langkah").as_deref() == Some("periksa")));
    let is_on_its_way = Memo::new(move |_| form.session().with(|draft| !draft.is_editable()).unwrap_or(false));
    (move || if wants_check.get() || is_on_its_way.get() { check(form, sender, state, case) } else { edit(form, case) })
        .into_any()
}

fn page(case: Uuid, rest: &str) -> String {
    ["/permohonan/", &case.to_string(), "/perbaikan", rest].concat()
}

fn over(form: FormState) -> Signal<Option<String>> {
    Signal::derive(move || Some(say(&form.definition().name)))
}

/// What was marked, open to change.
fn edit(form: FormState, case: Uuid) -> AnyView {
    let go = config::use_go();
    let on_valid = move |()| go.run((page(case, "?langkah=periksa"), false));
    view! {
        <BackLink href=case_path(case) label=words("correction.to_case")/>
        <Head over=over(form) title=words("correction.title") lead=maybe_words("correction.lead")/>
        {mirror_notice(form)}
        <Correction form on_valid>
            <ActionBar status=move || view! { <SaveStatus session=form.session()/> }>
                <Button submit=true icon_end=IconName::ARROW_RIGHT>{move || t!("correction.check")}</Button>
            </ActionBar>
        </Correction>
    }
    .into_any()
}

/// Old and new side by side, and the button that sends.
fn check(form: FormState, sender: Sender, state: Memo<SendState>, case: Uuid) -> AnyView {
    let back = config::path(&page(case, ""));
    let is_busy = Signal::derive(move || state.with(SendState::is_moving));
    let is_on_its_way = Memo::new(move |_| form.session().with(|draft| !draft.is_editable()).unwrap_or(false));
    let press = move |()| sender.send(&form.definition());
    let change = back.clone();
    let edit = back.clone();
    let mend = move |state: SendState| match state {
        SendState::Invalid(_) | SendState::FileTrouble { .. } => Some((edit.clone(), "correction.change")),
        SendState::Refused(_) => Some((case_path(case), "correction.to_case")),
        _ => None,
    };
    view! {
        <BackLink href=back label=words("wizard.back")/>
        <Head over=over(form) title=words("correction.check_title") lead=maybe_words("correction.check_lead")/>
        {mirror_notice(form)}
        <CorrectionChanges form/>
        <SendStatus sender mend name=move |code: String| form.requirement_name(&code)/>
        <ActionBar status=move || view! { <SaveStatus session=form.session()/> }>
            <Button on_press=press loading=is_busy loading_label=maybe_words("common.sending") icon_end=IconName::ARROW_RIGHT>
                {move || if is_on_its_way.get() { t!("wizard.submit_again") } else { t!("action.resubmit") }}
            </Button>
            {move || (!is_on_its_way.get()).then(|| view! {
                <LinkButton href=change.clone() kind=ButtonKind::Secondary>{move || t!("correction.change")}</LinkButton>
            })}
        </ActionBar>
    }
    .into_any()
}
