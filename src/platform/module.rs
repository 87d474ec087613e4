//! Modules of JavaScript, which come when they are first needed.

use std::{cell::RefCell, collections::BTreeMap};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// How often a module did not come, by its address.
    static LOST: RefCell<BTreeMap<String, u32>> = const { RefCell::new(BTreeMap::new()) };
}

/// The module at an address, loaded once per page of the browser. Where it does not come, the next call tries again.
pub(super) async fn import(address: &str) -> Result<JsValue, JsValue> {
    // A browser remembers a module that did not come; under another address it asks anew.
    let lost = LOST.with(|lost| lost.borrow().get(address).map(u32::to_string));
    let source = lost.map_or_else(|| address.to_owned(), |lost| [address, "?", &lost].concat());
    // boot.js has it, since WebAssembly cannot import by itself.
    let module = call(&js_sys::global(), "loadModule", &Array::of1(&source.into())).await;
    if module.is_err() {
        LOST.with(|lost| *lost.borrow_mut().entry(address.to_owned()).or_default() += 1);
    }
    module
}

/// Calls a function of a module or a method, and waits for what it promises.
pub(super) async fn call(of: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    JsFuture::from(Promise::resolve(&function.apply(of, arguments)?)).await
}
