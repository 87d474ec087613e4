//! The drafts of this device.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use mppi_domain::{api::application::ApplicationDetail, date::Instant, service::ServiceDefinition};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    StoreError,
    database::{DRAFTS, OUTBOX, database},
    draft::{Draft, FilePlace},
    eviction, file_store, outbox, session,
};
use crate::{
    config,
    platform::{
        database::{Change, Stored},
        json, random,
    },
};

/// Milliseconds in which a draft that was thrown away can be taken back.
const RESTORABLE: i64 = 10 * 60_000;

thread_local! {
    /// Drafts that the database did not take, and why: they last as long as the page.
    static MEMORY: RefCell<BTreeMap<Uuid, (Draft, StoreError)>> = const { RefCell::new(BTreeMap::new()) };
    /// Set once something is sent from memory: a first visit does not load the code for it.
    static CLEAR_AWAY: Cell<Option<fn(&Draft)>> = const { Cell::new(None) };
}

/// Begins an application for a service; the definition is one that [`cache::definition`](super::cache::definition)
/// read, so it is on the device. Where the database does not take it, it is in memory, and its
/// [`SaveState`](super::SaveState) says so. Nothing is begun while the device is locked.
pub async fn start(definition: &ServiceDefinition) -> Option<Draft> {
    eviction::mark();
    let draft = Draft::apply(definition, random::uuid(), random::uuid(), random::secret(), config::now());
    // The page opens it next and shows whether it is kept.
    if save(&draft).await == Err(StoreError::Locked) {
        forget_memory(draft.id);
        return None;
    }
    Some(draft)
}

/// Begins an application that an officer takes in for somebody.
pub async fn start_intake(definition: &ServiceDefinition, officer: Uuid) -> Draft {
    eviction::mark();
    let draft = Draft::take_in(definition, officer, random::uuid(), random::uuid(), random::secret(), config::now());
    // The page opens it next and shows whether it is kept.
    let _ = save(&draft).await;
    draft
}

/// The correction of a case: the one that was begun, or a new one. Nothing while the device is locked.
pub async fn start_correction(case: &ApplicationDetail) -> Option<Draft> {
    let drafts = match list().await {
        Err(StoreError::Locked) => return None,
        listed => listed.unwrap_or_default(),
    };
    if let Some(draft) = drafts.iter().find(|draft| draft.corrects(case)) {
        let mut draft = draft.clone();
        if draft.removed_at.take().is_some() {
            // Who comes back to what they threw away goes on with it.
            let _ = save(&draft).await;
        }
        return Some(draft);
    }
    // Corrections of an earlier return can never be sent any more. What somebody typed or picked there stays in the list, and
    // its person throws it away.
    let is_old = |draft: &&Draft| {
        draft.application() == case.summary.id
            && draft.tracking_secret().is_none()
            && draft.is_editable()
            && draft.removed_at.is_none()
    };
    for old in drafts.iter().filter(is_old) {
        let _ = if old.is_untouched() { remove(old.clone()).await } else { save(&old.clone().overtaken()).await };
    }
    let draft = Draft::correct(case, random::uuid(), config::now());
    let _ = save(&draft).await;
    Some(draft)
}

/// All drafts, the last changed first; sent ones too, as long as their receipts are kept, and those that were just
/// thrown away.
///
/// # Errors
/// [`StoreError`] where nothing can be read.
pub async fn list() -> Result<Vec<Draft>, StoreError> {
    let mut drafts: Vec<Draft> =
        MEMORY.with(|memory| memory.borrow().values().map(|(draft, _)| draft.clone()).collect());
    match database().await {
        Ok(database) => {
            // One that a newer version of the portal wrote stays where it is, unread.
            let kept = database.texts(DRAFTS).await?.into_iter().filter_map(|text| read(&text));
            for draft in kept {
                if !drafts.iter().any(|known| known.id == draft.id) {
                    drafts.push(draft);
                }
            }
        }
        Err(error) if drafts.is_empty() => return Err(error),
        Err(_) => {}
    }
    // By hand: a handful of drafts is not worth the 5 KB of a general sort.
    let mut sorted: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let place = sorted.partition_point(|known| known.updated_at > draft.updated_at);
        sorted.insert(place, draft);
    }
    Ok(sorted)
}

