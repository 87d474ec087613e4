//! What seals and opens, where a PIN locks this device: `window.vault`, which `public/vault.js` makes. Who set no PIN never
//! loads it.

use js_sys::{Array, Error, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::IdbDatabase;

use super::{element, event::Listener, module};

/// The store of the lock, and the key of its one record.
pub const LOCK: &str = "lock";
pub(super) const PIN: &str = "pin";

/// Whether this page can open what is locked; nothing where there is no lock, as far as the page knows.
pub fn is_open() -> Option<bool> {
    let vault = of_page()?;
    is(&vault, "hasPin").then(|| !is(&vault, "isClosed"))
}

/// Whether the browser has what it takes; it hides it where there is no TLS.
pub fn is_possible() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}

/// Runs `save` before the key goes, as long as the page lives; where it gives false, the key stays.
pub fn on_locking<F: Future<Output = bool> + 'static>(save: impl Fn() -> F + 'static) {
    let listener = Listener::on_window("vault-locking", move |event| {
        let saved = save();
        let saving = future_to_promise(async move {
            if saved.await { Ok(JsValue::UNDEFINED) } else { Err(Error::new("not everything can be saved").into()) }
        });
        if let Ok(waits) = element::detail(&event).dyn_into::<Array>() {
            waits.push(&saving);
        }
    });
    if let Some(listener) = listener {
        listener.forever();
    }
}

/// Runs `work` whenever that changes, as long as the page lives.
pub fn on_change(work: impl Fn() + 'static) {
    if let Some(listener) = Listener::on_window("vault-changed", move |_| work()) {
        listener.forever();
    }
}

/// The vault of this page, if it was loaded.
pub(super) fn of_page() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"vault".into()).ok().filter(JsValue::is_object)
}

/// The vault of this page, loaded where it is not there yet, over a database that was just opened.
pub(super) async fn start(module: &str, database: &IdbDatabase) -> Result<JsValue, JsValue> {
    module::call(&module::import(module).await?, "start", &Array::of1(database)).await
}

fn is(vault: &JsValue, field: &str) -> bool {
    Reflect::get(vault, &field.into()).is_ok_and(|value| value.is_truthy())
}
