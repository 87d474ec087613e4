//! The database of this region and portal.

use std::{cell::RefCell, future::Future, pin::Pin};

use super::session;

use crate::{
    config,
    platform::{
        database::{Database, DatabaseError, Migration},
        vault::LOCK,
    },
};

/// Drafts as JSON, by id.
pub const DRAFTS: &str = "drafts";
/// Bytes of files, by the attachment's id.
pub const FILES: &str = "attachments";
/// What waits to be sent, as JSON, by the draft's id. `public/outbox/` reads and writes it too.
pub const OUTBOX: &str = "outbox";
/// What is known of a draft's mirror on the server, as JSON, by the draft's id; `public/outbox/mirror.js` describes it.
pub const MIRRORS: &str = "mirrors";
/// Copies of what was read, by address.
pub const CACHE: &str = "cache";

/// Counts up: a migration that was published is never changed, only followed by another.
static MIGRATIONS: [Migration; 4] = [
    Migration { create: &[DRAFTS, FILES, CACHE], delete: &[] },
    Migration { create: &[OUTBOX], delete: &[] },
    Migration { create: &[MIRRORS], delete: &[] },
    Migration { create: &[LOCK], delete: &[] },
];

thread_local! {
    static OPEN: RefCell<Option<Database>> = const { RefCell::new(None) };
}

/// The open database.
pub async fn database() -> Result<Database, DatabaseError> {
    if let Some(open) = OPEN.with(|slot| slot.borrow().clone()).filter(|open| !open.is_closed()) {
        return Ok(open);
    }
    let leave = || {
        let saving = async {
            // What cannot be saved stays in the page, which says so.
            let _ = session::save_all().await;
        };
        Box::pin(saving) as Pin<Box<dyn Future<Output = ()>>>
    };
    let opened = Database::open(&name(), &MIGRATIONS, config::asset("vault.js"), leave).await?;
    OPEN.with(|slot| *slot.borrow_mut() = Some(opened.clone()));
    Ok(opened)
}

/// Its name.
pub fn name() -> String {
    ["mppi.", &config::region().slug, ".", config::portal().key()].concat()
}
