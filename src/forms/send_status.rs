//! Where the sending of a draft stands, in words.

use leptos::prelude::*;

use crate::{
    api::{ApiError, error_words},
    i18n,
    offline::{SendState, Sender, lock, shared_device},
    platform::worker,
    t,
    ui::{Button, ButtonKind, LinkButton, Notice, Tone},
};

/// Where a draft that came back is mended: an address, and the key of what stands on the way there.
pub type Mend = (String, &'static str);

/// Where the sending stands. Live: it changes while the person waits.
#[component]
pub fn SendStatus(
    /// Sends the draft.
    sender: Sender,
    /// Where it is mended after this state; nothing where there is nothing to mend.
    #[prop(into)]
    mend: Callback<SendState, Option<Mend>>,
    /// The name of a requirement.
    #[prop(into)]
    name: Callback<String, String>,
) -> AnyView {
    let state = Memo::new(move |_| sender.state());
    (move || {
        let state = state.get();
        match &state {
            SendState::Idle | SendState::Sent => ().into_any(),
            SendState::Uploading { number, of, percent } => uploading(*number, *of, *percent),
            SendState::Sending => view! { <p role="status">{move || t!("send.sending")}</p> }.into_any(),
            SendState::Waiting(_) | SendState::NeedsSignIn { .. } => {
                let title = title(&state);
                let why = state.clone();
                let is_in_page = move || sender.is_in_page_only();
                let action = move || view! {
                    <Button kind=ButtonKind::Quiet on_press=move |()| sender.withdraw()>{move || t!("send.withdraw")}</Button>
                };
                view! {
                    <Notice tone=Tone::Warning live=true title action>
                        {move || if is_in_page() { t!("send.in_page") } else { send_words(&why) }}
                    </Notice>
                }
                .into_any()
            }
            SendState::Invalid(_) | SendState::Refused(_) => {
                let why = state.clone();
                let link = untrack(|| mend.run(state.clone())).map(mending);
                view! {
                    <Notice tone=Tone::Danger live=true title=title(&state)>
                        <p>{move || send_words(&why)}</p>
                        {link}
                    </Notice>
                }
                .into_any()
            }
            SendState::FileTrouble { requirement, .. } => {
                let (why, requirement) = (state.clone(), requirement.clone());
                let link = untrack(|| mend.run(state.clone())).map(mending);
                let title = Signal::derive(move || Some(t!("send.file_trouble", name = name.run(requirement.clone()))));
                view! {
                    <Notice tone=Tone::Danger live=true title>
                        <p>{move || send_words(&why)}</p>
                        {link}
                    </Notice>
                }
                .into_any()
            }
        }
    })
    .into_any()
}

fn mending((href, key): Mend) -> AnyView {
    view! { <LinkButton href kind=ButtonKind::Secondary>{move || i18n::word(key)}</LinkButton> }.into_any()
}

fn uploading(number: usize, of: usize, percent: u8) -> AnyView {
    view! {
        <div class="send-progress">
            // Each per cent would be noise to a screen reader; each file is not.
            <p role="status">{move || t!("send.uploading", number = number, of = of)}</p>
            <progress max="100" value=percent aria-label=move || t!("send.uploading", number = number, of = of)></progress>
        </div>
    }
    .into_any()
}

fn title(state: &SendState) -> Signal<Option<String>> {
    let key = send_key(state);
    Signal::derive(move || Some(i18n::word(key)))
}

/// The state in a few words, as a key: *menunggu jaringan*, *mengirim*, *gagal*, *perlu tindakan*.
pub fn send_key(state: &SendState) -> &'static str {
    match state {
        SendState::Idle => "send.idle",
        SendState::Uploading { .. } | SendState::Sending => "send.moving",
        SendState::Waiting(None | Some(ApiError::Offline | ApiError::TimedOut)) => "send.waiting",
        SendState::Waiting(Some(_)) => "send.waiting_server",
        SendState::NeedsSignIn { .. } => "send.needs_sign_in",
        SendState::Invalid(_) | SendState::Refused(_) | SendState::FileTrouble { .. } => "send.refused",
        SendState::Sent => "send.sent",
    }
}

/// What is behind the state, and what happens next. Reactive.
pub fn send_words(state: &SendState) -> String {
    match state {
        SendState::Idle | SendState::Sent => String::new(),
        SendState::Uploading { number, of, .. } => t!("send.uploading", number = *number, of = *of),
        SendState::Sending => t!("send.sending"),
        SendState::Waiting(None | Some(ApiError::Offline | ApiError::TimedOut)) => goes_by_itself(),
        // Nothing more goes before there is room.
        SendState::Waiting(Some(why @ ApiError::Full)) => error_words(why),
        SendState::Waiting(Some(why)) => [&error_words(why), " ", &goes_by_itself()].concat(),
        SendState::NeedsSignIn { is_other: false } => t!("send.sign_in_words"),
        SendState::NeedsSignIn { is_other: true } => t!("send.other_account_words"),
        SendState::Invalid(_) => t!("send.invalid_words"),
        SendState::Refused(error) | SendState::FileTrouble { error: Some(error), .. } => error_words(error),
        SendState::FileTrouble { error: None, .. } => t!("send.file_gone"),
    }
}

/// A browser that can wake the worker sends with the page closed, others do not; and nobody without the PIN.
fn goes_by_itself() -> String {
    if shared_device::is_shared() {
        t!("send.goes_shared")
    } else if worker::wakes_for_network() && lock::is_open().is_none() {
        t!("send.goes_alone")
    } else {
        t!("send.goes_while_open")
    }
}
