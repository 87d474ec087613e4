//! Which plural form a number takes.

use wasm_bindgen::JsValue;

/// The category that `Intl.PluralRules` names: `one`, `two`, `few`, `many`, `other`.
pub fn category(language: &str, count: f64) -> String {
    let locales = js_sys::Array::of1(&JsValue::from_str(language));
    let rules = js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new());
    rules.select(count).into()
}
