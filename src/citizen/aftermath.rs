//! After a session has ended, what belongs to it goes, and on a device that others use it ends by itself; where the browser
//! threw something away or the line is lost, the person is told; and what a PIN locks is looked after.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{frame::is_form, standing_line::standing_line, words::maybe_words};
use crate::{
    config,
    forms::newer_build::newer_build,
    i18n,
    offline::{self, eviction, lock, pin, shared_device},
    platform::focus,
    session, t,
    ui::{Button, ButtonKind, LinkButton, Notice, Tone},
};

/// Cleans up, and tells, on whatever page.
pub fn aftermath(page: Memo<String>) -> AnyView {
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
    let is_form = Memo::new(move |_| page.with(|page| is_form(page)));
    // A message to the office and a code to sign in are typed too.
    let is_filled_in = Signal::derive(move || {
        is_form.get() || page.with(|page| page.starts_with("/permohonan/") || page.starts_with("/masuk"))
    });
    view! { {standing_line(page, is_form)} {newer_build(is_filled_in)} {eviction_notice()} }.into_any()
}

/// The notice, until it was read; nothing where nothing is gone.
fn eviction_notice() -> AnyView {
    (move || {
        eviction::is_noticed().then(|| {
            let (words, page, see) = match session::signed_in() {
                Some(_) => ("eviction.words", "/permohonan", "eviction.see"),
                None => ("eviction.words_nobody", "/masuk", "eviction.sign_in"),
            };
            let action = move || view! {
                <LinkButton href=config::path(page) kind=ButtonKind::Secondary>{move || i18n::word(see)}</LinkButton>
                <Button kind=ButtonKind::Quiet on_press=move |()| eviction::told()>{move || t!("eviction.told")}</Button>
            };
            view! {
                <div class="frame-notice">
                    <Notice tone=Tone::Warning live=true title=maybe_words("eviction.title") action>{move || i18n::word(words)}</Notice>
                </div>
            }
        })
    })
    .into_any()
}
