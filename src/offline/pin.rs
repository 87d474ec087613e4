//! The PIN that locks what is kept here (`adr/0020`): set, given, changed, taken away, forgotten. `public/vault.js` does it.

use super::{
    StoreError, cache,
    database::{OUTBOX, database, name},
    drafts, file_store, lock, mirror, outbox, session,
};
use crate::platform::{storage, timer, vault};

/// The shortest PIN, in characters.
pub const SHORTEST: usize = 6;

/// What came of a PIN that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It was right, and it is done.
    Done,
    /// It was wrong.
    Wrong,
    /// It was wrong too often; the next try may come after so many seconds.
    Pause(u32),
}

/// Whether this browser can lock anything: over plain http it cannot.
pub fn is_possible() -> bool {
    vault::is_possible()
}

/// Finds out whether there is a lock, which [`lock`] tells then.
pub async fn look() {
    // A database that cannot be opened has none.
    let _ = database().await;
}

/// Sets a PIN where there is none, and seals what is here.
///
/// # Errors
/// [`StoreError`] where it could not be set.
pub async fn set(pin: &str) -> Result<Tried, StoreError> {
    ask("setPin", &[pin]).await
}

/// Opens what is locked, for all open pages.
///
/// # Errors
/// [`StoreError`].
pub async fn unlock(pin: &str) -> Result<Tried, StoreError> {
    ask("unlock", &[pin]).await
}

/// Puts another PIN in place of this one.
///
/// # Errors
/// [`StoreError`].
pub async fn change(pin: &str, next: &str) -> Result<Tried, StoreError> {
    ask("changePin", &[pin, next]).await
}

/// Takes the PIN away; what is here is as it was before.
///
/// # Errors
/// [`StoreError`].
pub async fn remove(pin: &str) -> Result<Tried, StoreError> {
    ask("removePin", &[pin]).await
}

/// Locks all open pages, once what is open there is saved.
///
/// # Errors
/// [`StoreError`] where something cannot be saved; it stays open then.
pub async fn lock_now() -> Result<(), StoreError> {
    ask("lockAll", &[]).await.map(drop)
}

/// Erases what is locked, and the lock: for who forgot the PIN.
///
/// # Errors
/// [`StoreError`] where nothing was erased.
pub async fn forget() -> Result<(), StoreError> {
    outbox::stop().await;
    let erased = ask("forget", &[]).await;
    outbox::watch();
    erased?;
    drafts::forget_all();
    file_store::forget_all();
    storage::remove(&ended_key());
    Ok(())
}

/// How much waits to be sent until the PIN is given.
pub async fn waiting() -> usize {
    match database().await {
        Ok(database) => database.keys(OUTBOX).await.map_or(0, |keys| keys.len()),
        Err(_) => 0,
    }
}

/// Saves what is open before it is locked. Call once, where a lock was found.
pub fn watch() {
    vault::on_locking(|| async { session::save_all().await.is_ok() });
}

/// Goes on with what had to wait for the PIN. Call when it was opened.
pub async fn opened() {
    file_store::save_memory().await;
    drafts::save_memory().await;
    if storage::get(&ended_key()).is_some() {
        forget_account().await;
    }
    // The page that asked for it comes first.
    timer::after(500, outbox::wake);
}

/// Forgets what belongs to the account that has signed out; what is locked goes as soon as it can be read.
pub(super) async fn forget_account() {
    cache::forget_account().await;
    if lock::is_closed() {
        storage::set(&ended_key(), "1");
        return;
    }
    storage::remove(&ended_key());
    drafts::forget_sent().await;
    mirror::forget_account().await;
}

async fn ask(method: &'static str, typed: &[&str]) -> Result<Tried, StoreError> {
    Ok(match database().await?.ask(method, typed).await? {
        0 => Tried::Done,
        seconds => u32::try_from(seconds).map_or(Tried::Wrong, Tried::Pause),
    })
}

fn ended_key() -> String {
    [&name(), ".ended"].concat()
}
