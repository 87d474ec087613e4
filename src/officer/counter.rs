//! `/loket`: the counter, where an officer takes applications in for people who stand there, with a network or without.

mod applicant;
mod copies;
pub mod intake;
mod intakes;
pub mod receipt;
mod services;

use leptos::prelude::*;

use self::{copies::Copies, intakes::Intakes, services::ServicePicker};
use super::words::{maybe_words, words};
use crate::{
    config,
    forms::room_notice::room_notice,
    offline::eviction,
    platform::online,
    t,
    ui::{Button, ButtonKind, Notice, PageTitle, Tone},
};

/// The counter: whether it works without a network, what to begin, and what was taken in on this device.
#[component]
pub fn Counter() -> AnyView {
    config::use_page_head(|| t!("officer.counter.title"));
    let copies = Copies::keep();
    let is_online = online::signal();
    view! {
        <PageTitle title=words("officer.counter.title") lead=maybe_words("officer.counter.lead")/>
        {move || (!is_online.get()).then(|| view! {
            <Notice tone=Tone::Warning live=true title=maybe_words("officer.counter.offline")>{words("officer.counter.offline_words")}</Notice>
        })}
        {erased()}
        {room_notice(true, Signal::stored(0))}
        <div class="counter">
            <ServicePicker copies/>
            <Intakes/>
        </div>
    }
    .into_any()
}

/// That the browser erased what was here, until it was read.
fn erased() -> AnyView {
    (move || {
        eviction::is_noticed().then(|| {
            let action = || view! {
                <Button kind=ButtonKind::Secondary on_press=|()| eviction::told()>{words("officer.counter.erased_read")}</Button>
            };
            view! {
                <Notice tone=Tone::Danger live=true title=maybe_words("officer.counter.erased") action>
                    {words("officer.counter.erased_words")}
                </Notice>
            }
        })
    })
    .into_any()
}
