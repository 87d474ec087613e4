//! Who collects it, how they were identified, and their signature.

use leptos::prelude::*;
use mppi_domain::{
    api::application::ApplicationDetail,
    case::{Action, ActionRequest, AvailableAction, Collector, CollectorKind, IdentityCheck},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, ApiError, Load, error_words},
    i18n,
    officer::{
        case::attempt::Attempt,
        desk::desk,
        words::{maybe_words, words},
    },
    platform::random,
    t,
    ui::{
        Button, Choice, ErrorLink, ErrorSummary, IconName, Notice, RadioGroup, SignaturePad, SignatureValue,
        SignatureWords, TextInput, Tone,
    },
};

const COLLECTOR: &str = "collector";
const NAME: &str = "collector-name";
const IDENTITY: &str = "identity";
const SIGNATURE: &str = "signature";
const LONGEST_NAME: usize = 100;

/// The ways to identify somebody who collects in this capacity.
fn checks(kind: CollectorKind) -> &'static [IdentityCheck] {
    match kind {
        CollectorKind::Applicant => &[IdentityCheck::IdentityCard, IdentityCheck::OtherDocument],
        CollectorKind::Family => &[IdentityCheck::FamilyCard],
        CollectorKind::Proxy => &[IdentityCheck::PowerOfAttorney],
    }
}

fn collector_of(key: &str) -> Option<CollectorKind> {
    CollectorKind::ALL.into_iter().find(|kind| kind.key() == key)
}

/// The signature as it goes over the wire; nothing where there is none.
fn on_the_wire(signature: &SignatureValue) -> Option<String> {
    match signature {
        SignatureValue::Empty => None,
        SignatureValue::Drawn(path) => Some(path.clone()),
        SignatureValue::Typed(name) => Some(["text:", name].concat()),
    }
}

#[derive(Clone, Copy)]
struct Typed {
    kind: RwSignal<String>,
    name: RwSignal<String>,
    identity: RwSignal<String>,
    signature: RwSignal<SignatureValue>,
}

impl Typed {
    /// What is missing, in the order of the form. Reactive.
    fn errors(self) -> Vec<ErrorLink> {
        let wrong = |id: &str, key: &str| ErrorLink { field_id: id.to_owned(), message: i18n::word(key) };
        let mut errors = Vec::new();
        if self.kind.with(String::is_empty) {
            errors.push(wrong(COLLECTOR, "officer.handover.collector_needed"));
        }
        if self.name.with(|name| !(2..=LONGEST_NAME).contains(&name.trim().chars().count())) {
            errors.push(wrong(NAME, "officer.handover.name_needed"));
        }
        if self.identity.with(String::is_empty) {
            errors.push(wrong(IDENTITY, "officer.handover.identity_needed"));
        }
        if self.signature.with(|signature| *signature == SignatureValue::Empty) {
            errors.push(wrong(SIGNATURE, "officer.handover.signature_needed"));
        }
        errors
    }

    fn action(self, pickup_code: Option<String>) -> Option<Action> {
        let kind = collector_of(&self.kind.get_untracked())?;
        let identity = self.identity.get_untracked();
        Some(Action::HandOver {
            pickup_code,
            collector: Collector { kind, name: self.name.get_untracked().trim().to_owned() },
            identity: IdentityCheck::ALL.into_iter().find(|check| check.key() == identity)?,
            signature: self.signature.with_untracked(on_the_wire)?,
        })
    }
}

