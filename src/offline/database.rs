//! The database of this region and portal.

use std::cell::RefCell;

use crate::{
    config,
    platform::database::{Database, DatabaseError, Migration},
};

/// Drafts as JSON, by id.
pub const DRAFTS: &str = "drafts";
/// Bytes of files, by the attachment's id.
pub const FILES: &str = "attachments";
/// Copies of what was read, by address.
pub const CACHE: &str = "cache";

/// Counts up: a migration that was published is never changed, only followed by another.
static MIGRATIONS: [Migration; 1] = [Migration { create: &[DRAFTS, FILES, CACHE], delete: &[] }];

thread_local! {
    static OPEN: RefCell<Option<Database>> = const { RefCell::new(None) };
}

/// The open database.
pub async fn database() -> Result<Database, DatabaseError> {
    if let Some(open) = OPEN.with(|slot| slot.borrow().clone()) {
        return Ok(open);
    }
    let name = ["mppi.", &config::region().slug, ".", config::portal().key()].concat();
    let opened = Database::open(&name, &MIGRATIONS).await?;
    OPEN.with(|slot| *slot.borrow_mut() = Some(opened.clone()));
    Ok(opened)
}
