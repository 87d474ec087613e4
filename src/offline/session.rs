//! A draft that a page works with.

mod watch;

use std::{
    cell::{Cell, RefCell},
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

use leptos::prelude::*;
use mppi_domain::date::Instant;
use serde_json::Value;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use self::watch::watch;
use super::{
    StoreError,
    draft::{Draft, DraftFile, FilePlace, Intake, Progress, Reached},
    drafts, file_store,
    save_state::{SaveState, standing},
};
use crate::{
    config, i18n,
    platform::{random, timer},
};

/// Milliseconds from a change to its saving.
pub const SAVE_AFTER: i32 = 300;

/// A draft that a page works with. A `Copy` handle; once its page is gone it does nothing any more.
#[derive(Clone, Copy, Debug)]
pub struct DraftSession {
    inner: StoredValue<Arc<Inner>>,
}

#[derive(Debug)]
struct Inner {
    id: Uuid,
    draft: ArcRwSignal<Draft>,
    saved: ArcRwSignal<SaveState>,
    /// Counts changes; what is on the disk has the number of its change.
    changes: AtomicU32,
    kept: AtomicU32,
    is_scheduled: AtomicBool,
    /// `updated_at` of what the account has on the server, as far as this page heard.
    mirrored: ArcRwSignal<Option<Instant>>,
}

thread_local! {
    static OPEN: RefCell<Vec<Weak<Inner>>> = const { RefCell::new(Vec::new()) };
    /// What is open is not written any more.
    static IS_OVER: Cell<bool> = const { Cell::new(false) };
}

impl DraftSession {
    /// Works with a draft, for the component that calls it.
    pub fn of(draft: Draft) -> Self {
        let inner = Arc::new(Inner {
            id: draft.id,
            saved: ArcRwSignal::new(standing(&draft)),
            draft: ArcRwSignal::new(draft),
            changes: AtomicU32::new(0),
            kept: AtomicU32::new(0),
            is_scheduled: AtomicBool::new(false),
            mirrored: ArcRwSignal::new(None),
        });
        watch(&inner);
        Self { inner: StoredValue::new(inner) }
    }

    fn inner(self) -> Option<Arc<Inner>> {
        self.inner.try_get_value()
    }

    /// Its id.
    pub fn id(self) -> Uuid {
        self.inner().map_or(Uuid::nil(), |inner| inner.id)
    }

    /// Reads the draft. Reactive. Nothing once the page is gone.
    pub fn with<T>(self, read: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.inner().map(|inner| inner.draft.with(read))
    }

    /// Reads the draft, once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.inner().map(|inner| inner.draft.with_untracked(read))
    }

    /// The answer at a pointer as text; empty where there is none. Reactive.
    pub fn text(self, pointer: &str) -> String {
        self.with(|draft| draft.answers.text(pointer).to_owned()).unwrap_or_default()
    }

    /// The ids of the rows of a repeated group. Reactive.
    pub fn row_ids(self, group: &str) -> Vec<String> {
        let ids = |draft: &Draft| {
            draft.answers.rows(group).iter().filter_map(|row| Some(row.get("id")?.as_str()?.to_owned())).collect()
        };
        self.with(ids).unwrap_or_default()
    }

    /// The files of a requirement. Reactive.
    pub fn files_of(self, requirement: &str) -> Vec<DraftFile> {
        self.with(|draft| draft.files_of(requirement)).unwrap_or_default()
    }

    /// Where the work is. Reactive.
    pub fn save_state(self) -> SaveState {
        self.inner().map_or(SaveState::Saving, |inner| inner.saved.get())
    }

    /// Whether the account has it on the server as it is. Reactive.
    pub fn is_mirrored(self) -> bool {
        self.inner().is_some_and(|inner| inner.mirrored.get() == Some(inner.draft.with(|draft| draft.updated_at)))
    }

    /// Puts an answer at `/key` or `/group/row/key`.
    pub fn set_answer(self, pointer: &str, value: Value) {
        self.edit(|draft| draft.answers.set(pointer, value));
    }

    /// Adds a row to a repeated group, and says its id.
    pub fn add_row(self, group: &str) -> String {
        let id = random::row_id();
        self.edit(|draft| draft.answers.add_row(group, &id));
        id
    }

    /// Takes a row of a repeated group away.
    pub fn remove_row(self, group: &str, id: &str) {
        self.edit(|draft| draft.answers.remove_row(group, id));
    }

    /// Remembers the step of the wizard that is open, and which of them it is.
    pub fn set_step(self, step: &str, reached: Reached) {
        if self.with_untracked(|draft| draft.step == step && draft.reached == Some(reached)) == Some(false) {
            self.edit(|draft| {
                step.clone_into(&mut draft.step);
                draft.reached = Some(reached);
            });
        }
    }

    /// Ticks the declaration that everything is true.
    pub fn set_declared(self, declared: bool) {
        self.edit(|draft| draft.declared = declared);
    }

    /// Changes what a counter adds.
    pub fn edit_intake(self, change: impl FnMut(&mut Intake)) {
        if self.with_untracked(|draft| draft.intake.is_some()) == Some(true) {
            self.edit(|draft| draft.intake.iter_mut().for_each(change));
        }
    }

    /// Makes another case of it, after its provisional number was found to be taken.
    pub fn renew_number(self) {
        self.edit(|draft| draft.renew_number(random::uuid()));
    }

    /// Adds a file, or puts it in place of another. Its bytes go first: a draft never names a file that is not there.
    ///
    /// # Errors
    /// [`StoreError`] where the bytes are in memory only; the file is added all the same.
    pub async fn put_file(self, file: DraftFile, bytes: Vec<u8>, replaces: Option<Uuid>) -> Result<(), StoreError> {
        let (id, kept) = (file.id, file_store::put(file.id, bytes).await);
        let old =
            self.with_untracked(|draft| draft.files.iter().find(|known| Some(known.id) == replaces).cloned()).flatten();
        self.edit(|draft| {
            draft.refusal.take_if(|refusal| refusal.requirement.as_ref() == Some(&file.requirement));
            match draft.files.iter_mut().find(|known| Some(known.id) == replaces) {
                Some(place) => *place = file,
                None => draft.files.push(file),
            }
        });
        let saved = self.flush().await;
        if saved == Err(StoreError::Taken) {
            // Sent by another page without it.
            file_store::remove(vec![id]).await;
        }
        if let Some(old) = old.filter(|old| saved.is_ok() && old.place != FilePlace::Case) {
            file_store::remove(vec![old.id]).await;
        }
        kept.and(saved)
    }

    /// Takes a file away.
    pub fn remove_file(self, id: Uuid) {
        let was_here = self
            .with_untracked(|draft| draft.files.iter().any(|file| file.id == id && file.place != FilePlace::Case))
            .unwrap_or(false);
        self.edit(|draft| draft.files.retain(|file| file.id != id));
        if was_here {
            spawn_local(async move {
                if self.flush().await.is_ok() {
                    file_store::remove(vec![id]).await;
                }
            });
        }
    }

    /// Changes the draft as long as it may be changed.
    fn edit(self, change: impl FnOnce(&mut Draft)) {
        let Some(inner) = self.inner().filter(|inner| inner.draft.with_untracked(Draft::is_editable)) else { return };
        let now = config::now();
        inner.draft.update(|draft| {
            change(draft);
            // Whoever goes on with a draft that was thrown away wants it.
            draft.removed_at = None;
            draft.language = Some(untrack(i18n::language));
            draft.updated_at = now;
        });
        inner.changes.fetch_add(1, Ordering::Relaxed);
        inner.saved.set(SaveState::Saving);
        if !inner.is_scheduled.swap(true, Ordering::Relaxed) {
            timer::after(SAVE_AFTER, move || {
                inner.is_scheduled.store(false, Ordering::Relaxed);
                begin_saving(inner);
            });
        }
    }

    /// Saves now, and waits until it is on the disk.
    ///
    /// # Errors
    /// [`StoreError`] where it is in memory only.
    pub async fn flush(self) -> Result<(), StoreError> {
        match self.inner() {
            Some(inner) => save(&inner).await,
            None => Ok(()),
        }
    }

    /// Nothing of it changes any more; what it is then. [`written`] says whether the disk took it.
    pub(super) fn queued(self) -> Option<Draft> {
        let inner = self.inner()?;
        let draft = inner.draft.try_update(|draft| {
            draft.progress = Progress::Queued;
            draft.refusal = None;
            draft.removed_at = None;
            draft.clone()
        })?;
        // It is written with its place in the outbox, or not at all.
        inner.kept.fetch_max(inner.changes.load(Ordering::Relaxed), Ordering::Relaxed);
        inner.saved.set(SaveState::Saving);
        Some(draft)
    }
}

