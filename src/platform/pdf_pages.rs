//! The element `<pdf-pages>`, which `public/pdf/pages.js` defines: its module, its file, and what it tells.

use std::{cell::Cell, sync::Arc};

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsValue, prelude::Closure};
use web_sys::{Element, Event};

thread_local! {
    /// How often the module did not come.
    static LOST: Cell<u32> = const { Cell::new(0) };
}

const SCRIPT_ID: &str = "pdf-pages-module";

/// A page, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// Counted from 1.
    pub number: u32,
    /// All of them.
    pub of: u32,
}

/// Loads the module, once per page of the browser; elements that are there already begin to work then. Says when it
/// does not come; the next call tries again.
pub fn load(address: &str, failed: impl FnOnce() + 'static) {
    use wasm_bindgen::JsCast;
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let script = document.get_element_by_id(SCRIPT_ID).or_else(|| {
        let script = document.create_element("script").ok()?;
        // A browser remembers a module that did not come; under another address it asks anew.
        let address = match LOST.get() {
            0 => address.to_owned(),
            lost => [address, "?", &lost.to_string()].concat(),
        };
        for (name, value) in [("id", SCRIPT_ID), ("type", "module"), ("src", &address)] {
            script.set_attribute(name, value).ok()?;
        }
        document.query_selector("head").ok()??.append_with_node_1(&script).ok()?;
        Some(script)
    });
    let Some(script) = script else { return };
    let lost = script.clone();
    let failed = Closure::once_into_js(move || {
        LOST.set(LOST.get() + 1);
        lost.remove();
        failed();
    });
    // The listener goes with the script, or stays for a call that cannot come any more.
    drop(script.add_event_listener_with_callback("error", failed.unchecked_ref()));
}

/// Hands a file to the element, for `use:`.
#[expect(clippy::needless_pass_by_value, reason = "directives own what they are given")]
pub fn pdf_bytes(element: Element, bytes: Arc<Vec<u8>>) {
    // Setting a property of an element that has no setter for it cannot fail.
    drop(Reflect::set(&element, &"bytes".into(), &Uint8Array::from(bytes.as_slice())));
}

/// Listens to `pdf-page`: another page is looked at.
pub fn on_page(told: impl Fn(PageOf) + 'static) -> impl Fn(Event) + 'static {
    move |event| {
        let numbers = Array::from(&detail(&event));
        if let (Some(number), Some(of)) = (whole(&numbers.get(0)), whole(&numbers.get(1))) {
            told(PageOf { number, of });
        }
    }
}

/// Listens to `pdf-failed`: no page can be shown; `locked`, `broken` or `unloaded` says why.
pub fn on_failed(told: impl Fn(&str) + 'static) -> impl Fn(Event) + 'static {
    move |event| told(&detail(&event).as_string().unwrap_or_default())
}

fn detail(event: &Event) -> JsValue {
    Reflect::get(event, &"detail".into()).unwrap_or(JsValue::UNDEFINED)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pages are counted in whole numbers")]
fn whole(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|number| number as u32)
}
