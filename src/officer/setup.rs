//! `/siapkan`: a one-time link, its token in the fragment.

use leptos::prelude::*;
use mppi_domain::{
    api::{problem::ProblemCode, session::OfficerSetup},
    form::FieldErrorCode,
};
use wasm_bindgen_futures::spawn_local;

use super::{
    credentials::{PasswordRule, is_strong, is_username},
    gate::Gate,
    words::{maybe_words, words},
};
use crate::{
    api::{ApiError, error_words},
    config, i18n,
    platform::{dom, focus::focus_field},
    session, t,
    ui::{Button, ErrorLink, ErrorSummary, Icon, IconName, InputKind, LinkButton, Notice, TextInput, Tone},
};

const NAME: &str = "name";
const USERNAME: &str = "username";
const PASSWORD: &str = "password";

/// A new officer sets name, user name and password, and is signed in.
#[component]
pub fn Setup() -> AnyView {
    // The token is read once and leaves the address at once: addresses are kept in histories.
    let token = dom::fragment();
    dom::forget_fragment();
    if token.is_empty() {
        return view! {
            <Gate title=words("officer.setup.no_token_title") lead=maybe_words("officer.setup.no_token")>
                <LinkButton href=config::path("/masuk")>{words("officer.setup.to_sign_in")}</LinkButton>
            </Gate>
        }
        .into_any();
    }
    view! {
        <Gate title=words("officer.setup.title") lead=maybe_words("officer.setup.lead")>
            <Form token/>
        </Gate>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    username: RwSignal<String>,
    password: RwSignal<String>,
    is_taken: RwSignal<bool>,
}

impl Typed {
    /// What is wrong, in the order of the fields. Reactive.
    fn errors(self) -> Vec<ErrorLink> {
        let wrong = |id: &str, key: &str| ErrorLink { field_id: id.to_owned(), message: i18n::word(key) };
        let mut errors = Vec::new();
        if self.name.with(|name| !(2..=100).contains(&name.trim().chars().count())) {
            errors.push(wrong(NAME, "officer.setup.wrong_name"));
        }
        if self.is_taken.get() {
            errors.push(wrong(USERNAME, "officer.setup.taken_username"));
        } else if self.username.with(|name| !is_username(&name.trim().to_lowercase())) {
            errors.push(wrong(USERNAME, "officer.setup.wrong_username"));
        }
        if !self.password.with(|password| self.username.with(|name| is_strong(password, name))) {
            errors.push(wrong(PASSWORD, "officer.setup.weak_password"));
        }
        errors
    }
}

#[component]
fn Form(token: String) -> AnyView {
    let go = config::use_go();
    let text = || RwSignal::new(String::new());
    let typed = Typed { name: text(), username: text(), password: text(), is_taken: RwSignal::new(false) };
    let attempt = RwSignal::new(0_u32);
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let errors = Memo::new(move |_| if attempt.get() == 0 { Vec::new() } else { typed.errors() });
    let error_of = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|errors| errors.iter().find(|error| error.field_id == id).map(|error| error.message.clone()))
        })
    };
    let submit = move || {
        attempt.update(|attempt| *attempt += 1);
        if is_busy.get_untracked() || errors.with_untracked(|errors| !errors.is_empty()) {
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        let request = OfficerSetup {
            token: token.clone(),
            username: typed.username.get_untracked().trim().to_lowercase(),
            name: typed.name.get_untracked().trim().to_owned(),
            password: typed.password.get_untracked(),
        };
        spawn_local(async move {
            match session::set_up_officer(&request).await {
                Ok(()) => go.run(("/".to_owned(), true)),
                Err(error) if is_taken(&error) => {
                    let _ = typed.is_taken.try_set(true);
                    focus_field(USERNAME);
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
            let _ = is_busy.try_set(false);
        });
    };
    view! {
        <form
            class="stack"
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
            <div aria-live="polite">
                {move || trouble.get().map(|error| view! {
                    <Notice tone=Tone::Danger>
                        {move || if error.code() == Some(ProblemCode::WrongCode) {
                            t!("officer.setup.old_link")
                        } else {
                            error_words(&error)
                        }}
                    </Notice>
                })}
            </div>
            <TextInput
                id=NAME
                label=words("officer.name")
                hint=maybe_words("officer.name_hint")
                value=typed.name
                on_input=move |text: String| typed.name.set(text)
                autocomplete="name"
                error=error_of(NAME)
                required=true
            />
            <TextInput
                id=USERNAME
                label=words("officer.username")
                hint=maybe_words("officer.username_hint")
                value=typed.username
                on_input=move |text: String| {
                    typed.is_taken.set(false);
                    typed.username.set(text);
                }
                autocomplete="username"
                error=error_of(USERNAME)
                required=true
            />
            <TextInput
                id=PASSWORD
                label=words("officer.password")
                value=typed.password
                on_input=move |text: String| typed.password.set(text)
                kind=InputKind::Password
                autocomplete="new-password"
                show_password=maybe_words("officer.show_password")
                error=error_of(PASSWORD)
                required=true
            />
            <ul class="password-rules" aria-label=words("officer.password_rule.label")>
                {PasswordRule::ALL.map(|rule| rule_view(rule, typed)).collect_view()}
            </ul>
            <Button submit=true wide=true loading=is_busy loading_label=maybe_words("common.loading")>
                {words("officer.setup.button")}
            </Button>
        </form>
    }
    .into_any()
}

fn rule_view(rule: PasswordRule, typed: Typed) -> AnyView {
    let is_kept =
        Memo::new(move |_| typed.password.with(|password| typed.username.with(|name| rule.is_kept(password, name))));
    view! {
        <li class="password-rules__rule" class:password-rules__rule--kept=move || is_kept.get()>
            {move || if is_kept.get() {
                view! { <Icon name=IconName::CHECK_CIRCLE/> }
            } else {
                view! { <Icon name=IconName::INFO/> }
            }}
            <span>
                {move || i18n::word(rule.key())}
                <span class="visually-hidden">
                    {move || if is_kept.get() { t!("officer.password_rule.kept") } else { t!("officer.password_rule.open") }}
                </span>
            </span>
        </li>
    }
    .into_any()
}

/// Whether the server says that the user name belongs to somebody.
fn is_taken(error: &ApiError) -> bool {
    error.problem().is_some_and(|problem| {
        let mut params = problem.invalid_params.iter();
        params.any(|param| param.pointer == "/username" && param.code == FieldErrorCode::NotAnOption)
    })
}
