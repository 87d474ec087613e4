//! Files on the device that no draft names: a page was ended between writing a file and the draft that names it.
//!
//! A file that another page's memory alone names looks the same, so one goes only after a week in which it was found so.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    database::{CACHE, DRAFTS, FILES, database},
    draft::Draft,
    drafts,
};
use crate::{
    config,
    platform::{
        database::{Change, Stored},
        json,
    },
};

/// Where it stands since when each was found, among the copies.
const FOUND: &str = "orphans";
/// Milliseconds until one goes.
const PATIENCE: i64 = 7 * 24 * 60 * 60_000;

/// Looks for them, and erases those that were found a week ago. Nothing where a draft cannot be read: it may name any file.
pub async fn sweep() -> Option<()> {
    let database = database().await.ok()?;
    let files = database.keys(FILES).await.ok()?;
    let before = database.text(CACHE, FOUND).await.ok()?;
    if files.is_empty() && before.is_none() {
        return Some(());
    }
    let texts = database.texts(DRAFTS).await.ok()?;
    let mut known = texts.iter().map(|text| json::read(text.as_bytes())).collect::<Option<Vec<Draft>>>()?;
    known.extend(drafts::list().await.ok()?);
    let is_named = |id: &String| known.iter().flat_map(|draft| &draft.files).any(|file| file.id.to_string() == *id);
    let before: BTreeMap<String, i64> =
        before.and_then(|text| json::parse(text.as_bytes())).map_or_else(BTreeMap::new, |found| {
            found.as_object().into_iter().flatten().filter_map(|(id, at)| Some((id.clone(), at.as_i64()?))).collect()
        });
    let now = config::now().millis();
    let mut found = Map::new();
    let mut changes = Vec::new();
    for id in files.into_iter().filter(|id| !is_named(id)) {
        let since = before.get(&id).copied().unwrap_or(now);
        if now - since > PATIENCE {
            changes.push(Change::Delete(FILES, id));
        } else {
            found.insert(id, since.into());
        }
    }
    if !found.is_empty() {
        changes.push(Change::Put(CACHE, FOUND.to_owned(), Stored::Text(Value::Object(found).to_string())));
    } else if !before.is_empty() {
        changes.push(Change::Delete(CACHE, FOUND.to_owned()));
    }
    if changes.is_empty() { Some(()) } else { database.write(changes).await.ok() }
}
