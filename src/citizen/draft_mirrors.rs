//! What is known of the drafts' mirrors, as pages show it.

use leptos::prelude::*;
use mppi_domain::api::draft::DraftDetail;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::offline::{
    Draft, lock,
    mirror::{self, Mirror},
    outbox,
};

/// The mirrors of this device's drafts. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct DraftMirrors(RwSignal<Vec<Mirror>>);

impl DraftMirrors {
    /// Reads them for the component that calls it, and again when something is heard of them.
    pub fn read() -> Self {
        let mirrors = Self(RwSignal::new(Vec::new()));
        Effect::new(move |_| {
            outbox::settled();
            lock::is_open();
            spawn_local(async move {
                // Without them the drafts are shown as what they are in any case: on this device.
                drop(mirrors.0.try_set(mirror::all().await.unwrap_or_default()));
            });
        });
        mirrors
    }

    /// What another device made of a draft that was changed here too. Reactive.
    pub fn other(self, id: Uuid) -> Option<DraftDetail> {
        self.of(id).and_then(|mirror| mirror.other)
    }

    /// Whether another device has sent it. Reactive.
    pub fn is_sent(self, id: Uuid) -> bool {
        self.of(id).is_some_and(|mirror| mirror.is_sent)
    }

    /// Whether the account has the draft as it is here. Reactive.
    pub fn has(self, draft: &Draft) -> bool {
        self.of(draft.id).is_some_and(|mirror| mirror.has(draft))
    }

    fn of(self, id: Uuid) -> Option<Mirror> {
        self.0.with(|mirrors| mirrors.iter().find(|mirror| mirror.id == id).cloned())
    }
}

/// The page where the person chooses between two versions, as [`crate::config::use_go`] takes it.
pub fn versions_page(draft: Uuid) -> String {
    ["/draf/", &draft.to_string(), "/perangkat"].concat()
}
