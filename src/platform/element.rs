//! Elements that a module of its own defines: the module comes when one is first needed, and events carry what they tell.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::module;

/// Loads the module at an address; elements that are there already begin to work then. Says when it does not come; the next
/// call tries again.
pub fn load(address: &'static str, failed: impl FnOnce() + 'static) {
    spawn_local(async move {
        if module::import(address).await.is_err() {
            failed();
        }
    });
}

/// What an event tells.
pub fn detail(event: &Event) -> JsValue {
    Reflect::get(event, &"detail".into()).unwrap_or(JsValue::UNDEFINED)
}
