//! The document as a whole.

use web_sys::{Document, Element};

/// The text of the element with this id, such as the boot data.
pub fn text_of(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

/// The name of the page in tabs, history and to screen readers.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// An attribute of the root element.
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Sets an attribute of the root element, or takes it off.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Names are ours, so neither can fail.
    match value {
        Some(value) => drop(root.set_attribute(name, value)),
        None => drop(root.remove_attribute(name)),
    }
}

/// Shows or hides an element of the shell.
pub fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        if hidden {
            drop(element.set_attribute("hidden", ""));
        } else {
            drop(element.remove_attribute("hidden"));
        }
    }
}

/// The element that the app lives in, emptied of what the server wrote.
pub fn take_root(id: &str) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    let element = document()?.get_element_by_id(id)?;
    element.set_inner_html("");
    element.dyn_into().ok()
}

/// Focuses the heading of the page (its `h1`).
pub fn focus_heading() {
    use wasm_bindgen::JsCast;
    let heading = document().and_then(|document| document.query_selector("h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(heading.focus());
    }
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        drop(window.print());
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}

/// Leaves the app for another address.
pub fn leave_to(address: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().set_href(address));
    }
}

/// Scheme, host and port of this page: `https://sinjai.example`.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Path and query of this page.
pub fn path_and_query() -> String {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return String::new() };
    [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat()
}

/// What stands behind `#` in the address, without it.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Takes what stands behind `#` out of the address and the history, since secrets come that way.
pub fn forget_fragment() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        drop(history.replace_state_with_url(&state, "", Some(&path_and_query())));
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}