/// One draft.
///
/// # Errors
/// [`StoreError`] where nothing can be read.
pub async fn get(id: Uuid) -> Result<Option<Draft>, StoreError> {
    if let Some(draft) = MEMORY.with(|memory| memory.borrow().get(&id).map(|(draft, _)| draft.clone())) {
        return Ok(Some(draft));
    }
    let text = database().await?.text(DRAFTS, &id.to_string()).await?;
    text.map(|text| read(&text).ok_or(StoreError::Newer)).transpose()
}

fn read(text: &str) -> Option<Draft> {
    json::read(text.as_bytes())
}

/// Writes a draft to the disk, unless another page has put it into the outbox: from then on it is the outbox that changes it.
///
/// # Errors
/// [`StoreError::Taken`] where another page did; any other where it is in memory only.
pub async fn save(draft: &Draft) -> Result<(), StoreError> {
    let kept = match database().await {
        Ok(database) => {
            let id = draft.id.to_string();
            let put = Change::Put(DRAFTS, id.clone(), Stored::Text(draft.to_text()));
            database.write(vec![Change::Free(OUTBOX, id), put]).await
        }
        Err(error) => Err(error),
    };
    MEMORY.with(|memory| match kept {
        Ok(()) | Err(StoreError::Taken) => drop(memory.borrow_mut().remove(&draft.id)),
        Err(error) => drop(memory.borrow_mut().insert(draft.id, (draft.clone(), error))),
    });
    outbox::saved();
    kept
}

/// Keeps a draft in memory only; the disk has it as it was before.
pub(super) fn keep_in_page(draft: Draft, why: StoreError) {
    CLEAR_AWAY.set(Some(clear_away));
    remember(draft, why);
}

/// The outbox has settled a draft, and the device is too full for it.
pub(super) fn settled_in_page(draft: Draft) {
    remember(draft, StoreError::Full);
}

fn remember(draft: Draft, why: StoreError) {
    MEMORY.with(|memory| drop(memory.borrow_mut().insert(draft.id, (draft, why))));
}

/// Why a draft, or a file of it, is in memory only; nothing where all of it is on the disk.
pub fn trouble(draft: &Draft) -> Option<StoreError> {
    let own = MEMORY.with(|memory| memory.borrow().get(&draft.id).map(|(_, why)| *why));
    own.or_else(|| draft.files.iter().find_map(|file| file_store::trouble(file.id)))
}

/// The draft with what was typed a moment ago, wherever that was.
///
/// # Errors
/// [`StoreError`] where nothing can be read.
pub async fn current(id: Uuid) -> Result<Option<Draft>, StoreError> {
    session::flush(id).await;
    get(id).await
}

/// Puts a changed draft in its place, and forgets files that it does not name any more. `seen` is `updated_at` of the draft
/// that was changed.
///
/// # Errors
/// [`StoreError::Taken`] where the draft was changed meanwhile; any other where nothing was changed on the disk.
pub async fn change(draft: &Draft, seen: Instant, unused: Vec<Uuid>) -> Result<(), StoreError> {
    unchanged_since(draft.id, seen).await?;
    save(draft).await?;
    file_store::remove(unused).await;
    session::replace(draft);
    Ok(())
}

/// Refuses where a draft is another one than it was.
///
/// # Errors
/// [`StoreError::Taken`]; any other where nothing can be read.
pub(super) async fn unchanged_since(id: Uuid, seen: Instant) -> Result<(), StoreError> {
    match current(id).await? {
        Some(draft) if draft.updated_at == seen && draft.is_editable() => Ok(()),
        _ => Err(StoreError::Taken),
    }
}

