//! Moving the keyboard's focus.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{dom, timer};

const CONTROLS: &str = "input:not([type=hidden]):not([disabled]),select,textarea,button,a[href],[tabindex]";

/// Focuses the field with this id and scrolls to it; of a group, its first control.
///
/// Does nothing when there is no such field.
pub fn focus_field(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    let control = if element.matches(CONTROLS).unwrap_or(false) {
        Some(element)
    } else {
        element.query_selector(CONTROLS).ok().flatten()
    };
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        // An element that left the page meanwhile cannot take focus, and nothing depends on it.
        drop(control.focus());
    }
}

/// Whether the element with this id, or something in it, has the focus.
pub fn is_in(id: &str) -> bool {
    let document = document();
    document.get_element_by_id(id).is_some_and(|element| element.contains(document.active_element().as_deref()))
}

/// Whether nothing has the focus, such as when what had it was taken away.
pub fn is_lost() -> bool {
    let document = document();
    document.active_element().is_none_or(|active| Some(active) == document.body().map(Into::into))
}

/// Leads to the heading what had the focus and is gone by then.
pub fn catch_lost(after: i32) {
    timer::after(after, || {
        if is_lost() {
            dom::focus_heading();
        }
    });
}

/// The id of the element that has the focus.
pub fn focused_id() -> Option<String> {
    let id = document().active_element()?.id();
    (!id.is_empty()).then_some(id)
}
