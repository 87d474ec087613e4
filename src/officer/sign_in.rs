//! `/masuk`

use leptos::prelude::*;
use mppi_domain::api::{problem::ProblemCode, session::OfficerSignIn};
use wasm_bindgen_futures::spawn_local;

use super::{
    gate::Gate,
    words::{maybe_words, words},
};
use crate::{
    api::{ApiError, error_words},
    config, i18n,
    platform::focus::focus_field,
    session,
    ui::{Button, InputKind, Notice, TextInput, Tone},
};

const USERNAME: &str = "username";
const PASSWORD: &str = "password";

/// Name and password. What is wrong with them is said in the same words whether the name is known or not.
#[component]
pub fn SignIn() -> AnyView {
    let go = config::use_go();
    let next = session::next_page("/");
    let username = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let is_known = Memo::new(|_| session::officer().somebody().is_some());
    Effect::new(move |_| {
        if is_known.get() {
            go.run((next.clone(), true));
        }
    });
    let submit = move || {
        tried.set(true);
        if is_busy.get_untracked() {
            return;
        }
        for (value, id) in [(username, USERNAME), (password, PASSWORD)] {
            if value.with_untracked(|value| value.trim().is_empty()) {
                focus_field(id);
                return;
            }
        }
        is_busy.set(true);
        trouble.set(None);
        let request = OfficerSignIn {
            // A phone may have put a capital in front.
            username: username.get_untracked().trim().to_lowercase(),
            password: password.get_untracked(),
        };
        spawn_local(async move {
            let answer = session::sign_in_officer(&request).await;
            let _ = is_busy.try_set(false);
            if let Err(error) = answer {
                let is_wrong = error.code() == Some(ProblemCode::WrongPassword);
                let _ = trouble.try_set(Some(error));
                if is_wrong {
                    let _ = password.try_set(String::new());
                    focus_field(PASSWORD);
                }
            }
        });
    };
    let missing = move |value: RwSignal<String>, key: &'static str| {
        Signal::derive(move || (tried.get() && value.with(|value| value.trim().is_empty())).then(|| i18n::word(key)))
    };
    view! {
        <Gate title=words("officer.sign_in.title")>
            <form
                class="stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    submit();
                }
            >
                <div aria-live="polite">
                    {move || trouble.get().map(|error| view! {
                        <Notice tone=Tone::Danger>{move || error_words(&error)}</Notice>
                    })}
                </div>
                <TextInput
                    id=USERNAME
                    label=words("officer.username")
                    value=username
                    on_input=move |text: String| username.set(text)
                    autocomplete="username"
                    error=missing(username, "officer.sign_in.no_username")
                    required=true
                />
                <TextInput
                    id=PASSWORD
                    label=words("officer.password")
                    value=password
                    on_input=move |text: String| password.set(text)
                    kind=InputKind::Password
                    autocomplete="current-password"
                    show_password=maybe_words("officer.show_password")
                    error=missing(password, "officer.sign_in.no_password")
                    required=true
                />
                <Button submit=true wide=true loading=is_busy loading_label=maybe_words("common.loading")>
                    {words("officer.sign_in.button")}
                </Button>
                <p class="muted">{words("officer.sign_in.forgotten")}</p>
            </form>
        </Gate>
    }
    .into_any()
}
