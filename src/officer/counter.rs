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
    platform::online,
    t,
    ui::{Notice, PageTitle, Tone},
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
        {room_notice(true, Signal::stored(0))}
        <div class="counter">
            <ServicePicker copies/>
            <Intakes/>
        </div>
    }
    .into_any()
}
