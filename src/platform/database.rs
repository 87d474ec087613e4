//! `IndexedDB`: text and bytes by key.
//!
//! Written on the browser's own interface. A transaction ends when nothing of it is pending, so each function is one
//! short transaction with everything gathered before. Writes ask for `durability: strict`: when they are done, the
//! data is on the disk and not merely on its way there.
//!
//! Where a PIN locks the device, the [`vault`] seals and opens, outside of transactions. Whoever does not know of a lock yet
//! finds it in the transaction that writes.

mod error;

use std::{cell::Cell, future::Future, pin::Pin, rc::Rc};

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

pub use self::error::DatabaseError;
use self::error::{failed, named};
use super::{
    module,
    vault::{self, LOCK, PIN},
};

/// Changes the database from the version before to this one: the stores to make.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Stores to make.
    pub create: &'static [&'static str],
    /// Stores to throw away.
    pub delete: &'static [&'static str],
}

/// What to put under a key.
#[derive(Clone, Debug)]
pub enum Stored {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// One change of a [`Database::write`].
#[derive(Clone, Debug)]
pub enum Change {
    /// Puts a value under a key, in place of what was there.
    Put(&'static str, String, Stored),
    /// Takes a key away.
    Delete(&'static str, String),
    /// Makes none of the changes where this key is there.
    Free(&'static str, String),
}

/// An open database. Clones are the same one.
#[derive(Clone, Debug)]
pub struct Database {
    opened: Rc<IdbDatabase>,
    vault: Option<&'static str>,
    /// Why it is not open any more.
    closed: Rc<Cell<Option<DatabaseError>>>,
}

/// Saves what is only in the page, before a newer portal takes the database.
pub type Leave = fn() -> Pin<Box<dyn Future<Output = ()>>>;

impl Database {
    /// Opens a database; its version is the number of migrations. `vault` is the module that seals and opens, `leave` runs
    /// before another page changes the database to a newer version.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn open(
        name: &str,
        migrations: &'static [Migration],
        vault: Option<&'static str>,
        leave: Leave,
    ) -> Result<Self, DatabaseError> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())
            .ok()
            .and_then(|factory| factory.dyn_into::<IdbFactory>().ok())
            .ok_or(DatabaseError::Blocked)?;
        let version = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
        let request = factory.open_with_u32(name, version).map_err(|_| DatabaseError::Blocked)?;
        let opened = request.clone();
        let upgrade =
            Closure::<dyn FnMut(web_sys::IdbVersionChangeEvent)>::new(move |event: web_sys::IdbVersionChangeEvent| {
                migrate(&opened, event.old_version(), migrations);
            });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database: IdbDatabase = done(&request).await?.dyn_into().map_err(|_| DatabaseError::Failed)?;
        let database = Self { opened: Rc::new(database), vault, closed: Rc::default() };
        // A newer tab must be able to migrate; opening it here gives `Newer` then, until this page is loaded again.
        let closing = database.clone();
        let close = Closure::<dyn FnMut()>::new(move || {
            let closing = closing.clone();
            spawn_local(async move {
                leave().await;
                closing.closed.set(Some(DatabaseError::Newer));
                closing.opened.close();
            });
        });
        database.opened.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        close.forget();
        // The browser itself may close it, such as when its disk had a fault.
        let closed = database.closed.clone();
        let lost = Closure::<dyn FnMut()>::new(move || closed.set(Some(DatabaseError::Failed)));
        database.opened.set_onclose(Some(lost.as_ref().unchecked_ref()));
        lost.forget();
        // Asked here once, so that the first page knows. A vault that is there goes on over what was opened anew.
        if vault::of_page().is_some() || !database.kept(LOCK, &PIN.into()).await?.is_undefined() {
            database.start_vault().await?;
        }
        Ok(database)
    }

    /// Whether it must be opened anew.
    pub fn is_closed(&self) -> bool {
        self.closed.get().is_some()
    }

    /// The text under a key.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn text(&self, store: &str, key: &str) -> Result<Option<String>, DatabaseError> {
        Ok(self.get(store, key).await?.as_string())
    }

