//! After a session has ended, what belongs to it goes, and on a device that others use it ends by itself; where the browser
//! threw something away, the person is told; and what a PIN locks is looked after.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::words::maybe_words;
use crate::{
    config,
    forms::newer_build::newer_build,
    offline::{self, eviction, lock, pin, shared_device},
    platform::focus,
    session, t,
    ui::{Button, ButtonKind, LinkButton, Notice, Tone},
};

/// Cleans up, and tells.
pub fn aftermath(is_filled_in: Signal<bool>) -> AnyView {
    Effect::new(move |_| {
        if let Some(end) = offline::ended() {
            spawn_local(offline::clean_up(end));
        }
    });
    session::renew_when_back();
    shared_device::watch();
    pin::watch();
    let is_open = Memo::new(|_| lock::is_open());
    Effect::new(move |before: Option<Option<bool>>| {
        let now = is_open.get();
        if now == Some(true) {
            spawn_local(pin::opened());
        } else if now.is_some() && before.flatten() == Some(true) {
            // What had the focus may be behind the lock now.
            focus::catch_lost(100);
        }
        now
    });
    view! { {newer_build(is_filled_in)} {eviction_notice()} }.into_any()
}

/// The notice, until it was read; nothing where nothing is gone.
fn eviction_notice() -> AnyView {
    (move || {
        eviction::is_noticed().then(|| {
            let action = move || view! {
                <LinkButton href=config::path("/permohonan") kind=ButtonKind::Secondary>{move || t!("eviction.see")}</LinkButton>
                <Button kind=ButtonKind::Quiet on_press=move |()| eviction::told()>{move || t!("eviction.told")}</Button>
            };
            view! {
                <div class="frame-notice">
                    <Notice tone=Tone::Warning live=true title=maybe_words("eviction.title") action>{move || t!("eviction.words")}</Notice>
                </div>
            }
        })
    })
    .into_any()
}
