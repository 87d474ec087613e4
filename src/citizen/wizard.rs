//! The wizard: guide, questions, documents, check, send; one address per step.

pub mod check;
pub mod documents;
pub mod guide;
pub mod questions;
pub mod send;
pub mod steps;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::api::problem::InvalidParam;
use uuid::Uuid;

use self::steps::WizardStep;
use super::{later::Page, local_drafts::draft_page, words::words};
use crate::{
    config,
    forms::{self, DraftView, FormState, SaveStatus, later},
    i18n::say,
    offline::{Draft, Purpose, Reached, Sender},
    platform::{dom, focus, timer},
    t,
    ui::{BackLink, ProgressSteps, Step},
};

/// What every step works with. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Wizard {
    /// The draft, its definition, its errors.
    pub form: FormState,
    /// Sends it, once the last step was opened; [`send`] makes it.
    sender: StoredValue<Option<Sender>>,
    /// The wizard itself, whatever the step.
    owner: StoredValue<Owner>,
    /// The step that is open.
    pub step: Memo<WizardStep>,
}

impl Wizard {
    /// The steps that are asked now. Reactive.
    pub fn steps(self) -> Vec<WizardStep> {
        let has_documents = !self.form.requirements().is_empty();
        steps::all(self.form.pages().into_iter().map(|(key, _)| key), has_documents)
    }

    /// The address of a step.
    pub fn path(self, step: &WizardStep) -> String {
        config::path(&self.page(step))
    }

    /// The same as [`config::use_go`] takes it.
    pub fn page(self, step: &WizardStep) -> String {
        ["/ajukan/", &self.form.session().id().to_string(), "/", &step.key()].concat()
    }

    /// The step after the open one. Reactive.
    pub fn next(self) -> WizardStep {
        steps::after(&self.steps(), &self.step.get())
    }

    /// The step before the open one, if there is one. Reactive.
    pub fn previous(self) -> Option<WizardStep> {
        steps::before(&self.steps(), &self.step.get())
    }

    /// What the server found wrong when this was sent last.
    pub fn refused(self) -> Vec<InvalidParam> {
        let refusal = self.form.session().with_untracked(|draft| draft.refusal.clone()).flatten();
        refusal.and_then(|refusal| refusal.problem).map(|problem| problem.invalid_params).unwrap_or_default()
    }

    /// Name of the service. Reactive.
    pub fn service_name(self) -> String {
        say(&self.form.definition().name)
    }
}

/// `/ajukan/:draft/:step`
#[component]
pub fn WizardPage() -> AnyView {
    let params = use_params_map();
    let id = Signal::derive(move || params.with(|params| params.get("draft").and_then(|id| Uuid::parse_str(&id).ok())));
    let step = Memo::new(move |_| WizardStep::of_key(&params.with(|params| params.get("step")).unwrap_or_default()));
    view! {
        <div class="page stack stack--loose">
            <DraftView id view=move |form: FormState| wizard_view(form, step) locked=|()| later(Page::Lock)/>
        </div>
    }
    .into_any()
}

fn wizard_view(form: FormState, step: Memo<WizardStep>) -> AnyView {
    let session = form.session();
    let go = config::use_go();
    let wizard = Wizard {
        form,
        sender: StoredValue::new(None),
        owner: StoredValue::new(Owner::current().unwrap_or_default()),
        step,
    };
    // What was sent has a receipt, what corrects a case has another page, and what is on its way cannot be changed.
    let belongs = Memo::new(move |_| {
        let step = step.get();
        session.with(|draft| elsewhere(draft, &step)).flatten()
    });
    Effect::new(move |_| {
        if let Some(page) = belongs.get() {
            go.run((page, true));
        }
    });
    Effect::new(move |_| {
        let step = step.get();
        let steps = wizard.steps();
        if let (true, Some(place)) = (step != WizardStep::Send, steps.iter().position(|known| *known == step)) {
            session.set_step(&step.key(), Reached::at(place, steps.len()));
        }
    });
    let previous = Memo::new(move |_| wizard.previous());
    let back = Signal::derive(move || match previous.get() {
        Some(step) => wizard.path(&step),
        None => config::path(&["/layanan/", &form.definition().code].concat()),
    });
    // Who types an answer will need the steps that come after the questions, and who comes back to a draft may have to be
    // told something of it.
    let (prepare, is_prepared) = forms::prepare::<Page>();
    if session.with_untracked(|draft| draft.reached.is_some() || draft.revision.is_some()) == Some(true) {
        prepare();
    }
    view! {
        <div class="wizard-head">
            <BackLink href=back label=words("wizard.back")/>
            {progress(wizard)}
        </div>
        {move || is_prepared.get().then(|| later(Page::Notices(form)))}
        {move || {
            let step = step.get();
            // Another step is another page: nothing of the one before may stay.
            view! { <div class="wizard-step stack stack--loose" on:input=move |_| prepare()>{step_view(wizard, step)}</div> }
        }}
    }
    .into_any()
}