    /// The bytes under a key.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn bytes(&self, store: &str, key: &str) -> Result<Option<Vec<u8>>, DatabaseError> {
        Ok(self.get(store, key).await?.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec()))
    }

    /// All texts of a store, by key.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn texts(&self, store: &str) -> Result<Vec<String>, DatabaseError> {
        let mut values = self.all(store, IdbObjectStore::get_all).await?;
        if vault::of_page().is_some() || values.iter().any(|value| is_sealed(&value)) {
            values = self.call("all", &Array::of1(&store.into())).await?.dyn_into().map_err(failed)?;
        }
        Ok(texts(&values))
    }

    /// All keys of a store.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn keys(&self, store: &str) -> Result<Vec<String>, DatabaseError> {
        Ok(texts(&self.all(store, IdbObjectStore::get_all_keys).await?))
    }

    /// Makes all changes, or none; done when they are on the disk.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn write(&self, changes: Vec<Change>) -> Result<(), DatabaseError> {
        let (list, mut free) = (Array::new(), None);
        for change in changes {
            let (store, key, value) = match change {
                Change::Put(store, key, Stored::Text(text)) => (store, key, text.into()),
                Change::Put(store, key, Stored::Bytes(bytes)) => {
                    (store, key, Uint8Array::from(bytes.as_slice()).into())
                }
                Change::Delete(store, key) => (store, key, JsValue::UNDEFINED),
                Change::Free(store, key) => {
                    free = Some((store, JsValue::from(key)));
                    continue;
                }
            };
            list.push(&Array::of3(&store.into(), &key.into(), &value));
        }
        if vault::of_page().is_none() && self.write_plain(&list, free.as_ref()).await? {
            return Ok(());
        }
        if let Some((store, key)) = &free
            && !self.kept(store, key).await?.is_undefined()
        {
            return Err(DatabaseError::Taken);
        }
        let free = free.map_or(JsValue::UNDEFINED, |(store, key)| Array::of2(&store.into(), &key).into());
        let written = self.call("write", &Array::of2(&list, &free)).await?;
        if written.is_undefined() { Ok(()) } else { Err(DatabaseError::Taken) }
    }

    /// Writes as it is, if there is no lock, and a key is free; whether it did.
    async fn write_plain(
        &self,
        changes: &Array,
        free: Option<&(&'static str, JsValue)>,
    ) -> Result<bool, DatabaseError> {
        let names = Array::of1(&LOCK.into());
        if let Some((store, _)) = free {
            names.push(&(*store).into());
        }
        for change in changes.iter() {
            let store = Array::from(&change).get(0);
            if !names.includes(&store, 0) {
                names.push(&store);
            }
        }
        let transaction = self.transaction(&names, IdbTransactionMode::Readwrite)?;
        // Adding under a key that is there undoes the whole transaction, without anybody waiting for it. All of it is asked for at
        // once: a page that is being closed has no second turn.
        for (store, key) in [Some(&(LOCK, PIN.into())), free].into_iter().flatten() {
            let store = transaction.object_store(store).map_err(failed)?;
            store.add_with_key(&JsValue::TRUE, key).map_err(failed)?;
            store.delete(key).map_err(failed)?;
        }
        for change in changes.iter() {
            let change = Array::from(&change);
            let (key, value) = (change.get(1), change.get(2));
            let store = transaction.object_store(&change.get(0).as_string().unwrap_or_default()).map_err(failed)?;
            if value.is_undefined() {
                store.delete(&key).map_err(failed)?;
            } else {
                store.put_with_key(&value, &key).map_err(failed)?;
            }
        }
        commit(&transaction);
        match committed(&transaction).await {
            Err(DatabaseError::Locked) => Ok(false),
            written => written.map(|()| true),
        }
    }

    /// What a key has, opened where it is sealed.
    async fn get(&self, store: &str, key: &str) -> Result<JsValue, DatabaseError> {
        let value = self.kept(store, &key.into()).await?;
        if vault::of_page().is_none() && !is_sealed(&value) {
            return Ok(value);
        }
        self.call("open", &Array::of3(&store.into(), &key.into(), &value)).await
    }

    /// What a key has, as it lies there.
    async fn kept(&self, store: &str, key: &JsValue) -> Result<JsValue, DatabaseError> {
        let transaction = self.transaction(&Array::of1(&store.into()), IdbTransactionMode::Readonly)?;
        let request = transaction.object_store(store).and_then(|store| store.get(key)).map_err(failed)?;
        done(&request).await
    }

    async fn all(
        &self,
        store: &str,
        ask: fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> Result<Array, DatabaseError> {
        let transaction = self.transaction(&Array::of1(&store.into()), IdbTransactionMode::Readonly)?;
        let request = transaction.object_store(store).and_then(|store| ask(&store)).map_err(failed)?;
        Ok(Array::from(&done(&request).await?))
    }

    async fn start_vault(&self) -> Result<JsValue, DatabaseError> {
        vault::start(self.vault.unwrap_or_default(), &self.opened).await.map_err(failed)
    }

    /// Asks the vault for something that answers with a whole number, or with nothing, which is 0; `public/vault.js` says
    /// what it means.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn ask(&self, method: &str, typed: &[&str]) -> Result<i32, DatabaseError> {
        let answer = self.call(method, &typed.iter().copied().map(JsValue::from_str).collect()).await?;
        #[expect(clippy::cast_possible_truncation, reason = "a quarter of an hour at most")]
        Ok(answer.as_f64().unwrap_or_default() as i32)
    }

    async fn call(&self, method: &str, arguments: &Array) -> Result<JsValue, DatabaseError> {
        let vault = match vault::of_page() {
            Some(vault) => vault,
            None => self.start_vault().await?,
        };
        module::call(&vault, method, arguments).await.map_err(failed)
    }

    fn transaction(&self, stores: &Array, mode: IdbTransactionMode) -> Result<IdbTransaction, DatabaseError> {
        if let Some(error) = self.closed.get() {
            return Err(error);
        }
        // The bindings have these options only behind an unstable flag; browsers without them ignore them.
        let options = Object::new();
        drop(Reflect::set(&options, &"durability".into(), &"strict".into()));
        let begin: Function =
            Reflect::get(&self.opened, &"transaction".into()).map_err(failed)?.dyn_into().map_err(failed)?;
        let transaction = begin.call3(&self.opened, stores, &mode.into(), &options).map_err(failed)?;
        transaction.dyn_into().map_err(failed)
    }
}

