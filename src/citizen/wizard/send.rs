//! The last step: what happens to the data, the declaration, signing in, and the sending with its true state.

use leptos::prelude::*;

use super::{
    Wizard,
    check::{missing_view, unfinished},
    saved,
    steps::WizardStep,
};
use crate::{
    citizen::{
        head::Head,
        own_cases::OwnCases,
        privacy::PrivacyDetails,
        section::Section,
        sign_in::code_form::{CodeForm, Purpose},
        words::{maybe_words, words},
    },
    config,
    forms::{SendStatus, StepKey, error_face},
    offline::{Draft, SendState, Sender},
    platform::{focus, online, timer},
    session::{self, Who},
    t,
    ui::{ActionBar, Button, Checkbox, IconName, Notice, Skeleton, Tone},
};

/// The last step.
pub fn send(wizard: Wizard) -> AnyView {
    let go = config::use_go();
    let sender = sender(wizard);
    let missing = Memo::new(move |_| unfinished(wizard));
    let state = Memo::new(move |_| sender.state());
    let own = OwnCases::of_portal();
    Effect::new(move |_| {
        if state.get() == SendState::Sent {
            if let Some(own) = own {
                own.reload();
            }
            go.run((["/tanda-terima/", &wizard.form.session().id().to_string()].concat(), true));
        }
    });
    let is_editable = Memo::new(move |_| wizard.form.session().with(Draft::is_editable).unwrap_or(true));
    view! {
        <Head
            over=Signal::derive(move || Some(wizard.service_name()))
            title=words("wizard.send_title")
            lead=maybe_words("wizard.send_lead")
        />
        {move || if is_editable.get() && !missing.with(Vec::is_empty) {
            missing_view(wizard, &missing.get())
        } else {
            view! { <PrivacyDetails open=true/> {sending(wizard, state)} }.into_any()
        }}
    }
    .into_any()
}

/// The wizard's sender. It lives as long as the wizard, so that leaving this step does not stop it.
fn sender(wizard: Wizard) -> Sender {
    wizard.sender.get_value().unwrap_or_else(|| {
        let sender = wizard.owner.with_value(|owner| owner.with(|| Sender::new(wizard.form.session())));
        wizard.sender.set_value(Some(sender));
        sender
    })
}

/// Signing in first, where nobody is; then the button, and what became of it.
fn sending(wizard: Wizard, state: Memo<SendState>) -> AnyView {
    let who = Memo::new(|_| match session::citizen() {
        Who::Somebody(session) => Who::Somebody(session.contact),
        Who::Nobody => Who::Nobody,
        Who::Unknown => Who::Unknown,
        Who::Unreachable(error) => Who::Unreachable(error),
    });
    let is_online = online::signal();
    (move || match who.get() {
        Who::Unknown => view! { <Skeleton label=words("common.loading")/> }.into_any(),
        // Without a network it is put in the outbox of the account that was signed in last.
        Who::Unreachable(error) if session::account().is_none() => {
            error_face(error, Callback::new(|()| session::renew()))
        }
        Who::Unreachable(_) => button(wizard, state, None),
        Who::Nobody => view! {
            <Section heading=words("wizard.sign_in")>
                <p>{move || t!("wizard.sign_in_words")}</p>
                {move || (!is_online.get()).then(|| view! { <Notice tone=Tone::Warning live=true>{move || t!("wizard.sign_in_offline")}</Notice> })}
                <CodeForm purpose=Purpose::SignIn/>
            </Section>
            {status(wizard)}
            {saved(wizard)}
        }
        .into_any(),
        Who::Somebody(contact) => button(wizard, state, Some(contact)),
    })
    .into_any()
}

fn button(wizard: Wizard, state: Memo<SendState>, contact: Option<String>) -> AnyView {
    let draft = wizard.form.session();
    let declared = Signal::derive(move || draft.with(|draft| draft.declared).unwrap_or(false));
    let is_editable = Memo::new(move |_| draft.with(Draft::is_editable).unwrap_or(true));
    let complaint = RwSignal::new(false);
    let press = move |()| {
        if is_editable.get_untracked() && !declared.get_untracked() {
            complaint.set(true);
            timer::after(0, || focus::focus_field("wizard-declared"));
        } else {
            sender(wizard).send(&wizard.form.definition());
        }
    };
    let is_busy = Signal::derive(move || state.with(SendState::is_moving));
    view! {
        <p>{move || match &contact {
            Some(contact) => t!("wizard.signed_in", contact = contact),
            None => t!("wizard.sent_later"),
        }}</p>
        <Checkbox
            id="wizard-declared"
            label=words("wizard.declare")
            hint=maybe_words("wizard.declare_hint")
            error=Signal::derive(move || (complaint.get() && !declared.get()).then(|| t!("wizard.declare_needed")))
            checked=declared
            on_change=move |now: bool| draft.set_declared(now)
            disabled=Signal::derive(move || !is_editable.get())
            required=true
        />
        {status(wizard)}
        <ActionBar status=move || saved(wizard)>
            <Button on_press=press loading=is_busy loading_label=maybe_words("common.sending") icon_end=IconName::ARROW_RIGHT>
                {move || if is_editable.get() { t!("wizard.submit") } else { t!("wizard.submit_again") }}
            </Button>
        </ActionBar>
    }
    .into_any()
}

/// Where the sending stands, with the way to what is to be mended.
fn status(wizard: Wizard) -> AnyView {
    let mend = move |state: SendState| match state {
        SendState::Invalid(params) => {
            let step = match wizard.form.show_refused(&params) {
                Some(StepKey::Page(key)) => WizardStep::Page(key),
                Some(StepKey::Documents) => WizardStep::Documents,
                None => WizardStep::Check,
            };
            Some((wizard.path(&step), "wizard.mend"))
        }
        SendState::FileTrouble { .. } => Some((wizard.path(&WizardStep::Documents), "wizard.pick_again")),
        _ => None,
    };
    view! { <SendStatus sender=sender(wizard) mend name=move |code: String| wizard.form.requirement_name(&code)/> }
        .into_any()
}
