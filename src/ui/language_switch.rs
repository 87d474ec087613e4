//! Which language the portal speaks.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// A language to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageChoice {
    /// Its BCP 47 code, such as `id`.
    pub code: String,
    /// Its own name, such as "Bahasa Indonesia".
    pub name: String,
}

/// Which language the portal speaks. Each language says its own name in its own language.
#[component]
pub fn LanguageSwitch(
    /// Its name for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The languages.
    #[prop(into)]
    languages: Signal<Vec<LanguageChoice>>,
    /// The code of the one in use.
    #[prop(into)]
    current: Signal<String>,
    /// Takes the code chosen.
    #[prop(into)]
    on_change: Callback<String>,
) -> AnyView {
    let list = move || {
        languages
            .get()
            .into_iter()
            .map(|language| {
                let own = language.code.clone();
                let selected = current.with_untracked(|current| *current == own);
                view! { <option value=language.code.clone() lang=language.code selected=selected>{language.name}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="language-switch">
            <Icon name=IconName::LANGUAGE/>
            <span class="visually-hidden">{text(label)}</span>
            <select
                class="language-switch__select"
                prop:value=text(current)
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {list}
            </select>
        </label>
    }
    .into_any()
}
