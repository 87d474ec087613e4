//! A new one-time link for an officer who forgot the password, or whose first link ran out.

use leptos::prelude::*;
use mppi_domain::api::officer::OfficerEntry;
use wasm_bindgen_futures::spawn_local;

use super::one_time_link::{LINK_ID, OneTimeLink};
use crate::{
    api::{self, ApiError, error_words},
    officer::words::{maybe_words, words},
    platform::{focus::focus_field, timer},
    t,
    ui::{Button, ButtonKind, Dialog, Notice, Tone},
};

/// Asks, makes the link and shows it.
#[component]
pub fn RelinkDialog(
    /// Who it is for, while it is open.
    officer: RwSignal<Option<OfficerEntry>>,
) -> AnyView {
    let link = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<ApiError>);
    let is_busy = RwSignal::new(false);
    let close = Callback::new(move |()| {
        officer.set(None);
        link.set(None);
        trouble.set(None);
        is_busy.set(false);
    });
    let id = move || officer.try_with_untracked(|officer| officer.as_ref().map(|one| one.id)).flatten();
    let make = Callback::new(move |()| {
        let Some(asked) = id() else { return };
        is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = api::officer::relink(asked).await;
            // Closed meanwhile, and perhaps opened for somebody else: nobody may get another one's link.
            if id() != Some(asked) {
                return;
            }
            is_busy.set(false);
            match answer {
                Ok(invited) => {
                    link.set(Some(invited.setup_url));
                    timer::after(0, || focus_field(LINK_ID));
                }
                Err(error) => trouble.set(Some(error)),
            }
        });
    });
    let title = Signal::derive(move || {
        let name = officer.with(|officer| officer.as_ref().map(|one| one.name.clone()).unwrap_or_default());
        t!("officer.relink.title", name = name)
    });
    view! {
        <Dialog
            id="relink-officer"
            open=Signal::derive(move || officer.with(Option::is_some))
            on_close=close
            title
            close_label=words("officer.close")
        >
            {move || match link.get() {
                Some(link) => view! { <OneTimeLink link made=words("officer.relink.made") close/> }.into_any(),
                None => question(trouble, is_busy, make, close),
            }}
        </Dialog>
    }
    .into_any()
}

fn question(
    trouble: RwSignal<Option<ApiError>>,
    is_busy: RwSignal<bool>,
    make: Callback<()>,
    close: Callback<()>,
) -> AnyView {
    view! {
        <div class="stack">
            {move || trouble.get().map(|error| view! {
                <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice>
            })}
            <p>{words("officer.relink.body")}</p>
            <div class="actions">
                <Button kind=ButtonKind::Secondary on_press=close>{words("officer.back")}</Button>
                <Button loading=is_busy loading_label=maybe_words("common.loading") on_press=make>
                    {words("officer.invite.button")}
                </Button>
            </div>
        </div>
    }
    .into_any()
}