/// A draft that is queued, with the files that it is sent with.
pub(super) fn show(draft: &Draft) {
    for inner in open_ones().into_iter().filter(|inner| inner.id == draft.id) {
        inner.draft.set(draft.clone());
    }
}

/// Whether a draft that was queued is on the disk now.
pub(super) fn written(draft: &Draft) {
    for inner in open_ones().into_iter().filter(|inner| inner.id == draft.id) {
        inner.saved.set(standing(draft));
    }
}

impl Inner {
    /// Whether everything that was typed is on the disk.
    fn is_kept(&self) -> bool {
        self.changes.load(Ordering::Relaxed) == self.kept.load(Ordering::Relaxed)
    }

    /// Whether a draft from behind the page may take the place of the shown one.
    fn gives_way_to(&self, draft: &Draft) -> bool {
        self.is_kept() || !draft.is_editable()
    }

    /// The disk has the draft as it was at a change.
    fn keep(&self, change: u32, draft: &Draft) {
        self.kept.fetch_max(change, Ordering::Relaxed);
        if self.is_kept() {
            self.saved.set(standing(draft));
        }
    }
}

/// Shows a draft that changed behind the page. What was typed and is not on the disk yet stays, unless the draft has been
/// sent meanwhile: nothing can be added to it any more.
pub(super) fn replace(draft: &Draft) {
    for inner in open_ones().into_iter().filter(|inner| inner.id == draft.id && inner.gives_way_to(draft)) {
        inner.draft.set(draft.clone());
        inner.keep(inner.changes.load(Ordering::Relaxed), draft);
    }
}

