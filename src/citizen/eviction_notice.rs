//! Telling that the browser threw away what was on this device.

use leptos::prelude::*;

use super::words::maybe_words;
use crate::{
    config,
    offline::eviction,
    t,
    ui::{Button, ButtonKind, LinkButton, Notice, Tone},
};

/// The notice, until it was read; nothing where nothing is gone.
pub fn eviction_notice() -> AnyView {
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
