//! `/akun`: who is signed in, where, and how the portal looks.

use leptos::prelude::*;
use mppi_domain::api::account::{Account as AccountData, SessionEntry};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    frame::Looks,
    shortcuts::{are_on, switch},
    sign_out::SignOutButton,
    toasts::{Toasts, toasts},
    words::{maybe_words, words},
};
use crate::{
    api::{self, Load, error_words},
    config,
    forms::{LoadView, install_offer::install_offer},
    i18n,
    platform::dom,
    session, t,
    ui::{Badge, Button, ButtonKind, ButtonSize, Checkbox, PageTitle, SkeletonKind, SummaryList, SummaryRow, Tone},
};

/// The officer's own account.
#[component]
pub fn Account() -> AnyView {
    config::use_page_head(|| t!("officer.account.title"));
    let load = api::load(|abort| async move { api::officer::account(&abort).await });
    let toasts = toasts();
    let rows = Signal::derive(|| {
        session::officer().somebody().map_or_else(Vec::new, |officer| {
            let roles: Vec<String> = officer.roles.iter().map(|role| i18n::family("role.", role.key())).collect();
            vec![
                SummaryRow::new(t!("officer.name"), officer.name.clone()),
                SummaryRow::new(t!("officer.username"), officer.username.clone()),
                SummaryRow::new(t!("officer.officers.roles"), roles.join(", ")),
            ]
        })
    });
    view! {
        <PageTitle title=words("officer.account.title")/>
        <div class="account">
            <section class="card">
                <SummaryList heading=words("officer.account.me") rows/>
                <div class="actions"><SignOutButton/></div>
            </section>
            {install_offer()}
            <section class="card" aria-labelledby="account-looks">
                <h2 id="account-looks">{words("officer.account.looks")}</h2>
                <div class="account__looks"><Looks/></div>
                <Checkbox
                    id="account-shortcuts"
                    label=words("officer.shortcuts.on")
                    hint=maybe_words("officer.shortcuts.on_hint")
                    checked=Signal::derive(are_on)
                    on_change=switch
                />
            </section>
            <section class="card account__sessions" aria-labelledby="account-sessions">
                <h2 id="account-sessions">{words("officer.account.sessions")}</h2>
                <p class="muted">{words("officer.account.sessions_lead")}</p>
                <LoadView
                    load
                    skeleton=SkeletonKind::Rows
                    view=move |account: AccountData| {
                        let lines = account.sessions.into_iter().map(|entry| line(entry, load, toasts)).collect_view();
                        view! { <ul class="sessions">{lines}</ul> }.into_any()
                    }
                />
            </section>
        </div>
    }
    .into_any()
}

fn line(entry: SessionEntry, load: Load<AccountData>, toasts: Toasts) -> AnyView {
    let is_busy = RwSignal::new(false);
    let device = entry.device.clone();
    let id = entry.id;
    let end = move |()| {
        is_busy.set(true);
        spawn_local(end_session(id, load, toasts));
    };
    let when = Signal::derive(move || {
        t!(
            "officer.account.session_times",
            begun = i18n::date_time(entry.created_at),
            seen = i18n::date_time(entry.last_seen_at)
        )
    });
    let part = if entry.current {
        view! { <Badge tone=Tone::Success label=words("officer.account.this_session")/> }.into_any()
    } else {
        let label = Signal::derive(move || Some(t!("officer.account.end_which", device = device)));
        view! {
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small loading=is_busy aria_label=label on_press=end>
                {words("officer.account.end")}
            </Button>
        }
        .into_any()
    };
    view! {
        <li class="sessions__line">
            <span><strong>{entry.device}</strong><span class="sessions__detail">{when}</span></span>
            {part}
        </li>
    }
    .into_any()
}

async fn end_session(id: Uuid, load: Load<AccountData>, toasts: Toasts) {
    match api::officer::end_session(id).await {
        Ok(()) => {
            toasts.done(t!("officer.account.ended"));
            // The button that had the focus goes with its row.
            dom::focus_heading();
        }
        Err(error) => toasts.failed(error_words(&error)),
    }
    load.reload();
}
