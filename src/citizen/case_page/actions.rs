//! What the person does to a case: an action goes out once, and the same bytes again where its answer was lost.

use leptos::prelude::*;
use mppi_domain::{
    api::application::ApplicationDetail,
    case::{Action, ActionKind, ActionRequest},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::CaseHandle;
use crate::{
    api::{self, ApiError, error_words},
    citizen::words::words,
    platform::{dom, random, timer},
    t,
    ui::{Button, ButtonKind, ConfirmDialog, Notice, Tone},
};

/// An action under way. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    handle: CaseHandle,
    /// Id and bytes of the last attempt that was not answered.
    unanswered: StoredValue<Option<(Uuid, Vec<u8>)>>,
    is_busy: RwSignal<bool>,
    trouble: RwSignal<Option<ApiError>>,
}

impl Attempt {
    /// For the component that calls it.
    pub fn new(handle: CaseHandle) -> Self {
        Self { handle, unanswered: StoredValue::new(None), is_busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// Whether it is under way. Reactive.
    pub fn is_busy(self) -> Signal<bool> {
        self.is_busy.into()
    }

    /// What went wrong, in words. Reactive.
    pub fn trouble(self) -> Signal<Option<String>> {
        Signal::derive(move || self.trouble.with(|error| error.as_ref().map(error_words)))
    }

    /// What went wrong, as it stands on the page.
    pub fn trouble_view(self) -> AnyView {
        let trouble = self.trouble();
        (move || trouble.get().map(|words| view! { <Notice tone=Tone::Danger live=true>{words}</Notice> })).into_any()
    }

    /// Takes away what went wrong before.
    pub fn forget_trouble(self) {
        self.trouble.set(None);
    }

    /// Sends an action. The id stays as long as the bytes do, so that a repetition never acts twice.
    pub fn send(self, request: &ActionRequest, on_done: Callback<()>) {
        if self.is_busy.get_untracked() {
            return;
        }
        let bytes = api::encode(request);
        let known = self.unanswered.get_value().filter(|(_, known)| *known == bytes);
        let (id, bytes) = known.unwrap_or_else(|| (random::uuid(), bytes));
        self.unanswered.set_value(Some((id, bytes.clone())));
        self.is_busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let answer = api::applications::act_with_bytes(self.handle.id, id, &bytes).await;
            let _ = self.is_busy.try_set(false);
            match answer {
                Ok(case) => {
                    let _ = self.unanswered.try_set_value(None);
                    let _ = on_done.try_run(());
                    self.handle.set(case);
                }
                Err(error) => drop(self.trouble.try_set(Some(error))),
            }
        });
    }
}

/// Withdrawing, after a question.
pub fn cancel_view(handle: CaseHandle, case: &ApplicationDetail) -> AnyView {
    let Some(offered) = case.actions.iter().find(|action| action.kind == ActionKind::Cancel).cloned() else {
        return ().into_any();
    };
    let attempt = Attempt::new(handle);
    let is_open = RwSignal::new(false);
    let confirm = move |()| {
        let request = ActionRequest {
            step: offered.step.clone(),
            based_on: offered.based_on,
            action: Action::Cancel { reason: None },
        };
        let done = move |()| {
            is_open.set(false);
            // The button that had the focus is gone then.
            timer::after(0, dom::focus_heading);
        };
        attempt.send(&request, Callback::new(done));
    };
    let ask = move |()| {
        attempt.forget_trouble();
        is_open.set(true);
    };
    view! {
        <p>
            <Button kind=ButtonKind::Quiet on_press=ask>{move || t!("action.cancel")}</Button>
        </p>
        <ConfirmDialog
            id="cancel-case"
            open=is_open
            title=words("case.cancel_title")
            body=words("case.cancel_words")
            confirm_label=words("action.cancel")
            cancel_label=words("case.cancel_keep")
            danger=true
            loading=attempt.is_busy()
            trouble=attempt.trouble()
            on_confirm=confirm
            on_cancel=move |()| is_open.set(false)
        />
    }
    .into_any()
}
