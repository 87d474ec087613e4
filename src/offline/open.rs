//! Opening the draft of an address.

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{DraftSession, StoreError, drafts};

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
/// calls this.
pub fn open_draft(id: impl Fn() -> Option<Uuid> + Send + Sync + 'static) -> ReadSignal<Opening> {
    let (opening, set_opening) = signal(Opening::Loading);
    let owner = Owner::current();
    let id = Memo::new(move |_| id());
    Effect::new(move |_| {
        let Some(wanted) = id.get() else {
            set_opening.set(Opening::Missing);
            return;
        };
        set_opening.set(Opening::Loading);
        let owner = owner.clone();
        spawn_local(async move {
            let found = drafts::get(wanted).await;
            if id.try_get_untracked().flatten() != Some(wanted) {
                return;
            }
            let opened = match found {
                Ok(Some(draft)) => Opening::Open(match owner {
                    Some(owner) => owner.with(|| DraftSession::of(draft)),
                    None => DraftSession::of(draft),
                }),
                Ok(None) => Opening::Missing,
                Err(error) => Opening::Failed(error),
            };
            let _ = set_opening.try_set(opened);
        });
    });
    opening
}
