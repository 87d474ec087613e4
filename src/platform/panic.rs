//! What happens when the program itself is wrong.

use super::dom;

/// Paints the shell's plain screen when the program panics, and logs where it happened.
///
/// After a panic the module is dead, so the screen is already in the page with its words, and its button is wired by
/// `boot.js`. Drafts are in `IndexedDB` by then: every answer is saved within 400 ms.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        show_failure();
    }));
}

/// Shows the screen that says that the portal could not go on, and that drafts are safe.
pub fn show_failure() {
    dom::set_hidden("boot-failed", false);
    dom::set_hidden("app", true);
    dom::scroll_to_top();
}

/// Stops where going on makes no sense, such as without boot data.
pub fn stop(why: &str) -> ! {
    show_failure();
    wasm_bindgen::throw_str(why)
}