/// Writes what the database did not take, once more: it may have been locked.
pub(super) async fn save_memory() {
    let drafts: Vec<Draft> = MEMORY.with(|memory| memory.borrow().values().map(|(draft, _)| draft.clone()).collect());
    for draft in drafts {
        let _ = save(&draft).await;
    }
}

/// The database has this draft now.
pub(super) fn forget_memory(id: Uuid) {
    MEMORY.with(|memory| drop(memory.borrow_mut().remove(&id)));
}

/// The outbox has settled a draft; one that the database did not take is settled in memory, and written where it fits by now.
pub(super) fn settled(draft: &Draft) {
    if let Some(clear_away) = CLEAR_AWAY.get() {
        clear_away(draft);
    }
}

/// Writes what became of a draft that was sent from memory, and erases what the disk has of it.
fn clear_away(draft: &Draft) {
    let before = MEMORY.with(|memory| {
        let mut memory = memory.borrow_mut();
        let (known, _) = memory.get_mut(&draft.id).filter(|(known, _)| known.is_queued())?;
        Some(std::mem::replace(known, draft.clone()))
    });
    let Some(before) = before else { return };
    let draft = draft.clone();
    spawn_local(async move {
        if save(&draft).await.is_err() && draft.is_sent() {
            // A receipt that does not fit is in the page; what was sent must not be a draft there.
            let _ = delete(draft.id).await;
        }
        // What was sent belongs to the case now, and not to the device.
        let gone = own_files(&before).filter(|id| !own_files(&draft).any(|kept| kept == *id));
        file_store::remove(gone.collect()).await;
    });
}

/// The files whose bytes are the draft's own.
fn own_files(draft: &Draft) -> impl Iterator<Item = Uuid> {
    draft.files.iter().filter(|file| file.place != FilePlace::Case).map(|file| file.id)
}

/// Throws a draft away; for a while it can be taken back.
///
/// # Errors
/// [`StoreError`].
pub async fn remove(draft: Draft) -> Result<(), StoreError> {
    // What was typed a moment ago is still on its way to the disk, and would bring the draft back.
    let mut draft = current(draft.id).await?.unwrap_or(draft);
    draft.removed_at = Some(config::now());
    save(&draft).await
}

/// Takes a draft back that was thrown away.
///
/// # Errors
/// [`StoreError`].
pub async fn restore(draft: Draft) -> Result<(), StoreError> {
    let mut draft = current(draft.id).await?.unwrap_or(draft);
    draft.removed_at = None;
    save(&draft).await
}

/// Erases what was thrown away long enough ago.
pub async fn erase_removed() {
    let long_ago = config::now().plus_millis(-RESTORABLE);
    for draft in list().await.unwrap_or_default() {
        if draft.is_editable() && draft.removed_at.is_some_and(|at| at < long_ago) {
            let _ = erase(draft.id).await;
        }
    }
}

/// Erases a draft and its files.
///
/// # Errors
/// [`StoreError`].
pub async fn erase(id: Uuid) -> Result<(), StoreError> {
    let files = get(id).await?.iter().flat_map(own_files).collect();
    file_store::remove(files).await;
    if MEMORY.with(|memory| memory.borrow_mut().remove(&id)).is_some() {
        return Ok(());
    }
    delete(id).await
}

async fn delete(id: Uuid) -> Result<(), StoreError> {
    database().await?.write(vec![Change::Delete(DRAFTS, id.to_string())]).await
}

/// Forgets what is in memory only.
pub(super) fn forget_all() {
    MEMORY.with(|memory| memory.borrow_mut().clear());
}

/// Throws away the receipts of this account: who signs out leaves nothing of it.
pub async fn forget_sent() {
    let Ok(drafts) = list().await else { return };
    for draft in drafts.into_iter().filter(Draft::is_sent) {
        let _ = erase(draft.id).await;
    }
}
