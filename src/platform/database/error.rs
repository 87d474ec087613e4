//! Why the browser's database did not do something.

use wasm_bindgen::{JsCast, JsValue};

/// Why the database did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseError {
    /// There is none, or the browser does not let us (private window, blocked storage).
    #[error("the browser's database cannot be opened")]
    Blocked,
    /// The disk or the page's share of it is full.
    #[error("no room is left on the device")]
    Full,
    /// A newer version of the portal, in another tab, has changed the database.
    #[error("the database belongs to a newer version of the portal")]
    Newer,
    /// A PIN locks it, and was not given yet.
    #[error("what is kept on the device is locked")]
    Locked,
    /// A key that was to be free is not.
    #[error("another page was faster")]
    Taken,
    /// Anything else.
    #[error("the browser's database did not do it")]
    Failed,
}

pub(super) fn failed(error: JsValue) -> DatabaseError {
    named(error.dyn_into::<web_sys::DomException>().ok().map(|error| error.name()).as_deref())
}

pub(super) fn named(name: Option<&str>) -> DatabaseError {
    match name {
        Some("QuotaExceededError") => DatabaseError::Full,
        // The second one is what a lock does to a transaction that writes plainly.
        Some("LockedError" | "ConstraintError") => DatabaseError::Locked,
        Some("VersionError") => DatabaseError::Newer,
        Some("SecurityError" | "InvalidAccessError") => DatabaseError::Blocked,
        _ => DatabaseError::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::{DatabaseError, named};

    #[test]
    fn a_full_disk_is_told_from_other_faults() {
        assert_eq!(named(Some("QuotaExceededError")), DatabaseError::Full);
        assert_eq!(named(Some("UnknownError")), DatabaseError::Failed);
        assert_eq!(named(None), DatabaseError::Failed);
    }
}
