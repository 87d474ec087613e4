//! A field for a PIN.

use leptos::prelude::*;

use super::words::maybe_words;
use crate::ui::{InputKind, TextInput, text_input::FieldWidth};

/// A field for a PIN, which the person may look at.
#[component]
pub fn PinInput(
    /// Unique on the page.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What it must be like.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// What was typed.
    value: RwSignal<String>,
    /// Whether it is chosen here, which password managers want to know.
    #[prop(optional)]
    is_new: bool,
) -> AnyView {
    view! {
        <TextInput
            id
            label
            hint
            error
            value
            on_input=move |now: String| value.set(now)
            kind=InputKind::Password
            autocomplete=if is_new { "new-password" } else { "off" }
            show_password=maybe_words("lock.show")
            width=FieldWidth::Medium
        />
    }
    .into_any()
}
