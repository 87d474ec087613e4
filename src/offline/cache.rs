//! Copies of what was read, so that a page without connection shows what it showed last time, and says from when.

use std::cell::RefCell;
use std::collections::BTreeMap;

use mppi_domain::{
    api::{
        application::{ApplicationDetail, ApplicationList},
        region::AreaChildren,
        service::ServiceList,
    },
    date::Instant,
    lean::Lean,
    service::ServiceDefinition,
};
use serde_json::Value;
use uuid::Uuid;

use super::database::{CACHE, database};
use crate::{
    api::{self, ApiError},
    config,
    platform::{
        abort::Abort,
        database::{Change, Stored},
        json, online,
    },
};

/// Something that was read, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Cached<T> {
    /// What was read.
    pub value: T,
    /// When the server said so.
    pub fetched_at: Instant,
    /// True where the server could not be asked now.
    pub is_old: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The server; the copy only where it cannot be reached.
    Server,
    /// The copy, where there is one: what never changes is not asked for twice.
    Copy,
    /// The copy while it is fresh: what changes hardly ever is asked for once in a while.
    FreshCopy,
}

/// Milliseconds for which a copy does instead of the server: new villages come a few times a year.
const FRESH: i64 = 30 * 24 * 60 * 60_000;

thread_local! {
    /// Places that were read since the page was opened: a cascade asks for the same ones again and again.
    static AREAS: RefCell<BTreeMap<String, AreaChildren>> = const { RefCell::new(BTreeMap::new()) };
}

/// The catalogue.
///
/// # Errors
/// [`ApiError`] where neither server nor copy has it.
pub async fn services(abort: &Abort) -> Result<Cached<ServiceList>, ApiError> {
    read("/services", Order::Server, abort).await
}

/// What the device has of the catalogue, to show until the server has answered.
pub async fn kept_services() -> Option<Cached<ServiceList>> {
    kept("/services").await
}

/// The same of a definition: this version, or the newest.
pub async fn kept_definition(code: &str, version: Option<u32>) -> Option<Cached<ServiceDefinition>> {
    kept(&definition_path(code, version)).await
}

/// The same of the own cases, first page.
pub async fn kept_applications() -> Option<Cached<ApplicationList>> {
    kept("/applications").await
}

/// The same of one of the own cases.
pub async fn kept_application(id: Uuid) -> Option<Cached<ApplicationDetail>> {
    kept(&application_path(id)).await
}

/// A definition: this version, which never changes, or the newest.
///
/// # Errors
/// [`ApiError`] where neither server nor copy has it.
pub async fn definition(
    code: &str,
    version: Option<u32>,
    abort: &Abort,
) -> Result<Cached<ServiceDefinition>, ApiError> {
    let order = if version.is_some() { Order::Copy } else { Order::Server };
    let found = raw(&definition_path(code, version), order, abort).await?;
    if version.is_none() && !found.is_old {
        keep_definition(&found.value).await;
    }
    decoded(found)
}

/// Keeps a definition, as the server wrote it, for the drafts that are filled in by it.
pub async fn keep_definition(definition: &Value) {
    let code = definition.get("code").and_then(Value::as_str);
    let version = definition.get("version").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok());
    if let (Some(code), Some(version)) = (code, version) {
        keep(&definition_path(code, Some(version)), definition).await;
    }
}

/// Own cases, first page.
///
/// # Errors
/// [`ApiError`] where neither server nor copy has them.
pub async fn applications(abort: &Abort) -> Result<Cached<ApplicationList>, ApiError> {
    read("/applications", Order::Server, abort).await
}

/// One of the own cases.
///
/// # Errors
/// [`ApiError`] where neither server nor copy has it.
pub async fn application(id: Uuid, abort: &Abort) -> Result<Cached<ApplicationDetail>, ApiError> {
    let found = raw(&application_path(id), Order::Server, abort).await?;
    // A correction is filled in by the definition that the case began with.
    if let Some(definition) = found.value.get("definition").filter(|_| !found.is_old) {
        keep_definition(definition).await;
    }
    decoded(found)
}

