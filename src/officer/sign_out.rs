//! Signing out.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{toasts::toasts, words::words};
use crate::{
    api::error_words,
    session,
    ui::{Button, ButtonKind, ButtonSize, IconName},
};

/// Signs out, and says so where it did not work: on a shared computer that matters.
#[component]
pub fn SignOutButton() -> AnyView {
    let toasts = toasts();
    let is_busy = RwSignal::new(false);
    let press = move |()| {
        is_busy.set(true);
        spawn_local(async move {
            if let Err(error) = session::sign_out().await {
                toasts.failed(error_words(&error));
            }
            let _ = is_busy.try_set(false);
        });
    };
    view! {
        <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon=IconName::LOGOUT loading=is_busy on_press=press>
            {words("officer.sign_out")}
        </Button>
    }
    .into_any()
}
