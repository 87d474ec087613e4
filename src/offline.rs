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
//! **Copies.** [`cache`] reads through the network and falls back to the copy of last time, with its date.

pub mod cache;
mod database;
pub mod draft;
pub mod drafts;
pub mod file_store;
mod open;
pub mod outbox;
pub mod request;
pub mod sender;
mod session;

pub use cache::Cached;
pub use draft::{Draft, DraftFile, FilePlace, Progress, Purpose, Reached};
pub use open::{Opening, open_draft};
pub use sender::{SendState, Sender};
pub use session::{DraftSession, SAVE_AFTER, SaveState};

pub use crate::platform::database::DatabaseError as StoreError;

/// Sends what waits from an earlier visit, and forgets what belongs to the account when somebody signs out. Call once at
/// start.
pub fn begin() {
    outbox::begin();
    crate::session::on_sign_out(|| wasm_bindgen_futures::spawn_local(forget_account()));
}

async fn forget_account() {
    cache::forget_account().await;
    drafts::forget_sent().await;
}
