//! Small settings that stay on this device. Where storage is blocked they last as long as the page.

use js_sys::Reflect;
use web_sys::Storage;

use super::event::Listener;

/// The value under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a value.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or blocked storage forgets a setting, which is no reason to disturb anybody.
        drop(storage.set_item(key, value));
    }
}

/// Forgets a value.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(key));
    }
}

/// Runs `work` with the key whenever another tab forgets a value.
pub fn on_removed(work: impl Fn(String) + 'static) -> Option<Listener> {
    Listener::on_window("storage", move |event| {
        let said = |field: &str| Reflect::get(&event, &field.into()).unwrap_or_default();
        if let Some(key) = said("key").as_string().filter(|_| said("newValue").is_null()) {
            work(key);
        }
    })
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