/// The server has an open draft as it was at a time, under a revision; what is typed from now on grows from it.
pub(super) fn mirrored(id: Uuid, revision: Option<u32>, at: Option<Instant>) {
    for inner in open_ones().into_iter().filter(|inner| inner.id == id) {
        inner.draft.update_untracked(|draft| draft.revision = revision);
        inner.mirrored.set(at);
    }
}

/// Another page may have changed an open draft: it is read anew.
async fn look_again(inner: &Arc<Inner>) {
    if let Ok(Some(draft)) = drafts::get(inner.id).await
        && inner
            .draft
            .with_untracked(|shown| shown.updated_at < draft.updated_at || shown.is_queued() != draft.is_queued())
    {
        replace(&draft);
    }
}

/// Something was heard of a draft that another page may have queued.
pub(super) fn heard_of(id: Uuid) {
    for inner in
        open_ones().into_iter().filter(|inner| inner.id == id && inner.draft.with_untracked(Draft::is_editable))
    {
        begin_looking(inner);
    }
}

/// Saves what was typed into a draft, also by a page that was left meanwhile.
pub(super) async fn flush(id: Uuid) {
    for inner in open_ones().into_iter().filter(|inner| inner.id == id) {
        let _ = save(&inner).await;
    }
}

/// Saves whatever is open.
///
/// # Errors
/// [`StoreError`] where something is in memory only.
pub(super) async fn save_all() -> Result<(), StoreError> {
    for inner in open_ones() {
        save(&inner).await?;
    }
    Ok(())
}

/// The open drafts that wait to be sent.
pub(super) fn queued_ids() -> Vec<Uuid> {
    open_ones().iter().filter(|inner| inner.draft.with_untracked(Draft::is_queued)).map(|inner| inner.id).collect()
}

/// Lets go of what is open: it was erased, and the page is about to be left.
pub(super) fn give_up() {
    IS_OVER.set(true);
}

fn open_ones() -> Vec<Arc<Inner>> {
    OPEN.with(|open| open.borrow().iter().filter_map(Weak::upgrade).collect())
}

fn begin_saving(inner: Arc<Inner>) {
    spawn_local(async move {
        let _ = save(&inner).await;
    });
}

fn begin_looking(inner: Arc<Inner>) {
    spawn_local(async move { look_again(&inner).await });
}

async fn save(inner: &Arc<Inner>) -> Result<(), StoreError> {
    let change = inner.changes.load(Ordering::Relaxed);
    if inner.kept.load(Ordering::Relaxed) == change || IS_OVER.get() {
        return Ok(());
    }
    let draft = inner.draft.get_untracked();
    if let Some(again) = file_store::again() {
        again().await;
    }
    let kept = drafts::save(&draft).await;
    match kept {
        Ok(()) => inner.keep(change, &draft),
        Err(StoreError::Taken) => look_again(inner).await,
        Err(error) => inner.saved.set(SaveState::Failed(error)),
    }
    kept
}