/// Plain values are text and bytes.
fn is_sealed(value: &JsValue) -> bool {
    value.is_object() && !value.is_instance_of::<Uint8Array>()
}

fn texts(list: &Array) -> Vec<String> {
    list.iter().filter_map(|value| value.as_string()).collect()
}

fn migrate(request: &IdbOpenDbRequest, old_version: f64, migrations: &[Migration]) {
    let Some(database) = request.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) else {
        return;
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "versions are small whole numbers")]
    let done = old_version as usize;
    for migration in migrations.iter().skip(done) {
        // A store that cannot be made aborts the upgrade, and `open` fails.
        for store in migration.create {
            drop(database.create_object_store(store));
        }
        for store in migration.delete {
            drop(database.delete_object_store(store));
        }
    }
}

/// Waits for a request. The handlers stay until it is answered.
async fn done(request: &IdbRequest) -> Result<JsValue, DatabaseError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(failed),
        Err(event) => {
            // Otherwise the error would also be reported as uncaught.
            if let Some(event) = event.dyn_ref::<Event>() {
                event.prevent_default();
            }
            Err(named(request.error().ok().flatten().map(|error| error.name()).as_deref()))
        }
    }
}

/// Asks for nothing more. A page that is left hears of no request any more, and what it has not committed by then is undone.
#[expect(deprecated, reason = "the bindings call old what the standard calls new")]
fn commit(transaction: &IdbTransaction) {
    drop(transaction.commit());
}

/// Waits until a transaction is on the disk.
async fn committed(transaction: &IdbTransaction) -> Result<(), DatabaseError> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(named(transaction.error().map(|error| error.name()).as_deref())),
    }
}
