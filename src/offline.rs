//! What is kept on this device: drafts with their files, and copies of what was read. `IndexedDB`, named by region and
//! portal.
//!
//! **Drafts.** [`drafts`] makes, lists, opens and removes them. A page works with a [`DraftSession`] (a `Copy` handle):
//! `set_answer` and its kin change the draft at once and save it within 400 ms and when the page is hidden;
//! [`DraftSession::save_state`] says truthfully where the work is. [`open_draft`] opens the draft of an address for a
//! page.
//!
//! **Sending.** [`Sender::new`]`(session)`, then `send(&definition)`; [`Sender::state`] says where it stands. The bytes
//! of the request are fixed and in the [`outbox`] before the first of them leaves, so that a lost answer is answered by
//! exactly the same bytes, whoever sends them.
//!
//! **Mirrors.** As long as somebody is signed in, drafts are copied to the account, and go on on its other devices; where
//! two devices changed one, [`mirror`] has both versions.
//!
//! **The lock.** Where somebody set a [`pin`], what is personal is sealed on the disk, and everything here answers
//! [`StoreError::Locked`] until it was given; [`lock`] tells pages.
//!
//! **Copies.** [`cache`] reads through the network and falls back to the copy of last time, with its date.

pub mod cache;
mod database;
pub mod draft;
pub mod drafts;
pub mod eviction;
pub mod file_store;
mod local_drafts;
pub mod lock;
pub mod mirror;
mod open;
pub mod orphans;
pub mod outbox;
pub mod pin;
pub mod request;
mod save_state;
pub mod sender;
mod session;
pub mod shared_device;

pub use cache::Cached;
pub use draft::{Draft, DraftFile, FilePlace, Intake, Progress, Purpose, Reached};
pub use local_drafts::{LocalDrafts, is_begun};
pub use open::{Opening, open_draft};
pub use save_state::SaveState;
pub use sender::{SendState, Sender};
pub use session::{DraftSession, SAVE_AFTER};

pub use crate::platform::database::DatabaseError as StoreError;
use std::sync::LazyLock;

use leptos::prelude::*;

use crate::session::{self as account_session, End};

static ENDED: LazyLock<ArcRwSignal<Option<End>>> = LazyLock::new(|| ArcRwSignal::new(None));

/// Sends what waits from an earlier visit, and mirrors drafts as long as somebody is signed in. Call once at start.
pub fn begin() {
    eviction::begin();
    lock::begin();
    outbox::begin();
    account_session::on_end(|end| {
        outbox::mirror_to(String::new());
        ENDED.set(Some(end));
    });
}

/// How the session of this device ended, until [`clean_up`] was called. Reactive.
pub fn ended() -> Option<End> {
    ENDED.get()
}

/// Forgets what belongs to the account whose session has ended.
pub async fn clean_up(end: End) {
    ENDED.set(None);
    if shared_device::is_shared() {
        shared_device::erase_all().await;
        if end == End::RunOut {
            shared_device::leave();
        }
    } else if end == End::SignedOut {
        pin::forget_account().await;
    } else {
        // The next one to sign in may be somebody else. Drafts and receipts are this device's.
        cache::forget_account().await;
    }
}
