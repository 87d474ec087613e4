//! The element `<pdf-pages>`, which `public/pdf/pages.js` defines: its file, and what it tells.

use std::sync::Arc;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

use super::element::detail;

/// A page, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// Counted from 1.
    pub number: u32,
    /// All of them.
    pub of: u32,
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

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pages are counted in whole numbers")]
fn whole(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|number| number as u32)
}
