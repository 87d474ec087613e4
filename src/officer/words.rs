//! Words of a key as signals, for the props of components.

use leptos::prelude::*;

use crate::i18n;

/// The words of a key, following the language.
pub fn words(key: &'static str) -> Signal<String> {
    Signal::derive(move || i18n::word(key))
}

/// The same for props that may be empty.
pub fn maybe_words(key: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || Some(i18n::word(key)))
}
