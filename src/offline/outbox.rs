//! What waits to be sent.
//!
//! [`queue`] fixes the bytes of a draft's request and puts them on the disk, together with the draft. From then on the
//! draft belongs to `public/outbox/`, which sends it, in this page, in another one or in the service worker, and settles
//! it: it is sent, or can be changed again and says why.
//!
//! Where the database takes nothing, the item is in the memory of the page, which sends it all the same.
//!
//! The same element mirrors the drafts to the account that is signed in.

mod item;

use std::{cell::RefCell, collections::BTreeMap, sync::LazyLock};

use leptos::prelude::*;
use mppi_domain::{language::Language, service::ServiceDefinition};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

pub use self::item::{ItemState, Moving};
use self::item::{Mirrored, News, item};
use super::{
    StoreError,
    database::{self, DRAFTS, OUTBOX, database},
    draft::{Draft, FilePlace},
    drafts, eviction, file_store, mirror, request, session,
};
use crate::{
    config::{self, Portal},
    platform::{
        database::{Change, Stored},
        json,
        outbox_sender::OutboxSender,
        timer,
    },
};

/// Milliseconds after the start at which it is looked whether something waits.
const LOOK_AFTER: i32 = 1_500;

thread_local! {
    static SENDER: RefCell<Option<OutboxSender>> = const { RefCell::new(None) };
    /// Whom the drafts are mirrored to.
    static ACCOUNT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What was heard of each item since the page was opened.
static HEARD: LazyLock<ArcRwSignal<Vec<(Uuid, Heard)>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));

/// Counts the drafts that were settled.
static SETTLED: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| ArcRwSignal::new(0));

/// What was heard of an item last.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The state that it is in.
    pub state: Option<ItemState>,
    /// How far it is just now, while it is on its way.
    pub moving: Option<Moving>,
}

/// Looks, a little later, whether something waits from an earlier visit; and mirrors drafts as long as somebody is signed in.
pub fn begin() {
    timer::after(LOOK_AFTER, || {
        if eviction::is_expected() {
            eviction::mark();
        }
        look();
    });
    crate::session::on_sign_in(|account| match config::portal() {
        Portal::Citizen => mirror_to(account.to_string()),
        // Nothing of an officer is mirrored, but what waited for the sign-in may go.
        Portal::Officer => look(),
    });
}

/// Sends what waits, and mirrors what is to be mirrored.
fn look() {
    spawn_local(async {
        let waits = match database().await {
            Ok(database) => database.keys(OUTBOX).await.is_ok_and(|keys| !keys.is_empty()),
            Err(_) => false,
        };
        if waits || ACCOUNT.with(|account| !account.borrow().is_empty()) {
            wake();
        }
    });
}

/// Mirrors the drafts to this account; an empty one is nobody's.
pub(super) fn mirror_to(account: String) {
    SENDER.with(|slot| {
        if let Some(sender) = slot.borrow().as_ref() {
            sender.set_account(&account);
        }
    });
    let is_somebody = !account.is_empty();
    ACCOUNT.with(|slot| *slot.borrow_mut() = account);
    if !is_somebody {
        return;
    }
    // Right at the start the page has better things to do.
    timer::after(LOOK_AFTER, || {
        eviction::mark();
        watch();
    });
}

/// Sends and mirrors nothing more from this page.
pub(super) async fn stop() {
    if let Some(sender) = SENDER.with(|slot| slot.borrow_mut().take()) {
        sender.stop().await;
    }
}

/// Mirrors what is to be mirrored, now; done when it has ended, however it did.
pub async fn mirror_now() {
    if let Some(sender) = sender() {
        sender.mirror().await;
    }
}

/// A draft was saved here: it is mirrored soon.
pub(super) fn saved() {
    SENDER.with(|slot| {
        if let Some(sender) = slot.borrow().as_ref() {
            sender.saved();
        }
    });
}

/// What was heard of an item. Reactive.
pub fn heard(id: Uuid) -> Option<Heard> {
    HEARD.with(|all| all.iter().find(|(known, _)| *known == id).map(|(_, heard)| heard.clone()))
}

/// Whether an item waits or is on its way, as far as this page has heard. Reactive.
pub fn is_anything_waiting() -> bool {
    HEARD.with(|all| !all.is_empty())
}

/// A draft was changed by this page, for all who follow [`settled`].
pub(super) fn note_change() {
    SETTLED.update(|count| *count += 1);
}

/// Changes whenever a draft was settled, was mirrored, was taken over from another device, or is
/// to be looked at. Reactive.
pub fn settled() -> u32 {
    SETTLED.get()
}

