//! The drafts of this device, as pages show them.

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    StoreError,
    draft::{Draft, Purpose},
    drafts, lock, outbox,
};

/// The drafts of this device. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct LocalDrafts {
    state: RwSignal<Option<Result<Vec<Draft>, StoreError>>>,
}

impl LocalDrafts {
    /// Reads them for the component that calls it, and again when something of them was sent or came back, and when the device
    /// is locked or opened.
    pub fn read() -> Self {
        let drafts = Self { state: RwSignal::new(None) };
        Effect::new(move |_| {
            outbox::settled();
            lock::is_open();
            drafts.again();
        });
        drafts
    }

    /// Reads them anew.
    pub fn again(self) {
        spawn_local(async move {
            let found = drafts::list().await;
            // What waits is sent, and this page hears of it.
            if found.as_ref().is_ok_and(|drafts| drafts.iter().any(Draft::is_queued)) {
                outbox::watch();
            }
            let _ = self.state.try_set(Some(found));
        });
    }

    /// What was not sent yet, the last changed first. Reactive; empty while it is being read.
    pub fn unsent(self) -> Vec<Draft> {
        self.state.with(|state| match state {
            Some(Ok(drafts)) => drafts.iter().filter(|draft| is_unsent(draft)).cloned().collect(),
            _ => Vec::new(),
        })
    }

    /// The same, and those that were just thrown away. Reactive.
    pub fn with_removed(self) -> Vec<Draft> {
        self.state.with(|state| match state {
            Some(Ok(drafts)) => drafts.iter().filter(|draft| !draft.is_sent()).cloned().collect(),
            _ => Vec::new(),
        })
    }

    /// What this officer took in on this device: also what arrived, as long as its receipt is kept. Reactive.
    pub fn intakes_of(self, officer: Uuid) -> Vec<Draft> {
        let is_theirs = |draft: &&Draft| draft.intake.as_ref().is_some_and(|intake| intake.officer == officer);
        self.state.with(|state| match state {
            Some(Ok(drafts)) => drafts.iter().filter(is_theirs).cloned().collect(),
            _ => Vec::new(),
        })
    }

    /// The draft of a service that may still be changed or waits to be sent. Reactive.
    pub fn of_service(self, code: &str) -> Option<Draft> {
        self.unsent().into_iter().find(|draft| is_of_service(draft, code))
    }

    /// Why the device does not give them. Reactive.
    pub fn trouble(self) -> Option<StoreError> {
        self.state.with(|state| state.as_ref().and_then(|state| state.as_ref().err().copied()))
    }

    /// Whether there are some, and the PIN must be given first. Reactive.
    pub fn are_locked(self) -> bool {
        self.trouble() == Some(StoreError::Locked)
    }

    /// Whether they are still being read. Reactive.
    pub fn is_reading(self) -> bool {
        self.state.with(Option::is_none)
    }

    /// Throws one away; for a while it can be taken back.
    pub fn remove(self, draft: Draft) {
        spawn_local(async move {
            // What could not be removed stays in the list, where it can be tried again.
            let _ = drafts::remove(draft).await;
            outbox::note_change();
        });
    }

    /// Takes one back.
    pub fn restore(self, draft: Draft) {
        spawn_local(async move {
            let _ = drafts::restore(draft).await;
            outbox::note_change();
        });
    }
}

/// Whether an application for a service was begun here and not sent yet.
pub async fn is_begun(code: &str) -> bool {
    drafts::list().await.is_ok_and(|drafts| drafts.iter().any(|draft| is_unsent(draft) && is_of_service(draft, code)))
}

fn is_of_service(draft: &Draft, code: &str) -> bool {
    draft.service == code && matches!(draft.purpose, Purpose::Apply { .. })
}

fn is_unsent(draft: &Draft) -> bool {
    !draft.is_sent() && draft.removed_at.is_none()
}
