//! A document that is issued but lies on no shelf yet.

use leptos::prelude::*;
use mppi_domain::{
    api::application::ApplicationDetail,
    case::{Action, ActionRequest, AvailableAction},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, ApiError, Load, error_words},
    officer::{
        toasts::toasts,
        words::{maybe_words, words},
    },
    platform::{focus::focus_field, random},
    t,
    ui::{Button, FieldWidth, IconName, Notice, TextInput, Tone},
};

const SHELF: &str = "shelf";
const LONGEST: usize = 20;

/// Puts it on a shelf first: what is handed over was ready before.
#[component]
pub fn ShelfForm(
    /// Id of the case.
    id: Uuid,
    /// What the server offers.
    offer: AvailableAction,
    /// The case.
    load: Load<ApplicationDetail>,
) -> AnyView {
    let toasts = toasts();
    let shelf = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let action_id = random::uuid();
    let is_right = move || shelf.with(|shelf| (1..=LONGEST).contains(&shelf.trim().chars().count()));
    let error = Signal::derive(move || (tried.get() && !is_right()).then(|| t!("officer.form.shelf_needed")));
    let submit = move || {
        tried.set(true);
        if is_busy.get_untracked() || !untrack(is_right) {
            focus_field(SHELF);
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        let action = Action::Shelve { shelf: shelf.get_untracked().trim().to_owned() };
        let request = ActionRequest { step: offer.step.clone(), based_on: offer.based_on, action };
        spawn_local(async move {
            match api::officer::act(id, action_id, &request).await {
                Ok(case) => {
                    toasts.done(t!("officer.done.shelve"));
                    load.set(case);
                }
                Err(error) => {
                    let _ = trouble.try_set(Some(error));
                    let _ = is_busy.try_set(false);
                }
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="shelf-title">
            <h2 id="shelf-title">{words("officer.shelf.title")}</h2>
            <p>{words("officer.shelf.lead")}</p>
            {move || trouble.get().map(|error| view! {
                <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice>
            })}
            <form
                class="stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    submit();
                }
            >
                <TextInput
                    id=SHELF
                    label=words("officer.form.label.shelve")
                    hint=maybe_words("officer.form.hint.shelve")
                    error
                    value=shelf
                    on_input=move |text: String| shelf.set(text)
                    width=FieldWidth::Short
                    required=true
                />
                <Button submit=true icon=IconName::SAVE loading=is_busy loading_label=maybe_words("common.loading")>
                    {words("action.shelve")}
                </Button>
            </form>
        </section>
    }
    .into_any()
}