fn step_view(wizard: Wizard, step: WizardStep) -> AnyView {
    match step {
        WizardStep::Guide => guide::guide(wizard),
        WizardStep::Page(key) => questions::questions(wizard, key),
        WizardStep::Documents => later(Page::Documents(wizard)),
        WizardStep::Check => later(Page::Check(wizard)),
        WizardStep::Send => later(Page::Send(wizard)),
    }
}

/// The page that a draft belongs to, where it is not this step of the wizard.
fn elsewhere(draft: &Draft, step: &WizardStep) -> Option<String> {
    if draft.is_sent() {
        return Some(["/tanda-terima/", &draft.id.to_string()].concat());
    }
    if matches!(draft.purpose, Purpose::Correct { .. }) || (!draft.is_editable() && *step != WizardStep::Send) {
        return Some(draft_page(draft));
    }
    None
}

fn progress(wizard: Wizard) -> AnyView {
    let all = Memo::new(move |_| wizard.steps());
    let current = Signal::derive(move || {
        let here = wizard.step.get();
        all.with(|all| all.iter().position(|step| *step == here)).unwrap_or(0)
    });
    let steps = Signal::derive(move || {
        let here = current.get();
        let titles = wizard.form.pages();
        all.get()
            .into_iter()
            .enumerate()
            .map(|(index, step)| Step {
                label: title(&step, &titles),
                href: (index < here).then(|| wizard.path(&step)),
                done: index < here,
            })
            .collect::<Vec<_>>()
    });
    let summary = Signal::derive(move || t!("wizard.step", number = current.get() + 1, of = all.with(Vec::len)));
    view! { <ProgressSteps summary label=words("wizard.steps") steps current/> }.into_any()
}

/// The name of a step. Reactive.
fn title(step: &WizardStep, pages: &[(String, String)]) -> String {
    match step {
        WizardStep::Guide => t!("wizard.guide"),
        WizardStep::Page(key) => {
            pages.iter().find(|(known, _)| known == key).map(|(_, title)| title.clone()).unwrap_or_default()
        }
        WizardStep::Documents => t!("wizard.documents"),
        WizardStep::Check => t!("wizard.check"),
        WizardStep::Send => t!("wizard.send"),
    }
}

/// The truthful line about where the work is, for the end of a step.
pub fn saved(wizard: Wizard) -> AnyView {
    view! { <SaveStatus session=wizard.form.session()/> }.into_any()
}

/// What the *Ubah* links of the last page say: that the person comes back there, and to which field they lead.
pub fn return_query(field: &str) -> String {
    ["?kembali=periksa&isian=", field].concat()
}

/// Whether the person came from the page before sending, and goes back there.
pub fn is_return() -> bool {
    leptos_router::hooks::use_query_map().with_untracked(|query| query.get("kembali").as_deref() == Some("periksa"))
}

/// Leads to the field that an *Ubah* link named, once the page stands.
pub fn lead_to_field() {
    let field = leptos_router::hooks::use_query_map().with_untracked(|query| query.get("isian")).unwrap_or_default();
    if field.is_empty() {
        dom::scroll_to_top();
    } else {
        // The heading takes the focus first.
        timer::after(80, move || focus::focus_field(&field));
    }
}