/// A place with its path and children; `None` gives the provinces.
///
/// # Errors
/// [`ApiError`] where neither server nor copy has it.
pub async fn area(code: Option<&str>, abort: &Abort) -> Result<AreaChildren, ApiError> {
    let key = code.unwrap_or_default().to_owned();
    if let Some(known) = AREAS.with(|areas| areas.borrow().get(&key).cloned()) {
        return Ok(known);
    }
    let path = code.map_or_else(|| "/areas".to_owned(), |code| ["/areas/", &api::segment(code)].concat());
    let found: AreaChildren = read(&path, Order::FreshCopy, abort).await?.value;
    AREAS.with(|areas| areas.borrow_mut().insert(key, found.clone()));
    Ok(found)
}

/// Keeps those of the own cases that changed since they were read here, so that they can be read without a network. Who saves data
/// has those that were looked at.
pub async fn keep_cases(list: &ApplicationList) {
    if online::saves_data() {
        return;
    }
    for case in &list.applications {
        let is_kept = |kept: Cached<ApplicationDetail>| kept.value.summary.updated_at == case.updated_at;
        if !kept_application(case.id).await.is_some_and(is_kept) && application(case.id, &Abort::never()).await.is_err()
        {
            return;
        }
    }
}

/// Forgets what belongs to the account.
pub async fn forget_account() {
    let Ok(database) = database().await else { return };
    let keys = database.keys(CACHE).await.unwrap_or_default();
    let own = keys.into_iter().filter(|key| key.starts_with("/applications"));
    let changes: Vec<Change> = own.map(|key| Change::Delete(CACHE, key)).collect();
    if !changes.is_empty() {
        let _ = database.write(changes).await;
    }
}

async fn kept<T: Lean>(path: &str) -> Option<Cached<T>> {
    decoded(copy(path).await?).ok()
}

fn application_path(id: Uuid) -> String {
    ["/applications/", &id.to_string()].concat()
}

fn definition_path(code: &str, version: Option<u32>) -> String {
    let version = version.map(|version| version.to_string());
    ["/services/", &api::segment(code), &api::query(&[("version", version.as_deref())])].concat()
}

async fn read<T: Lean>(path: &str, order: Order, abort: &Abort) -> Result<Cached<T>, ApiError> {
    decoded(raw(path, order, abort).await?)
}

fn decoded<T: Lean>(found: Cached<Value>) -> Result<Cached<T>, ApiError> {
    Ok(Cached { value: api::decode(found.value)?, fetched_at: found.fetched_at, is_old: found.is_old })
}

async fn raw(path: &str, order: Order, abort: &Abort) -> Result<Cached<Value>, ApiError> {
    let known = if order == Order::Server { None } else { copy(path).await };
    match known {
        Some(copy) if order == Order::Copy || copy.fetched_at.plus_millis(FRESH) > config::now() => {
            return Ok(Cached { is_old: false, ..copy });
        }
        _ => {}
    }
    match api::read(path, abort).await {
        Ok(value) => {
            keep(path, &value).await;
            Ok(Cached { value, fetched_at: config::now(), is_old: false })
        }
        Err(error) if error.is_passing() || order != Order::Server => copy(path).await.ok_or(error),
        Err(error) => Err(error),
    }
}

async fn copy(path: &str) -> Option<Cached<Value>> {
    let text = database().await.ok()?.text(CACHE, path).await.ok()??;
    let mut kept = json::parse(text.as_bytes())?;
    let fetched_at = Instant::parse_rfc3339(kept.get("at")?.as_str()?)?;
    Some(Cached { value: kept.get_mut("value")?.take(), fetched_at, is_old: true })
}

async fn keep(path: &str, value: &Value) {
    let Ok(database) = database().await else { return };
    let text = ["{\"at\":\"", &config::now().to_string(), "\",\"value\":", &value.to_string(), "}"].concat();
    // A copy that cannot be kept is missed only without connection.
    let _ = database.write(vec![Change::Put(CACHE, path.to_owned(), Stored::Text(text))]).await;
}