/// Fixes the bytes of a draft that is queued, and lets them be sent in the name of `account`.
pub async fn queue(queued: Draft, definition: &ServiceDefinition, language: Language, account: Uuid) {
    let (queued, files_before) = mirror::with_own_files(queued, account).await;
    session::show(&queued);
    let body = request::body(&queued, definition, language, config::context());
    let text = item(&queued, account, &body);
    // What the disk did not take before may fit by now. An item on the disk has all its files there.
    file_store::save_memory().await;
    let loose = queued.files.iter().find_map(|file| file_store::trouble(file.id));
    let open = match loose {
        Some(error) => Err(error),
        None => database().await,
    };
    let kept = match open {
        Ok(database) => {
            let id = queued.id.to_string();
            let changes = vec![
                Change::Free(OUTBOX, id.clone()),
                Change::Put(DRAFTS, id.clone(), Stored::Text(queued.to_text())),
                Change::Put(OUTBOX, id, Stored::Text(text.clone())),
            ];
            database.write(changes).await
        }
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => {
            drafts::forget_memory(queued.id);
            file_store::remove(files_before).await;
        }
        // Another page has sent it a moment before: its bytes go.
        Err(StoreError::Taken) => drafts::forget_memory(queued.id),
        Err(error) => {
            // A device that keeps nothing can still send, as long as the page is there. What the disk has stays a draft.
            drafts::keep_in_page(queued.clone(), error);
            keep_in_page(&queued, &text).await;
        }
    }
    session::written(&queued);
    forget(queued.id);
    wake();
}

async fn keep_in_page(draft: &Draft, item: &str) {
    let mut files = BTreeMap::new();
    for file in draft.files.iter().filter(|file| file.place != FilePlace::Case) {
        if let Ok(Some(bytes)) = file_store::get(file.id).await {
            files.insert(file.id.to_string(), bytes);
        }
    }
    if let Some(sender) = sender() {
        sender.keep(&draft.id.to_string(), item, &draft.to_text(), &files);
    }
}

/// Sends what waits, now; without anything to send it does little.
pub fn wake() {
    if let Some(sender) = sender() {
        sender.run();
    }
}

/// Begins to send and to listen, where this page does not yet.
pub fn watch() {
    if SENDER.with(|slot| slot.borrow().is_none()) {
        wake();
    }
}

/// Takes an item back, unless it may have arrived already; whether it did. The draft can be changed again then.
pub async fn withdraw(id: Uuid) -> bool {
    match sender() {
        Some(sender) => sender.withdraw(&id.to_string()).await,
        None => false,
    }
}

/// The page's sender; made when it is first needed.
fn sender() -> Option<OutboxSender> {
    if let Some(sender) = SENDER.with(|slot| slot.borrow().clone()) {
        return Some(sender);
    }
    let made = OutboxSender::start(
        config::asset("outbox.js")?,
        &database::name(),
        &crate::api::address(""),
        |news| match news {
            Some(news) => hear(&news),
            None => rest(),
        },
        || {
            // The next call asks for the module again.
            if let Some(sender) = SENDER.with(|slot| slot.borrow_mut().take()) {
                sender.remove();
            }
        },
    )?;
    ACCOUNT.with(|account| made.set_account(&account.borrow()));
    SENDER.with(|slot| *slot.borrow_mut() = Some(made.clone()));
    Some(made)
}

fn hear(news: &str) {
    let Some(News { id, state, moving, draft, is_unwritten, mirrored }) = json::read(news.as_bytes()) else { return };
    if let Some(Mirrored { revision, at }) = mirrored {
        session::mirrored(id, revision, at);
        SETTLED.update(|count| *count += 1);
        return;
    }
    if let Some(draft) = draft {
        forget(id);
        if is_unwritten {
            drafts::settled_in_page(draft.clone());
        } else {
            drafts::settled(&draft);
        }
        session::replace(&draft);
        SETTLED.update(|count| *count += 1);
        return;
    }
    if state.is_none() && moving.is_none() {
        SETTLED.update(|count| *count += 1);
        return;
    }
    session::heard_of(id);
    if state == Some(ItemState::SignIn { is_other: false }) {
        crate::session::renew();
    }
    HEARD.update(|all| match all.iter_mut().find(|(known, _)| *known == id) {
        Some((_, heard)) => {
            heard.moving = moving;
            heard.state = state.or(heard.state.take());
        }
        None => all.push((id, Heard { state, moving })),
    });
}

/// A round is over: drafts that were settled before anybody listened are read anew.
fn rest() {
    for id in session::queued_ids() {
        spawn_local(async move {
            if let Some(draft) = drafts::get(id).await.ok().flatten().filter(|draft| !draft.is_queued()) {
                session::replace(&draft);
            }
        });
    }
    SETTLED.update(|count| *count += 1);
}

fn forget(id: Uuid) {
    HEARD.update(|all| all.retain(|(known, _)| *known != id));
}
