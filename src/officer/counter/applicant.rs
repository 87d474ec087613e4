//! How the applicant at the counter is reached, read back to them before anything is sent.

use leptos::prelude::*;
use mppi_domain::contact::Contact;

use crate::{
    forms::field_error_words,
    officer::words::{maybe_words, words},
    offline::{DraftSession, Intake},
    platform::focus::focus_field,
    t,
    ui::{Checkbox, Choice, RadioGroup, TextInput},
};

const REACH: &str = "counter-reach";
const CONTACT: &str = "counter-contact";
const READ_BACK: &str = "counter-read-back";
const HAS: &str = "yes";
const HAS_NOT: &str = "no";

/// The question, and its answer in the draft. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Applicant {
    session: DraftSession,
    /// Somebody wanted to go on: what is missing is shown.
    is_checked: RwSignal<bool>,
}

impl Applicant {
    /// That of a draft, for the component that calls it.
    pub fn of(session: DraftSession) -> Self {
        Self { session, is_checked: RwSignal::new(false) }
    }

    fn with<T>(self, read: impl FnOnce(&Intake) -> T) -> Option<T> {
        self.session.with(|draft| draft.intake.as_ref().map(read)).flatten()
    }

    /// Whether nothing is missing; shows what is, and leads there.
    pub fn check(self) -> bool {
        self.is_checked.set(true);
        let missing = untrack(|| {
            self.with(|intake| match intake {
                intake if intake.is_settled() => None,
                Intake { has_contact: None, .. } => Some([REACH, "-0"].concat()),
                intake if intake.contact_error().is_some() => Some(CONTACT.to_owned()),
                _ => Some(READ_BACK.to_owned()),
            })
        });
        let Some(missing) = missing.flatten() else { return true };
        focus_field(&missing);
        false
    }
}

/// Whether the applicant can be reached, where, and that it was read back.
#[component]
pub fn ApplicantContact(
    /// The question.
    applicant: Applicant,
) -> AnyView {
    let session = applicant.session;
    let options = Signal::derive(|| {
        vec![
            Choice::new(HAS, t!("officer.counter.has_contact")),
            Choice::new(HAS_NOT, t!("officer.counter.has_no_contact"))
                .with_hint(t!("officer.counter.has_no_contact_hint")),
        ]
    });
    let chosen = Signal::derive(move || {
        let chosen = match applicant.with(|intake| intake.has_contact).flatten() {
            Some(true) => HAS,
            Some(false) => HAS_NOT,
            None => "",
        };
        chosen.to_owned()
    });
    let choose = move |value: String| session.edit_intake(|intake| intake.has_contact = Some(value == HAS));
    let open_error = Signal::derive(move || {
        let is_open = applicant.with(|intake| intake.has_contact.is_none()) == Some(true);
        (applicant.is_checked.get() && is_open).then(|| t!("officer.counter.reach_needed"))
    });
    let has_contact = Memo::new(move |_| applicant.with(|intake| intake.has_contact).flatten() == Some(true));
    view! {
        <section class="stack stack--loose">
            <h2>{words("officer.counter.contact_title")}</h2>
            <RadioGroup
                id=REACH
                legend=words("officer.counter.reach")
                options
                value=chosen
                on_change=choose
                error=open_error
                required=true
            />
            {move || has_contact.get().then(|| contact_view(applicant))}
        </section>
    }
    .into_any()
}

fn contact_view(applicant: Applicant) -> AnyView {
    let session = applicant.session;
    let typed = Signal::derive(move || applicant.with(|intake| intake.contact.clone()).unwrap_or_default());
    let is_left = RwSignal::new(!typed.get_untracked().is_empty());
    let error = Signal::derive(move || {
        let error = applicant.with(Intake::contact_error).flatten()?;
        let is_due = applicant.is_checked.get() || (is_left.get() && !typed.with(|typed| typed.trim().is_empty()));
        is_due.then(|| field_error_words(error, None, None))
    });
    // What was read back is not what is typed now.
    let change = move |text: String| {
        session.edit_intake(|intake| {
            intake.is_read_back &= intake.contact.trim() == text.trim();
            intake.contact.clone_from(&text);
        });
    };
    let spoken = Memo::new(move |_| typed.with(|typed| Contact::parse(typed).ok().map(|contact| contact.spoken())));
    let read_back_error = Signal::derive(move || {
        let is_open = applicant.with(|intake| intake.is_read_back) != Some(true);
        (applicant.is_checked.get() && is_open).then(|| t!("officer.counter.read_back_needed"))
    });
    view! {
        <div on:focusout=move |_| is_left.set(true)>
            <TextInput
                id=CONTACT
                label=words("officer.counter.contact")
                hint=maybe_words("officer.counter.contact_hint")
                value=typed
                on_input=change
                error
                autocomplete="off"
                required=true
            />
        </div>
        {move || spoken.get().map(|spoken| view! {
            <div class="counter__read-back" aria-live="polite">
                <p>{words("officer.counter.read_back_words")}</p>
                <p class="counter__spoken">{spoken}</p>
                <Checkbox
                    id=READ_BACK
                    label=words("officer.counter.read_back")
                    error=read_back_error
                    checked=Signal::derive(move || applicant.with(|intake| intake.is_read_back).unwrap_or(false))
                    on_change=move |now: bool| session.edit_intake(|intake| intake.is_read_back = now)
                    required=true
                />
            </div>
        })}
    }
    .into_any()
}
