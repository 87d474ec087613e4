//! Light or dark.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

#[cfg(feature = "gallery")]
pub mod example;

/// Light, dark, or as the device has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// The value of `data-scheme` on the root element; none lets the device decide.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The scheme that follows at a press: system, light, dark, system.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

/// What the button says in each state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemeWords {
    /// Such as "Tampilan: ikut perangkat".
    pub system: String,
    /// Such as "Tampilan: terang".
    pub light: String,
    /// Such as "Tampilan: gelap".
    pub dark: String,
}

/// Light, dark, or as the device has it: one button that goes round.
#[component]
pub fn SchemeSwitch(
    /// What it says in each state.
    #[prop(into)]
    words: Signal<SchemeWords>,
    /// The state.
    #[prop(into)]
    scheme: Signal<Scheme>,
    /// Takes the next state.
    #[prop(into)]
    on_change: Callback<Scheme>,
) -> AnyView {
    let label = move || {
        words.with(|words| match scheme.get() {
            Scheme::System => words.system.clone(),
            Scheme::Light => words.light.clone(),
            Scheme::Dark => words.dark.clone(),
        })
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=label
            title=label
            on:click=move |_| on_change.run(scheme.get_untracked().next())
        >
            {move || match scheme.get() {
                Scheme::System => view! { <Icon name=IconName::SCHEME/> },
                Scheme::Light => view! { <Icon name=IconName::SUN/> },
                Scheme::Dark => view! { <Icon name=IconName::MOON/> },
            }}
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::Scheme;

    #[test]
    fn three_presses_lead_back() {
        assert_eq!(Scheme::System.next().next().next(), Scheme::System);
    }
}
