//! A contact, and the code that was sent there: for signing in, and for a new phone or e-mail address.

use leptos::prelude::*;
use mppi_domain::{
    api::{
        account::ContactChange,
        problem::ProblemCode,
        session::{CitizenSignIn, OtpRequest, OtpSent},
    },
    contact::Contact,
};
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, ApiError, error_words},
    citizen::words::{maybe_words, words},
    config::{self, citizen_path},
    i18n,
    offline::shared_device,
    platform::{focus, timer},
    session, t,
    ui::{Button, ButtonKind, Checkbox, IconName, Notice, OtpInput, TextInput, Tone},
};

/// What the code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in, or making an account.
    SignIn,
    /// A new phone or e-mail address of the account.
    ChangeContact,
}

/// Asks for a contact, sends a code there, and takes it.
#[component]
pub fn CodeForm(
    /// What the code is for.
    purpose: Purpose,
    /// Told when it worked.
    #[prop(optional, into)]
    on_done: Option<Callback<()>>,
) -> AnyView {
    let form = Form::new(purpose, on_done);
    (move || match form.sent.get() {
        None => contact_view(form),
        Some(sent) => code_view(form, sent),
    })
    .into_any()
}

/// Everything that the two steps share. A `Copy` handle.
#[derive(Clone, Copy)]
struct Form {
    purpose: Purpose,
    on_done: Option<Callback<()>>,
    contact: RwSignal<String>,
    code: RwSignal<String>,
    is_shared: RwSignal<bool>,
    sent: RwSignal<Option<OtpSent>>,
    /// Seconds until another code may be asked for.
    wait: RwSignal<u64>,
    is_busy: RwSignal<bool>,
    /// Key of what is wrong with what was typed.
    wrong: RwSignal<Option<&'static str>>,
    trouble: RwSignal<Option<ApiError>>,
}

impl Form {
    fn new(purpose: Purpose, on_done: Option<Callback<()>>) -> Self {
        Self {
            purpose,
            on_done,
            contact: RwSignal::new(String::new()),
            code: RwSignal::new(String::new()),
            is_shared: RwSignal::new(false),
            sent: RwSignal::new(None),
            wait: RwSignal::new(0),
            is_busy: RwSignal::new(false),
            wrong: RwSignal::new(None),
            trouble: RwSignal::new(None),
        }
    }

    /// Asks for a code, or for another one.
    fn ask(self) {
        let contact = self.contact.get_untracked().trim().to_owned();
        if Contact::parse(&contact).is_err() {
            self.complain("signin.contact_wrong", "signin-contact");
            return;
        }
        if self.is_busy.get_untracked() {
            return;
        }
        self.begin();
        let language = i18n::content_language();
        spawn_local(async move {
            let answer = api::session::request_otp(&OtpRequest { contact, language }).await;
            let _ = self.is_busy.try_set(false);
            match answer {
                Ok(sent) => {
                    self.count_down(sent.resend_in);
                    let _ = self.code.try_set(String::new());
                    let _ = self.sent.try_set(Some(sent));
                    timer::after(50, || focus::focus_field("signin-code"));
                }
                Err(error) if error.code() == Some(ProblemCode::InvalidValues) => {
                    self.complain("signin.contact_wrong", "signin-contact");
                }
                Err(error) => drop(self.trouble.try_set(Some(error))),
            }
        });
    }

    /// Gives the code back.
    fn answer(self) {
        let code = self.code.get_untracked();
        let Some(sent) = self.sent.get_untracked() else { return };
        if code.len() != 6 {
            self.complain("signin.code_short", "signin-code");
            return;
        }
        if self.is_busy.get_untracked() {
            return;
        }
        self.begin();
        let (purpose, shared_device) = (self.purpose, self.is_shared.get_untracked());
        spawn_local(async move {
            let answer = match purpose {
                Purpose::SignIn => {
                    let answer =
                        session::sign_in_citizen(&CitizenSignIn { otp_id: sent.otp_id, code, shared_device }).await;
                    if answer.is_ok() {
                        shared_device::set_shared(shared_device);
                    }
                    answer
                }
                Purpose::ChangeContact => {
                    api::account::change_contact(&ContactChange { otp_id: sent.otp_id, code }).await.map(drop)
                }
            };
            let _ = self.is_busy.try_set(false);
            match answer {
                Ok(()) => {
                    if let Some(on_done) = self.on_done {
                        let _ = on_done.try_run(());
                    }
                }
                Err(error) if error.code() == Some(ProblemCode::WrongCode) => {
                    let _ = self.code.try_set(String::new());
                    self.complain("problem.wrong_code", "signin-code");
                }
                Err(error) => drop(self.trouble.try_set(Some(error))),
            }
        });
    }

