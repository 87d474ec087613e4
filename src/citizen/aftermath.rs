//! After a session has ended, what belongs to it goes; and where the browser threw something away, the person is told.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::words::maybe_words;
use crate::{
    config,
    offline::{self, eviction},
    session, t,
    ui::{Button, ButtonKind, LinkButton, Notice, Tone},
};

/// Cleans up, and tells.
pub fn aftermath() -> AnyView {
    Effect::new(move |_| {
        if let Some(end) = offline::ended() {
            spawn_local(offline::clean_up(end));
        }
    });
    session::renew_when_back();
    eviction_notice()
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
