//! Reactive text in views.

use leptos::prelude::*;

/// Shows a signal's text.
///
/// One closure type for all components: written out at each place, every closure would become
/// code of its own in the browser build.
pub fn text(words: Signal<String>) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || words.get()
}

/// Shows a signal's text, or nothing.
pub fn maybe(words: Signal<Option<String>>) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
    move || words.get()
}
