//! A filter that is on or off.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// A filter that is on or off. Several stand in a `div.chips`.
#[component]
pub fn Chip(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Turns it.
    #[prop(into)]
    on_press: Callback<()>,
) -> AnyView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            <Icon name=IconName::CHECK/>
            {text(label)}
        </button>
    }
    .into_any()
}
