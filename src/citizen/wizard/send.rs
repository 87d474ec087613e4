//! The last step: what happens to the data, the declaration, signing in, and the sending with its true state.

use leptos::prelude::*;

use super::{
    Wizard,
    check::{missing_view, unfinished},
    saved,
    steps::WizardStep,
};
use crate::{
    api::error_words,
    citizen::{
        head::Head,
        own_cases::OwnCases,
        privacy::PrivacyDetails,
        section::Section,
        sign_in::code_form::{CodeForm, Purpose},
        words::{maybe_words, words},
    },
    config,
    forms::{StepKey, error_face},
    offline::{Draft, SendState, Sender},
    platform::{focus, timer},
    session::{self, Who},
    t,
    ui::{ActionBar, Button, Checkbox, IconName, LinkButton, Notice, Skeleton, Tone},
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
    (move || match who.get() {
        Who::Unknown => view! { <Skeleton label=words("common.loading")/> }.into_any(),
        Who::Unreachable(error) => error_face(error, Callback::new(|()| session::renew())),
        Who::Nobody => view! {
            <Section heading=words("wizard.sign_in")>
                <p>{move || t!("wizard.sign_in_words")}</p>
                <CodeForm purpose=Purpose::SignIn/>
            </Section>
            {saved(wizard)}
        }
        .into_any(),
        Who::Somebody(contact) => button(wizard, state, contact),
    })
    .into_any()
}

fn button(wizard: Wizard, state: Memo<SendState>, contact: String) -> AnyView {
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
    let is_busy = Signal::derive(move || matches!(state.get(), SendState::Uploading { .. } | SendState::Sending));
    view! {
        <p>{move || t!("wizard.signed_in", contact = contact)}</p>
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
        {move || state_view(wizard, &state.get())}
        <ActionBar status=move || saved(wizard)>
            <Button on_press=press loading=is_busy loading_label=maybe_words("common.sending") icon_end=IconName::ARROW_RIGHT>
                {move || if is_editable.get() { t!("wizard.submit") } else { t!("wizard.submit_again") }}
            </Button>
        </ActionBar>
    }
    .into_any()
}

/// Where the sending stands, in words.
fn state_view(wizard: Wizard, state: &SendState) -> AnyView {
    match state.clone() {
        SendState::Idle | SendState::Sent | SendState::NeedsSignIn => ().into_any(),
        SendState::Uploading { number, of, percent } => view! {
            <div class="send-progress">
                // Each per cent would be noise to a screen reader; each file is not.
                <p role="status">{move || t!("wizard.uploading", number = number, of = of)}</p>
                <progress max="100" value=percent aria-label=move || t!("wizard.uploading", number = number, of = of)></progress>
            </div>
        }
        .into_any(),
        SendState::Sending => view! { <p role="status">{move || t!("wizard.sending")}</p> }.into_any(),
        SendState::Waiting(error) => view! {
            <Notice tone=Tone::Warning live=true title=maybe_words("wizard.waiting")>
                {move || [error_words(&error), " ".to_owned(), t!("wizard.waiting_words")].concat()}
            </Notice>
        }
        .into_any(),
        SendState::Invalid(params) => {
            let step = untrack(|| wizard.form.show_refused(&params));
            let step = match step {
                Some(StepKey::Page(key)) => WizardStep::Page(key),
                Some(StepKey::Documents) => WizardStep::Documents,
                None => WizardStep::Check,
            };
            let action = move || view! { <LinkButton href=wizard.path(&step)>{move || t!("wizard.mend")}</LinkButton> };
            view! { <Notice tone=Tone::Danger live=true title=maybe_words("wizard.refused") action>{move || t!("wizard.invalid")}</Notice> }.into_any()
        }
        SendState::Refused(error) => view! {
            <Notice tone=Tone::Danger live=true title=maybe_words("wizard.refused")>{move || error_words(&error)}</Notice>
        }
        .into_any(),
        SendState::FileTrouble { requirement, error } => {
            let label = wizard.form.definition().requirements.iter().find(|known| known.code == requirement).map(|known| known.label.clone());
            let name = label.map(|label| crate::i18n::say(&label)).unwrap_or_default();
            let action = move || view! { <LinkButton href=wizard.path(&WizardStep::Documents)>{move || t!("wizard.pick_again")}</LinkButton> };
            view! {
                <Notice tone=Tone::Danger live=true title=Signal::derive(move || Some(t!("wizard.file_trouble", name = name))) action>
                    {move || error.as_ref().map_or_else(|| t!("wizard.file_gone"), error_words)}
                </Notice>
            }
            .into_any()
        }
    }
}
