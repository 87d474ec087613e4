//! Inviting an officer: a one-time link to hand over.

use leptos::prelude::*;
use mppi_domain::{api::officer::OfficerInvitation, workflow::Role};
use wasm_bindgen_futures::spawn_local;

use super::{
    agencies::agency_names,
    one_time_link::{LINK_ID, OneTimeLink},
};
use crate::{
    api::{self, ApiError, error_words},
    i18n,
    officer::words::{maybe_words, words},
    platform::{focus::focus_field, random, timer},
    t,
    ui::{Button, CheckboxGroup, Choice, Dialog, Notice, Select, TextInput, Tone},
};

const NAME: &str = "invite-name";
const ROLE: &str = "invite-roles";

/// The dialog of an invitation.
#[component]
pub fn InviteDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Told when somebody was invited.
    #[prop(into)]
    invited: Callback<()>,
) -> AnyView {
    let link = RwSignal::new(None::<String>);
    let close = Callback::new(move |()| {
        open.set(false);
        link.set(None);
    });
    view! {
        <Dialog
            id="invite"
            open
            on_close=close
            title=words("officer.invite.title")
            close_label=words("officer.close")
        >
            {move || match link.get() {
                Some(link) => view! { <OneTimeLink link made=words("officer.invite.made") close/> }.into_any(),
                None => view! { <InviteForm link invited/> }.into_any(),
            }}
        </Dialog>
    }
    .into_any()
}

#[component]
fn InviteForm(link: RwSignal<Option<String>>, invited: Callback<()>) -> AnyView {
    let name = RwSignal::new(String::new());
    let roles = RwSignal::new(Vec::<String>::new());
    let agency = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let agencies = agency_names();
    // The same bytes under the same id: a lost answer invites nobody twice. Other bytes are another attempt.
    let sent = StoredValue::new((random::uuid(), None::<OfficerInvitation>));
    let name_error = Signal::derive(move || {
        let count = name.with(|name| name.trim().chars().count());
        (tried.get() && !(2..=100).contains(&count)).then(|| t!("officer.setup.wrong_name"))
    });
    let role_error =
        Signal::derive(move || (tried.get() && roles.with(Vec::is_empty)).then(|| t!("officer.invite.role_needed")));
    let submit = move || {
        tried.set(true);
        if is_busy.get_untracked() {
            return;
        }
        if untrack(|| name_error.get()).is_some() {
            focus_field(NAME);
            return;
        }
        if untrack(|| role_error.get()).is_some() {
            focus_field(ROLE);
            return;
        }
        let chosen = roles.get_untracked();
        let invitation = OfficerInvitation {
            name: name.get_untracked().trim().to_owned(),
            roles: Role::ALL.into_iter().filter(|role| chosen.iter().any(|key| key == role.key())).collect(),
            agency: Some(agency.get_untracked()).filter(|agency| !agency.is_empty()),
        };
        let Some(id) = sent.try_update_value(|(id, before)| {
            if before.as_ref().is_some_and(|before| *before != invitation) {
                *id = random::uuid();
            }
            *before = Some(invitation.clone());
            *id
        }) else {
            return;
        };
        is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = api::officer::invite(id, &invitation).await;
            let _ = is_busy.try_set(false);
            match answer {
                Ok(made) => {
                    let _ = link.try_set(Some(made.setup_url));
                    let _ = invited.try_run(());
                    timer::after(0, || focus_field(LINK_ID));
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let role_choices = Signal::derive(|| {
        let choice = |role: Role| {
            Choice::new(role.key(), i18n::family("role.", role.key()))
                .with_hint(i18n::family("officer.role_hint.", role.key()))
        };
        Role::ALL.map(choice).to_vec()
    });
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            {move || trouble.get().map(|error| view! {
                <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice>
            })}
            <TextInput
                id=NAME
                label=words("officer.name")
                hint=maybe_words("officer.name_hint")
                error=name_error
                value=name
                on_input=move |text: String| name.set(text)
                autocomplete="off"
                required=true
            />
            <CheckboxGroup
                id=ROLE
                legend=words("officer.officers.roles")
                error=role_error
                options=role_choices
                values=roles
                on_change={move |values: Vec<String>| roles.set(values)}
            />
            <Select
                id="invite-agency"
                label=words("officer.officers.agency")
                hint=maybe_words("officer.invite.agency_hint")
                options=Signal::derive(move || agencies.choices())
                value=agency
                on_change=move |code: String| agency.set(code)
                placeholder=maybe_words("officer.officers.whole_mall")
            />
            <div class="actions">
                <Button submit=true loading=is_busy loading_label=maybe_words("common.loading")>
                    {words("officer.invite.button")}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
