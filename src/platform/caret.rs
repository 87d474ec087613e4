//! Rewriting a text field while somebody types in it.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Where the caret stands, in UTF-16 units; at the end where nobody knows.
pub fn position(id: &str) -> usize {
    field(id).and_then(|field| field.selection_start().ok().flatten()).map_or(usize::MAX, |position| position as usize)
}

/// Shows other text with the caret at a place.
///
/// The framework will set the same text once more; setting a value that is there already leaves the caret alone.
pub fn rewrite(id: &str, text: &str, position: usize) {
    let Some(field) = field(id) else { return };
    if field.value() != text {
        field.set_value(text);
        let position = u32::try_from(position).unwrap_or(u32::MAX);
        drop(field.set_selection_range(position, position));
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
