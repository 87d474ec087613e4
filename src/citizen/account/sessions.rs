//! Where the account is signed in, and ending that.

use leptos::prelude::*;
use mppi_domain::api::account::{Account, SessionEntry};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, ApiError, Load, error_words},
    citizen::{section::Section, words::words},
    i18n,
    platform::dom,
    t,
    ui::{Badge, Button, ButtonKind, Notice, Tone},
};

/// Open sessions, the newest first.
pub fn sessions_view(load: Load<Account>, sessions: Vec<SessionEntry>) -> AnyView {
    let has_others = sessions.iter().any(|session| !session.current);
    // What is being ended: one session, or (nil) all others.
    let ending = RwSignal::new(None::<Uuid>);
    let trouble = RwSignal::new(None::<ApiError>);
    let end = move |id: Uuid| {
        if ending.with_untracked(Option::is_some) {
            return;
        }
        ending.set(Some(id));
        trouble.set(None);
        spawn_local(async move {
            let answer = if id.is_nil() {
                api::account::end_other_sessions().await
            } else {
                api::account::end_session(id).await
            };
            let _ = ending.try_set(None);
            match answer {
                Ok(()) => {
                    // The button that had the focus goes with its row.
                    dom::focus_heading();
                    load.reload();
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let rows = sessions.into_iter().map(|session| row(session, ending, Callback::new(end))).collect_view();
    view! {
        <Section heading=words("account.sessions")>
            <p class="muted">{move || t!("account.sessions_words")}</p>
            <ul class="session-rows">{rows}</ul>
            {move || trouble.get().map(|error| view! { <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice> })}
            {has_others.then(|| view! {
                <p>
                    <Button
                        kind=ButtonKind::Secondary
                        on_press=move |()| end(Uuid::nil())
                        loading=Signal::derive(move || ending.get() == Some(Uuid::nil()))
                    >
                        {move || t!("account.end_others")}
                    </Button>
                </p>
            })}
        </Section>
    }
    .into_any()
}

fn row(session: SessionEntry, ending: RwSignal<Option<Uuid>>, end: Callback<Uuid>) -> AnyView {
    let id = session.id;
    let device = session.device.clone();
    let seen = session.last_seen_at;
    let label = Signal::derive(move || Some([t!("account.end").as_str(), ": ", &device].concat()));
    view! {
        <li class="session-row">
            <div>
                <p><strong>{session.device}</strong></p>
                <p class="muted">{move || t!("account.last_seen", time = i18n::date_time(seen))}</p>
            </div>
            {if session.current {
                view! { <Badge tone=Tone::Success label=words("account.this_device")/> }.into_any()
            } else {
                view! {
                    <Button
                        kind=ButtonKind::Quiet
                        aria_label=label
                        on_press=move |()| end.run(id)
                        loading=Signal::derive(move || ending.get() == Some(id))
                    >
                        {move || t!("account.end")}
                    </Button>
                }
                .into_any()
            }}
        </li>
    }
    .into_any()
}
