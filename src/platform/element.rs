//! Elements that a module of its own defines: the module comes when one is first needed, and events carry what they tell.

use std::{cell::RefCell, collections::BTreeMap};

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::Event;

thread_local! {
    /// How often a module did not come, by its address.
    static LOST: RefCell<BTreeMap<String, u32>> = const { RefCell::new(BTreeMap::new()) };
}

/// Loads the module at an address, once per page of the browser; elements that are there already begin to work then.
/// Says when it does not come; the next call tries again.
pub fn load(address: &'static str, failed: impl FnOnce() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let script = document.get_element_by_id(address).or_else(|| {
        let script = document.create_element("script").ok()?;
        // A browser remembers a module that did not come; under another address it asks anew.
        let lost = LOST.with(|lost| lost.borrow().get(address).map(u32::to_string));
        let source = lost.map_or_else(|| address.to_owned(), |lost| [address, "?", &lost].concat());
        for (name, value) in [("id", address), ("type", "module"), ("src", &source)] {
            script.set_attribute(name, value).ok()?;
        }
        document.query_selector("head").ok()??.append_with_node_1(&script).ok()?;
        Some(script)
    });
    let Some(script) = script else { return };
    let gone = script.clone();
    let failed = Closure::once_into_js(move || {
        LOST.with(|lost| *lost.borrow_mut().entry(address.to_owned()).or_default() += 1);
        gone.remove();
        failed();
    });
    // The listener goes with the script, or stays for a call that cannot come any more.
    drop(script.add_event_listener_with_callback("error", failed.unchecked_ref()));
}

/// What an event tells.
pub fn detail(event: &Event) -> JsValue {
    Reflect::get(event, &"detail".into()).unwrap_or(JsValue::UNDEFINED)
}
