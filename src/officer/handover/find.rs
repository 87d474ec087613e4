//! Finding the case: by the applicant's pickup code, scanned or typed, or by its number.

use leptos::prelude::*;
use mppi_domain::api::problem::ProblemCode;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::scanner::Scanner;
use crate::{
    api::{self, ApiError, error_words},
    officer::words::{maybe_words, words},
    platform::focus::focus_field,
    t,
    ui::{Button, FieldWidth, IconName, TextInput},
};

const CODE: &str = "pickup-code";

/// The field for a code, and the camera.
#[component]
pub fn Find(
    /// Opens the case: its id, and the code if it was the applicant's own.
    open: Callback<(Uuid, Option<String>)>,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let is_missing = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let find = Callback::new(move |code: String| {
        let code = code.trim().to_owned();
        is_missing.set(code.is_empty());
        if code.is_empty() || is_busy.get_untracked() {
            focus_field(CODE);
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = api::officer::find_pickup(&code).await;
            let _ = is_busy.try_set(false);
            match answer {
                Ok(found) => drop(open.try_run((found.application_id, found.by_code.then_some(code)))),
                Err(error) => {
                    let _ = trouble.try_set(Some(error));
                    focus_field(CODE);
                }
            }
        });
    });
    let error = Signal::derive(move || {
        if is_missing.get() {
            return Some(t!("officer.handover.code_needed"));
        }
        trouble.get().map(|error| match error.code() {
            Some(ProblemCode::NotFound) => t!("officer.handover.code_unknown"),
            _ => error_words(&error),
        })
    });
    view! {
        <section class="card handover__find" aria-labelledby="find-title">
            <h2 id="find-title">{words("officer.handover.find")}</h2>
            <form
                class="stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    find.run(typed.get_untracked());
                }
            >
                <TextInput
                    id=CODE
                    label=words("officer.handover.code")
                    hint=maybe_words("officer.handover.code_hint")
                    error
                    value=typed
                    on_input=move |text: String| {
                        is_missing.set(false);
                        trouble.set(None);
                        typed.set(text);
                    }
                    autocomplete="off"
                    width=FieldWidth::Medium
                    required=true
                />
                <div class="actions">
                    <Button submit=true icon=IconName::SEARCH loading=is_busy loading_label=maybe_words("common.loading")>
                        {words("officer.handover.open")}
                    </Button>
                </div>
            </form>
            <Scanner on_code=move |code: String| {
                typed.set(code.clone());
                find.run(code);
            }/>
        </section>
    }
    .into_any()
}
