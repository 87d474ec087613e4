//! `/loket/:draft`: the whole form of one intake on one page.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::api::problem::ProblemCode;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::applicant::{Applicant, ApplicantContact};
use crate::{
    config,
    forms::{
        DraftView, FormState, SaveStatus, SendStatus, WholeForm, line_watch::watch_line, room_notice::room_notice,
    },
    i18n::say,
    officer::words::{maybe_words, words},
    offline::{Draft, SendState, Sender, cache},
    platform::{focus::focus_field, timer},
    session, t,
    ui::{ActionBar, BackLink, Button, ButtonKind, Checkbox, EmptyState, IconName, Notice, PageTitle, Tone},
};

const DECLARED: &str = "counter-declared";

/// One intake.
#[component]
pub fn IntakePage() -> AnyView {
    let id = use_draft_id();
    view! { <div class="counter-form stack stack--loose"><DraftView id view=intake_view/></div> }.into_any()
}

/// The draft that the address names.
pub(super) fn use_draft_id() -> Signal<Option<Uuid>> {
    let params = use_params_map();
    Signal::derive(move || params.with(|params| params.get("draft").and_then(|id| Uuid::parse_str(&id).ok())))
}

/// Where the receipt of an intake is.
pub(super) fn receipt_page(id: Uuid) -> String {
    ["/loket/", &id.to_string(), "/tanda-terima"].concat()
}

/// Whether an intake is that of the officer who is signed in.
pub(super) fn is_own(draft: &Draft) -> bool {
    let me = untrack(session::account);
    draft.intake.as_ref().is_some_and(|intake| Some(intake.officer) == me)
}

/// What stands there for a colleague.
pub(super) fn somebody_elses() -> AnyView {
    config::use_page_head(|| t!("officer.counter.not_yours"));
    view! {
        <h1 class="visually-hidden" tabindex="-1">{words("officer.counter.not_yours")}</h1>
        <EmptyState icon=IconName::LOCK title=words("officer.counter.not_yours") words=words("officer.counter.not_yours_words")>
            <a href=config::path("/loket")>{words("officer.counter.back")}</a>
        </EmptyState>
    }
    .into_any()
}

fn intake_view(form: FormState) -> AnyView {
    let draft = form.session();
    if draft.with_untracked(is_own) != Some(true) {
        return somebody_elses();
    }
    let name = form.definition().name.clone();
    let named = name.clone();
    config::use_page_head(move || t!("officer.counter.intake_of", name = say(&named)));
    let go = config::use_go();
    // What waits or arrived has a receipt.
    let has_receipt = Memo::new(move |_| draft.with(|draft| !draft.is_editable()).unwrap_or(false));
    let sender = Sender::new(draft);
    let is_busy = RwSignal::new(false);
    Effect::new(move |_| {
        if has_receipt.get() && !is_busy.get_untracked() {
            go.run((receipt_page(draft.id()), true));
        }
    });
    let send = move || {
        is_busy.set(true);
        let definition = form.definition();
        spawn_local(async move {
            let is_queued = sender.queue(&definition).await;
            let _ = is_busy.try_set(false);
            if is_queued {
                let _ = go.try_run((receipt_page(draft.id()), true));
            }
        });
    };
    let applicant = Applicant::of(draft);
    let is_tried = RwSignal::new(false);
    let declared = Signal::derive(move || draft.with(|draft| draft.declared).unwrap_or(false));
    let check = move |()| {
        is_tried.set(true);
        let is_declared = declared.get_untracked();
        if !is_declared {
            focus_field(DECLARED);
        }
        // The first that is missing gets the focus last.
        applicant.check() && is_declared
    };
    show_refused(form);
    watch_line(draft);
    view! {
        <BackLink href=config::path("/loket") label=words("officer.counter.title")/>
        <PageTitle title=Signal::derive(move || say(&name)) over=maybe_words("officer.counter.intake")/>
        {room_notice(true, Signal::derive(move || draft.with(|draft| draft.files.len()).unwrap_or_default()))}
        {newer_version(form)}
        {refusal(form, sender, send)}
        <WholeForm form check on_valid=move |()| send()>
            <ApplicantContact applicant/>
            <Checkbox
                id=DECLARED
                label=words("officer.counter.declare")
                error=Signal::derive(move || (is_tried.get() && !declared.get()).then(|| t!("officer.counter.declare_needed")))
                checked=declared
                on_change=move |now: bool| draft.set_declared(now)
                required=true
            />
            <ActionBar status=move || view! { <SaveStatus session=draft/> }>
                <Button submit=true loading=is_busy icon_end=IconName::ARROW_RIGHT>{words("officer.counter.take_in")}</Button>
            </ActionBar>
        </WholeForm>
    }
    .into_any()
}

/// That the service was published anew; what was begun goes on with the form that it began with.
fn newer_version(form: FormState) -> AnyView {
    let definition = form.definition();
    let is_newer = RwSignal::new(false);
    spawn_local(async move {
        let offered = cache::kept_services().await.map(|kept| kept.value.services).unwrap_or_default();
        let is_there =
            offered.iter().any(|service| service.code == definition.code && service.version > definition.version);
        let _ = is_newer.try_set(is_there);
    });
    (move || is_newer.get().then(|| view! { <Notice>{words("officer.counter.newer_version")}</Notice> })).into_any()
}

/// Why the server did not take it when it was sent last.
fn refusal(form: FormState, sender: Sender, send: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let draft = form.session();
    let is_taken = Memo::new(move |_| {
        let code = |draft: &Draft| draft.refusal.as_ref()?.problem.as_ref().map(|problem| problem.code);
        draft.with(code).flatten() == Some(ProblemCode::NumberTaken)
    });
    let renew = move |()| {
        draft.renew_number();
        send();
    };
    (move || if is_taken.get() {
        let action = move || view! {
            <Button kind=ButtonKind::Secondary icon=IconName::PRINTER on_press=renew>{words("officer.counter.new_number")}</Button>
        };
        view! {
            <Notice tone=Tone::Danger live=true title=maybe_words("officer.counter.number_taken") action>
                {words("officer.counter.number_taken_words")}
            </Notice>
        }
        .into_any()
    } else {
        let name = move |code: String| form.requirement_name(&code);
        view! { <SendStatus sender mend=|_: SendState| None name/> }.into_any()
    })
    .into_any()
}

/// Shows what the server refused at its fields, once they stand.
fn show_refused(form: FormState) {
    let params = form.session().with_untracked(|draft| {
        let problem = draft.refusal.as_ref()?.problem.as_ref()?;
        Some(problem.invalid_params.clone())
    });
    if let Some(params) = params.flatten().filter(|params| !params.is_empty()) {
        timer::after(0, move || drop(form.show_refused(&params)));
    }
}