    fn begin(self) {
        self.wrong.set(None);
        self.trouble.set(None);
        self.is_busy.set(true);
    }

    /// Says what is wrong at the field, and leads there.
    fn complain(self, key: &'static str, field: &'static str) {
        let _ = self.wrong.try_set(Some(key));
        timer::after(0, move || focus::focus_field(field));
    }

    fn count_down(self, seconds: u64) {
        let _ = self.wait.try_set(seconds);
        let sent_for = self.sent.try_get_untracked();
        spawn_local(async move {
            let mut left = seconds;
            while left > 0 {
                timer::sleep(1_000).await;
                left -= 1;
                // Gone, or another code was asked for meanwhile, which counts for itself.
                let is_other = self.wait.try_get_untracked() != Some(left + 1);
                if is_other || sent_for.is_none() || self.wait.try_set(left).is_some() {
                    return;
                }
            }
        });
    }

    fn error(self) -> Signal<Option<String>> {
        Signal::derive(move || self.wrong.get().map(i18n::word))
    }
}

fn contact_view(form: Form) -> AnyView {
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.ask();
    };
    let (label, hint) = match form.purpose {
        Purpose::SignIn => ("signin.contact", "signin.contact_hint"),
        Purpose::ChangeContact => ("signin.new_contact", "signin.new_contact_hint"),
    };
    view! {
        <form class="stack" novalidate on:submit=send>
            <TextInput
                id="signin-contact"
                label=words(label)
                hint=maybe_words(hint)
                error=form.error()
                value=form.contact
                on_input=move |now: String| form.contact.set(now)
                autocomplete="username"
                required=true
            />
            {trouble_view(form)}
            <div class="actions">
                <Button submit=true loading=form.is_busy loading_label=maybe_words("common.sending")>{move || t!("signin.send_code")}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn code_view(form: Form, sent: OtpSent) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.answer();
    };
    let minutes = sent.expires_in / 60;
    let contact = sent.sent_to;
    let hint = Signal::derive(move || Some(t!("signin.code_hint", contact = contact, minutes = minutes)));
    let back = move |()| {
        form.wrong.set(None);
        form.trouble.set(None);
        form.sent.set(None);
        timer::after(50, || focus::focus_field("signin-contact"));
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            <OtpInput
                id="signin-code"
                label=words("signin.code")
                hint
                error=form.error()
                value=form.code
                on_input=move |now: String| form.code.set(now)
                on_complete=move |_: String| timer::after(0, move || form.answer())
            />
            {config::can("demo").then(|| view! {
                <Notice>
                    {move || t!("signin.demo")} " "
                    <a href=citizen_path("/demo/pesan") target="_blank" rel="external noopener">
                        {move || t!("signin.demo_link")}
                        <span class="visually-hidden">" " {move || t!("common.new_tab")}</span>
                    </a>
                </Notice>
            })}
            {(form.purpose == Purpose::SignIn).then(|| view! {
                <Checkbox
                    id="signin-shared"
                    label=words("signin.shared")
                    hint=maybe_words("signin.shared_hint")
                    checked=form.is_shared
                    on_change=move |now: bool| form.is_shared.set(now)
                />
            })}
            {trouble_view(form)}
            <div class="actions">
                <Button submit=true loading=form.is_busy loading_label=maybe_words("common.sending")>
                    {move || match form.purpose {
                        Purpose::SignIn => t!("signin.submit"),
                        Purpose::ChangeContact => t!("signin.confirm"),
                    }}
                </Button>
                {move || {
                    let wait = form.wait.get();
                    if wait > 0 {
                        view! { <span class="muted">{move || t!("signin.resend_in", seconds = wait)}</span> }.into_any()
                    } else {
                        view! {
                            <Button kind=ButtonKind::Quiet icon=IconName::REFRESH on_press=move |()| form.ask()>
                                {move || t!("signin.resend")}
                            </Button>
                        }
                        .into_any()
                    }
                }}
                <Button kind=ButtonKind::Quiet on_press=back>{move || t!("signin.other_contact")}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn trouble_view(form: Form) -> AnyView {
    (move || {
        form.trouble
            .get()
            .map(|error| view! { <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice> })
    })
    .into_any()
}
