//! A search field with its button.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// A search field with its button.
#[component]
pub fn SearchBox(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the label is only for screen readers, because a heading says it.
    #[prop(optional)]
    hide_label: bool,
    /// An example, such as "contoh: akta lahir".
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Takes each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Takes what is searched for, at the button or the enter key.
    #[prop(optional, into)]
    on_search: Option<Callback<String>>,
    /// The words of the button.
    #[prop(into)]
    button_label: Signal<String>,
    /// Whether it is the main thing on the page.
    #[prop(optional)]
    large: bool,
) -> AnyView {
    view! {
        <form
            class="search-box"
            class:search-box--large=large
            role="search"
            aria-label=text(label)
            on:submit=move |event| {
                event.prevent_default();
                if let Some(on_search) = on_search {
                    on_search.run(value.get_untracked());
                }
            }
        >
            <label class=if hide_label { "visually-hidden" } else { "field__label" } for=id.clone()>{text(label)}</label>
            <div class="search-box__row">
                <Icon name=IconName::SEARCH/>
                <input
                    class="search-box__input"
                    type="search"
                    id=id.clone()
                    name=id
                    autocomplete="off"
                    enterkeyhint="search"
                    placeholder=maybe(placeholder)
                    prop:value=text(value)
                    on:input=move |event| on_input.run(event_target_value(&event))
                />
                <button class="search-box__button" type="submit">
                    <Icon name=IconName::ARROW_RIGHT/>
                    <span class="search-box__word">{text(button_label)}</span>
                </button>
            </div>
        </form>
    }
    .into_any()
}
