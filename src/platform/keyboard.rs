//! Keys pressed anywhere on the page, for shortcuts.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::event::Listener;

/// Where letters are typed, so that they are no shortcuts.
const TYPING: &str = "input:not([type=checkbox]):not([type=radio]):not([type=file]),textarea,select,[contenteditable]";

/// A key that was pressed alone (or with Shift, as `?` needs it).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// Its name, such as `?` or `ArrowDown`.
    pub key: String,
    /// Whether the focus is where letters are typed, or in a dialog.
    pub is_busy: bool,
}

/// Hears keys until the listener is dropped. Where `work` answers true the key does nothing else.
pub fn on_press(work: impl Fn(&Press) -> bool + 'static) -> Option<Listener> {
    Listener::on_window("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() || event.default_prevented()
        {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_typing = target.is_some_and(|element| element.closest(TYPING).ok().flatten().is_some());
        let press = Press { key: event.key(), is_busy: is_typing || is_dialog_open() };
        if work(&press) {
            event.prevent_default();
        }
    })
}

fn is_dialog_open() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.query_selector("dialog[open]").ok().flatten().is_some())
}
