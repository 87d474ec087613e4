//! What is known of the mirrors of drafts. `public/outbox/mirror.js` keeps them, and says there what each field means; here
//! the person's choices are carried out.

use mppi_domain::{
    api::draft::DraftDetail,
    date::Instant,
    lean::{Lean, fields, need, or_default},
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    StoreError,
    database::{DRAFTS, FILES, MIRRORS, OUTBOX, database},
    draft::{Draft, DraftFile, FilePlace},
    drafts, file_store, lock, outbox, session,
};
use crate::platform::{
    database::{Change, Stored},
    json, random,
};

/// The mirror of a draft of this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Mirror {
    /// Of the draft.
    pub id: Uuid,
    /// Whose it is.
    pub account: Uuid,
    /// The last revision that this device wrote; nothing where the server has none any more.
    pub own: Option<u32>,
    /// `updated_at` of the draft as the server had it last.
    pub mirrored_at: Option<Instant>,
    /// The files that the server has.
    pub files: Vec<Uuid>,
    /// What another device made of it, where it was changed here too: the person chooses.
    pub other: Option<DraftDetail>,
    /// Another device has sent it.
    pub is_sent: bool,
}

impl Mirror {
    /// Whether the server has the draft as it is, with its files.
    pub fn has(&self, draft: &Draft) -> bool {
        let is_there = |file: &DraftFile| file.place != FilePlace::Device || self.files.contains(&file.id);
        self.id == draft.id
            && self.own.is_some()
            && self.mirrored_at == Some(draft.updated_at)
            && draft.files.iter().all(is_there)
    }
}

impl Lean for Mirror {
    fn lean(value: Value) -> Option<Self> {
        let fields = &mut fields(value)?;
        Some(Self {
            id: need(fields, "id")?,
            account: need(fields, "account")?,
            own: or_default(fields, "own")?,
            mirrored_at: or_default(fields, "mirrored_at")?,
            files: or_default(fields, "files")?,
            other: or_default(fields, "other")?,
            is_sent: or_default(fields, "is_sent")?,
        })
    }
}

/// Those of all drafts.
///
/// # Errors
/// [`StoreError`].
pub async fn all() -> Result<Vec<Mirror>, StoreError> {
    let texts = database().await?.texts(MIRRORS).await?;
    Ok(texts.iter().filter_map(|text| json::read(text.as_bytes())).collect())
}

/// That of one draft.
pub async fn of(id: Uuid) -> Option<Mirror> {
    let text = database().await.ok()?.text(MIRRORS, &id.to_string()).await.ok()??;
    json::read(text.as_bytes())
}

/// Goes on with what this device has; it takes the place of the other version.
///
/// # Errors
/// [`StoreError::Taken`] where the draft was changed meanwhile; any other where nothing was changed.
pub async fn keep_own(mut draft: Draft, other: &DraftDetail) -> Result<(), StoreError> {
    let seen = draft.updated_at;
    draft.revision = Some(other.summary.revision);
    decide(draft, seen, None).await
}

/// Goes on with what the other device has.
///
/// # Errors
/// As [`keep_own`].
pub async fn take_other(draft: &Draft, other: DraftDetail) -> Result<(), StoreError> {
    let have: Vec<Uuid> =
        draft.files.iter().filter(|file| file.place == FilePlace::Device).map(|file| file.id).collect();
    let mirrored_at = other.draft.updated_at;
    let taken = Draft::mirrored(other, &have);
    let unused: Vec<Uuid> = have.into_iter().filter(|id| !taken.files.iter().any(|file| file.id == *id)).collect();
    decide(taken, draft.updated_at, Some(mirrored_at)).await?;
    let changes: Vec<Change> = unused.iter().map(|id| Change::Delete(FILES, id.to_string())).collect();
    if !changes.is_empty() {
        // A file that nothing names does no harm.
        let _ = database().await?.write(changes).await;
    }
    Ok(())
}

/// The person has chosen: the draft and its mirror change together.
async fn decide(draft: Draft, seen: Instant, mirrored_at: Option<Instant>) -> Result<(), StoreError> {
    drafts::unchanged_since(draft.id, seen).await?;
    let database = database().await?;
    let key = draft.id.to_string();
    let mut changes =
        vec![Change::Free(OUTBOX, key.clone()), Change::Put(DRAFTS, key.clone(), Stored::Text(draft.to_text()))];
    if let Some(text) = database.text(MIRRORS, &key).await?
        && let Some(mut mirror) = json::parse(text.as_bytes())
        && let Some(fields) = mirror.as_object_mut()
    {
        fields.remove("other");
        fields.insert("mirrored_at".to_owned(), mirrored_at.map_or(Value::Null, |at| at.to_string().into()));
        changes.push(Change::Put(MIRRORS, key, Stored::Text(mirror.to_string())));
    }
    database.write(changes).await?;
    drafts::forget_memory(draft.id);
    session::replace(&draft);
    outbox::wake();
    Ok(())
}

/// Goes on here with a draft of another device.
///
/// # Errors
/// [`StoreError`] where it is in memory only.
pub async fn resume(draft: &Draft) -> Result<(), StoreError> {
    drafts::save(draft).await?;
    outbox::wake();
    Ok(())
}

/// Mirrors now what is to be mirrored, and counts what is on this device alone all the same.
pub async fn left_out() -> usize {
    outbox::mirror_now().await;
    if lock::is_closed() {
        // Nobody knows of them which the account has.
        return match database().await {
            Ok(database) => database.keys(DRAFTS).await.map_or(0, |keys| keys.len()),
            Err(_) => 0,
        };
    }
    let mirrors = all().await.unwrap_or_default();
    let has = |draft: &Draft| mirrors.iter().any(|mirror| mirror.has(draft));
    let drafts = drafts::list().await.unwrap_or_default();
    drafts
        .iter()
        .filter(|draft| !draft.is_sent() && draft.removed_at.is_none() && (draft.is_queued() || !has(draft)))
        .count()
}

/// Files that may lie on the server as another account's get ids of their own, so that this account can send them. With the
/// ids that are not needed any more once the draft is written.
pub async fn with_own_files(mut draft: Draft, account: Uuid) -> (Draft, Vec<Uuid>) {
    let mut before = Vec::new();
    if of(draft.id).await.is_none_or(|mirror| mirror.account == account) {
        return (draft, before);
    }
    for file in &mut draft.files {
        if file.place != FilePlace::Device {
            continue;
        }
        let Ok(Some(bytes)) = file_store::get(file.id).await else { continue };
        let new = random::uuid();
        // One that the device does not keep twice is in memory, where it is sent from.
        let _ = file_store::put(new, bytes).await;
        before.push(file.id);
        file.id = new;
    }
    (draft, before)
}

/// Who signs out leaves no version of another device here. What is on the device stays, and goes on when the account signs
/// in again.
pub async fn forget_account() {
    let Ok(database) = database().await else { return };
    let Ok(texts) = database.texts(MIRRORS).await else { return };
    let mut changes = Vec::new();
    for mut mirror in texts.iter().filter_map(|text| json::parse(text.as_bytes())) {
        let Some(id) = mirror.get("id").and_then(Value::as_str).map(str::to_owned) else { continue };
        if mirror.as_object_mut().is_some_and(|fields| fields.remove("other").is_some_and(|other| !other.is_null())) {
            changes.push(Change::Put(MIRRORS, id, Stored::Text(mirror.to_string())));
        }
    }
    if !changes.is_empty() {
        let _ = database.write(changes).await;
    }
}
