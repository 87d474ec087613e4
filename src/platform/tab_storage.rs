//! What stays with this tab: it survives a reload, and ends when the tab is closed. Where storage is blocked nothing
//! stays.

use web_sys::Storage;

/// The value under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a value; false where it could not be kept.
pub fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets a value.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(key));
    }
}

/// Forgets every value whose key begins so.
pub fn remove_all(prefix: &str) {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or(0);
    let keys: Vec<String> = (0..count).filter_map(|place| storage.key(place).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(prefix)) {
        drop(storage.remove_item(key));
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
