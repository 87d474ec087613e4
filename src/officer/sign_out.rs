//! Signing out.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{toasts::toasts, words::words};
use crate::{
    api::error_words,
    offline::{Draft, drafts},
    session, t,
    ui::{Button, ButtonKind, ButtonSize, ConfirmDialog, IconName},
};

/// Signs out, and says so where it did not work: on a shared computer that matters. Intakes that were not sent stay here for
/// this officer, who is asked first: nobody else can send them.
#[component]
pub fn SignOutButton() -> AnyView {
    let toasts = toasts();
    let is_busy = RwSignal::new(false);
    let unsent = RwSignal::new(0_usize);
    let leave = move || {
        is_busy.set(true);
        spawn_local(async move {
            if let Err(error) = session::sign_out().await {
                toasts.failed(error_words(&error));
            }
            let _ = is_busy.try_set(false);
            let _ = unsent.try_set(0);
        });
    };
    let press = move |()| {
        let me = untrack(session::account);
        spawn_local(async move {
            let own = drafts::list().await.unwrap_or_default();
            let is_unsent = |draft: &&Draft| {
                !draft.is_sent()
                    && draft.removed_at.is_none()
                    && draft.intake.as_ref().map(|intake| intake.officer) == me
            };
            match own.iter().filter(is_unsent).count() {
                0 => leave(),
                count => drop(unsent.try_set(count)),
            }
        });
    };
    view! {
        <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon=IconName::LOGOUT loading=is_busy on_press=press>
            {words("officer.sign_out")}
        </Button>
        <ConfirmDialog
            id="sign-out"
            open=Signal::derive(move || unsent.get() > 0)
            title=Signal::derive(move || t!("officer.sign_out_unsent", count = unsent.get()))
            body=words("officer.sign_out_unsent_words")
            confirm_label=words("officer.sign_out")
            cancel_label=words("common.cancel")
            loading=is_busy
            on_confirm=move |()| leave()
            on_cancel=move |()| unsent.set(0)
        />
    }
    .into_any()
}
