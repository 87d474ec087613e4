//! The PIN that locks the drafts of this device: what it does, and setting, changing and removing it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    lock_page::tried_words,
    pin_input::PinInput,
    section::Section,
    words::{maybe_words, words},
};
use crate::{
    i18n,
    offline::{StoreError, lock, pin},
    platform::{focus, timer},
    t,
    ui::{Badge, Button, ButtonKind, IconName, LiveRegion, Notice, Tone},
};

/// Where it stands on its page.
pub const PLACE: &str = "kunci";

/// What is being done with the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    Set,
    Change,
    Remove,
}

impl Task {
    /// Keys of the button that sends, of what it says meanwhile, and of what is said in the end.
    const fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Set => ["pin.set", "pin.sealing", "pin.is_set"],
            Self::Change => ["pin.change", "pin.changing", "pin.is_changed"],
            Self::Remove => ["pin.remove", "pin.opening", "pin.is_removed"],
        }
    }

    const fn needs_old(self) -> bool {
        !matches!(self, Self::Set)
    }

    const fn needs_new(self) -> bool {
        !matches!(self, Self::Remove)
    }
}

/// The settings of the lock, on the page of drafts.
pub fn pin_settings() -> AnyView {
    let task = RwSignal::new(None::<Task>);
    let said = RwSignal::new(None::<&'static str>);
    let has_failed = RwSignal::new(false);
    let is_open = Memo::new(|_| lock::is_open());
    let begin = move |wanted: Task| {
        said.set(None);
        task.set(Some(wanted));
        let first = if wanted.needs_old() { "pin-old" } else { "pin-new" };
        timer::after(50, move || focus::focus_field(first));
    };
    let lock_now = move |()| {
        has_failed.set(false);
        spawn_local(async move {
            if pin::lock_now().await.is_err() {
                let _ = has_failed.try_set(true);
            }
        });
    };
    let buttons = move || {
        match is_open.get() {
        None => view! {
            <p>{move || t!("pin.words")}</p>
            <div class="actions">
                <Button id="pin-begin" kind=ButtonKind::Secondary icon=IconName::LOCK on_press=move |()| begin(Task::Set)>{move || t!("pin.set")}</Button>
            </div>
        }
        .into_any(),
        Some(true) => view! {
            <p><Badge tone=Tone::Success label=words("pin.on")/></p>
            <p>{move || t!("pin.on_words")}</p>
            <div class="actions">
                <Button id="pin-begin" icon=IconName::LOCK on_press=lock_now>{move || t!("pin.lock_now")}</Button>
                <Button kind=ButtonKind::Secondary on_press=move |()| begin(Task::Change)>{move || t!("pin.change")}</Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| begin(Task::Remove)>{move || t!("pin.remove")}</Button>
            </div>
        }
        .into_any(),
        Some(false) => view! { <p>{move || t!("pin.closed")}</p> }.into_any(),
    }
    };
    let done = move |finished: Option<Task>| {
        let _ = task.try_set(None);
        if let Some(finished) = finished {
            let [_, _, key] = finished.keys();
            let _ = said.try_set(Some(key));
        }
        timer::after(50, || focus::focus_field("pin-begin"));
    };
    view! {
        <div id=PLACE>
            <Section heading=words("pin.title")>
                <LiveRegion words=Signal::derive(move || said.get().map(i18n::word).unwrap_or_default())/>
                {move || said.get().map(|key| view! { <Notice tone=Tone::Success>{move || i18n::word(key)}</Notice> })}
                {move || has_failed.get().then(|| view! { <Notice tone=Tone::Danger live=true>{move || t!("pin.not_saved")}</Notice> })}
                {move || match task.get() {
                    _ if !pin::is_possible() => view! { <p>{move || t!("pin.impossible")}</p> }.into_any(),
                    Some(task) => view! { <PinForm task done/> }.into_any(),
                    None => buttons(),
                }}
            </Section>
        </div>
    }
    .into_any()
}

#[component]
fn PinForm(
    task: Task,
    /// Told when it is over, and what was done.
    #[prop(into)]
    done: Callback<Option<Task>>,
) -> AnyView {
    let [old, new, again] = [(); 3].map(|()| RwSignal::new(String::new()));
    let is_busy = RwSignal::new(false);
    let tried = RwSignal::new(None::<Result<pin::Tried, StoreError>>);
    // Keys of what is wrong with the new one.
    let [new_wrong, again_wrong] = [(); 2].map(|()| RwSignal::new(None::<&'static str>));
    let is_right = move || {
        let (is_short, is_other) = (new.with(|new| new.chars().count() < pin::SHORTEST), new.get() != again.get());
        new_wrong.set((task.needs_new() && is_short).then_some("pin.short"));
        again_wrong.set((task.needs_new() && !is_short && is_other).then_some("pin.other"));
        tried.set((task.needs_old() && old.with(String::is_empty)).then_some(Ok(pin::Tried::Wrong)));
        tried.with(Option::is_none) && new_wrong.with(Option::is_none) && again_wrong.with(Option::is_none)
    };
    let complain = move || {
        let field = if tried.with(Option::is_some) && task.needs_old() {
            "pin-old"
        } else if new_wrong.with(Option::is_some) {
            "pin-new"
        } else {
            "pin-again"
        };
        timer::after(50, move || focus::focus_field(field));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        if !untrack(is_right) {
            untrack(complain);
            return;
        }
        is_busy.set(true);
        let (old, new) = (old.get_untracked(), new.get_untracked());
        spawn_local(async move {
            let answer = match task {
                Task::Set => pin::set(&new).await,
                Task::Change => pin::change(&old, &new).await,
                Task::Remove => pin::remove(&old).await,
            };
            let _ = is_busy.try_set(false);
            if answer == Ok(pin::Tried::Done) {
                let _ = done.try_run(Some(task));
            } else {
                let _ = tried.try_set(Some(answer));
                untrack(complain);
            }
        });
    };
    let wrong = |key: RwSignal<Option<&'static str>>| Signal::derive(move || key.get().map(i18n::word));
    let [button, busy, _] = task.keys();
    view! {
        <form class="stack" novalidate on:submit=submit>
            {(task == Task::Set).then(|| view! {
                <Notice tone=Tone::Warning title=maybe_words("pin.lost")>{move || t!("pin.lost_words")}</Notice>
            })}
            {(task == Task::Remove).then(|| view! { <p>{move || t!("pin.remove_words")}</p> })}
            {move || (!task.needs_old()).then(|| tried.get().and_then(tried_words)).flatten().map(|words| view! {
                <Notice tone=Tone::Danger live=true>{words}</Notice>
            })}
            {task.needs_old().then(|| view! {
                <PinInput id="pin-old" label=words("pin.old") error=Signal::derive(move || tried.get().and_then(tried_words)) value=old/>
            })}
            {task.needs_new().then(|| view! {
                <PinInput id="pin-new" label=words("pin.new") hint=maybe_words("pin.hint") error=wrong(new_wrong) value=new is_new=true/>
                <PinInput id="pin-again" label=words("pin.again") error=wrong(again_wrong) value=again is_new=true/>
            })}
            <div class="actions">
                <Button submit=true loading=is_busy loading_label=maybe_words(busy)>{move || i18n::word(button)}</Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| if !is_busy.get_untracked() { done.run(None) }>{move || t!("pin.cancel")}</Button>
            </div>
        </form>
    }
    .into_any()
}