/// The form of the handover.
#[component]
pub fn HandoverForm(
    /// Id of the case.
    id: Uuid,
    /// What the server offers.
    offer: AvailableAction,
    /// The applicant's name.
    applicant: String,
    /// The applicant's own code, where it was shown.
    code: Option<String>,
    /// The case.
    load: Load<ApplicationDetail>,
    /// Takes the case when it is handed over.
    done: RwSignal<Option<ApplicationDetail>>,
) -> AnyView {
    let desk = desk();
    let text = || RwSignal::new(String::new());
    let typed = Typed { kind: text(), name: text(), identity: text(), signature: RwSignal::default() };
    let attempt = RwSignal::new(0_u32);
    let sent = StoredValue::new(Attempt::default());
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let errors = Memo::new(move |_| if attempt.get() == 0 { Vec::new() } else { typed.errors() });
    let error_of = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|errors| errors.iter().find(|error| error.field_id == id).map(|error| error.message.clone()))
        })
    };
    let applicant = StoredValue::new(applicant);
    let choose = move |key: String| {
        let before = collector_of(&typed.kind.get_untracked());
        let now = collector_of(&key);
        let is_prefilled = applicant.with_value(|own| typed.name.with_untracked(|name| name.is_empty() || name == own));
        if now == Some(CollectorKind::Applicant) && is_prefilled {
            typed.name.set(applicant.get_value());
        } else if before == Some(CollectorKind::Applicant) && is_prefilled {
            typed.name.set(String::new());
        }
        // Another capacity is identified by other papers.
        if now != before {
            typed.identity.set(String::new());
        }
        typed.kind.set(key);
    };
    let submit = move || {
        attempt.update(|attempt| *attempt += 1);
        let Some(action) = typed.action(code.clone()) else { return };
        if is_busy.get_untracked() || errors.with_untracked(|errors| !errors.is_empty()) {
            return;
        }
        let request = ActionRequest { step: offer.step.clone(), based_on: offer.based_on, action };
        let Some(action_id) = sent.try_update_value(|sent| sent.id_for(&request, random::uuid)) else { return };
        is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = api::officer::act(id, action_id, &request).await;
            let _ = is_busy.try_set(false);
            match answer {
                Ok(case) => {
                    desk.counts.reload();
                    let _ = done.try_set(Some(case));
                }
                Err(error) => {
                    let current = error.problem().and_then(|problem| problem.current.clone());
                    // A newer state without this form replaces it; what was typed is worth nothing then.
                    if let Some(now) = current.and_then(|current| api::decode::<ApplicationDetail>(current).ok())
                        && now.handover.is_some()
                    {
                        load.set(now);
                    }
                    let _ = trouble.try_set(Some(error));
                }
            }
        });
    };
    let kinds = Signal::derive(|| {
        CollectorKind::ALL.map(|kind| Choice::new(kind.key(), i18n::family("collector.", kind.key()))).to_vec()
    });
    let papers = Signal::derive(move || {
        let kind = collector_of(&typed.kind.get());
        let checks = kind.map_or(&[] as &[IdentityCheck], checks);
        checks
            .iter()
            .map(|check| Choice::new(check.key(), i18n::family("identity_check.", check.key())))
            .collect::<Vec<_>>()
    });
    let is_chosen = Memo::new(move |_| !typed.kind.with(String::is_empty));
    view! {
        <form
            class="card handover__form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <ErrorSummary
                title=Signal::derive(move || t!("form.errors_title", count = errors.with(Vec::len)))
                errors
                attempt
            />
            {move || trouble.get().map(|error| view! {
                <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice>
            })}
            <RadioGroup
                id=COLLECTOR
                legend=words("officer.handover.who")
                options=kinds
                value=typed.kind
                on_change=choose
                error=error_of(COLLECTOR)
                inline=true
                required=true
            />
            <TextInput
                id=NAME
                label=words("officer.handover.name")
                hint=maybe_words("officer.handover.name_hint")
                value=typed.name
                on_input=move |text: String| typed.name.set(text)
                error=error_of(NAME)
                autocomplete="off"
                required=true
            />
            {move || is_chosen.get().then(|| view! {
                <RadioGroup
                    id=IDENTITY
                    legend=words("officer.handover.how")
                    hint=maybe_words("officer.handover.how_hint")
                    options=papers
                    value=typed.identity
                    on_change=move |key: String| typed.identity.set(key)
                    error=error_of(IDENTITY)
                    required=true
                />
            })}
            <SignaturePad
                id=SIGNATURE
                label=words("officer.handover.signature")
                hint=maybe_words("officer.handover.signature_hint")
                error=error_of(SIGNATURE)
                words=Signal::derive(signature_words)
                on_change=move |signature: SignatureValue| typed.signature.set(signature)
            />
            <div class="actions">
                <Button submit=true icon=IconName::HAND_OVER loading=is_busy loading_label=maybe_words("common.loading")>
                    {words("action.hand_over")}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn signature_words() -> SignatureWords {
    SignatureWords {
        pad: t!("officer.signature.pad"),
        clear: t!("officer.signature.clear"),
        type_instead: t!("officer.signature.type_instead"),
        draw_instead: t!("officer.signature.draw_instead"),
        name: t!("officer.signature.name"),
    }
}

#[cfg(test)]
mod tests {
    use mppi_domain::case::CollectorKind;

    use super::{checks, on_the_wire};
    use crate::ui::SignatureValue;

    #[test]
    fn every_capacity_can_be_identified() {
        assert!(CollectorKind::ALL.into_iter().all(|kind| !checks(kind).is_empty()));
    }

    #[test]
    fn a_typed_name_is_told_from_a_drawing() {
        assert_eq!(on_the_wire(&SignatureValue::Typed("Suharti".into())).as_deref(), Some("text:Suharti"));
        assert_eq!(on_the_wire(&SignatureValue::Drawn("M1 1L2 2".into())).as_deref(), Some("M1 1L2 2"));
        assert_eq!(on_the_wire(&SignatureValue::Empty), None);
    }
}
