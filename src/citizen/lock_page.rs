//! What stands in the place of drafts while a PIN locks them: the PIN is asked for, and what to do without it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    head::Head,
    pin_input::PinInput,
    words::{maybe_words, words},
};
use crate::{
    i18n,
    offline::{StoreError, lock, pin},
    platform::{dom, focus, timer},
    t,
    ui::{Button, ButtonKind, Card, IconName, Notice, Tone, dialog::ConfirmDialog},
};

const FIELD: &str = "lock-pin";

/// In the place of a page.
pub fn lock_page() -> AnyView {
    view! {
        <div class="stack stack--loose">
            <Head title=words("lock.title") lead=maybe_words("lock.lead")/>
            <Card>{unlock_form()}</Card>
        </div>
    }
    .into_any()
}

/// Among other things of a page.
pub fn lock_card() -> AnyView {
    view! {
        <Card lead=true heading=words("lock.title")>
            <p>{move || t!("lock.lead")}</p>
            {unlock_form()}
        </Card>
    }
    .into_any()
}

/// The page as long as nothing is locked, which takes its place otherwise.
pub fn behind_lock(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let is_closed = Memo::new(|_| lock::is_closed());
    (move || if is_closed.get() { lock_page() } else { page() }).into_any()
}

/// What is said of a PIN that was not right. Reactive.
pub fn tried_words(tried: Result<pin::Tried, StoreError>) -> Option<String> {
    match tried {
        Ok(pin::Tried::Done) => None,
        Ok(pin::Tried::Wrong) => Some(t!("lock.wrong")),
        Ok(pin::Tried::Pause(seconds)) if seconds < 60 => Some(t!("lock.pause_seconds", count = seconds)),
        Ok(pin::Tried::Pause(seconds)) => Some(t!("lock.pause_minutes", count = seconds.div_ceil(60))),
        Err(_) => Some(t!("lock.failed")),
    }
}

fn unlock_form() -> AnyView {
    let typed = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let tried = RwSignal::new(None::<Result<pin::Tried, StoreError>>);
    let waiting = RwSignal::new(0_usize);
    spawn_local(async move {
        let _ = waiting.try_set(pin::waiting().await);
    });
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        let pin = typed.get_untracked();
        if pin.is_empty() {
            tried.set(Some(Ok(pin::Tried::Wrong)));
            focus::focus_field(FIELD);
            return;
        }
        is_busy.set(true);
        tried.set(None);
        spawn_local(async move {
            let answer = pin::unlock(&pin).await;
            if answer == Ok(pin::Tried::Done) {
                // This card is gone by then.
                timer::after(400, dom::focus_heading);
                return;
            }
            let _ = is_busy.try_set(false);
            let _ = typed.try_set(String::new());
            let _ = tried.try_set(Some(answer));
            timer::after(50, || focus::focus_field(FIELD));
        });
    };
    view! {
        {move || Some(waiting.get()).filter(|count| *count > 0).map(|count| view! {
            <Notice tone=Tone::Warning title=maybe_words("lock.waiting")>{move || t!("lock.waiting_words", count = count)}</Notice>
        })}
        <form class="stack" novalidate on:submit=open>
            <PinInput id=FIELD label=words("lock.pin") error=Signal::derive(move || tried.get().and_then(tried_words)) value=typed/>
            <div class="actions">
                <Button submit=true loading=is_busy loading_label=maybe_words("lock.opening") icon=IconName::LOCK>{move || t!("lock.open")}</Button>
                <Forgotten waiting/>
            </div>
        </form>
    }
    .into_any()
}

/// Without the PIN there is only beginning anew.
#[component]
fn Forgotten(waiting: RwSignal<usize>) -> AnyView {
    let is_asked = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let has_failed = RwSignal::new(false);
    let erase = move |()| {
        is_busy.set(true);
        has_failed.set(false);
        spawn_local(async move {
            if pin::forget().await.is_ok() {
                timer::after(400, dom::focus_heading);
                return;
            }
            let _ = is_busy.try_set(false);
            let _ = has_failed.try_set(true);
        });
    };
    let body = Signal::derive(move || {
        let lost = waiting.get();
        let more = if lost > 0 { [" ", &t!("lock.forgotten_waiting", count = lost)].concat() } else { String::new() };
        [i18n::word("lock.forgotten_words"), more].concat()
    });
    view! {
        <Button kind=ButtonKind::Quiet on_press=move |()| is_asked.set(true)>{move || t!("lock.forgotten")}</Button>
        <ConfirmDialog
            id="lock-forgotten"
            open=is_asked
            title=words("lock.forgotten")
            body
            confirm_label=words("lock.erase")
            cancel_label=words("lock.back")
            danger=true
            loading=is_busy
            trouble=Signal::derive(move || has_failed.get().then(|| t!("lock.failed")))
            on_confirm=erase
            on_cancel=move |()| is_asked.set(false)
        />
    }
    .into_any()
}
