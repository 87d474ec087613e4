//! Opening the draft of an address.

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{DraftSession, StoreError, drafts, lock};

/// Where the opening stands.
#[derive(Clone, Copy, Debug)]
pub enum Opening {
    /// Being read.
    Loading,
    /// Open.
    Open(DraftSession),
    /// There is no such draft on this device.
    Missing,
    /// The device's database cannot be read.
    Failed(StoreError),
}

/// Opens the draft whose id `id` gives, and another one when that changes. The session belongs to the component that
/// calls this, and ends where the device is locked.
pub fn open_draft(id: impl Fn() -> Option<Uuid> + Send + Sync + 'static) -> ReadSignal<Opening> {
    let (opening, set_opening) = signal(Opening::Loading);
    let owner = Owner::current();
    let id = Memo::new(move |_| id());
    let is_closed = Memo::new(|_| lock::is_closed());
    Effect::new(move |before: Option<Option<Owner>>| {
        is_closed.get();
        let Some(wanted) = id.get() else {
            set_opening.set(Opening::Missing);
            return None;
        };
        set_opening.set(Opening::Loading);
        if let Some(before) = before.flatten() {
            before.cleanup();
        }
        let owner = owner.as_ref().map(Owner::child);
        let of_session = owner.clone();
        spawn_local(async move {
            let found = drafts::get(wanted).await;
            if id.try_get_untracked().flatten() != Some(wanted) {
                return;
            }
            let opened = match found {
                Ok(Some(draft)) => Opening::Open(match of_session {
                    Some(owner) => owner.with(|| DraftSession::of(draft)),
                    None => DraftSession::of(draft),
                }),
                Ok(None) => Opening::Missing,
                Err(error) => Opening::Failed(error),
            };
            let _ = set_opening.try_set(opened);
        });
        owner
    });
    opening
}
