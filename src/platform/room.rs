//! The room that the browser gives this site on the device.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What is used, and what is there altogether, in bytes. The browser rounds both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// In use.
    pub used: u64,
    /// All of it.
    pub all: u64,
}

impl Room {
    /// What is left.
    pub fn left(self) -> u64 {
        self.all.saturating_sub(self.used)
    }
}

/// How much room there is; nothing where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate = call("estimate").await?;
    let bytes = |name: &str| {
        let number = Reflect::get(&estimate, &name.into()).ok()?.as_f64()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and positive")]
        Some(number.max(0.0) as u64)
    };
    Some(Room { used: bytes("usage")?, all: bytes("quota")? })
}

/// Asks the browser not to throw away what is here when the device gets full.
pub async fn keep() {
    // It promises or not, and nothing can be done about that.
    drop(call("persist").await);
}

async fn call(method: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
