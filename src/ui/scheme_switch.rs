//! Light or dark.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::theme::Scheme;

#[cfg(feature = "gallery")]
pub mod example;

/// The scheme that follows at a press: system, light, dark, system.
pub const fn following(scheme: Scheme) -> Scheme {
    match scheme {
        Scheme::System => Scheme::Light,
        Scheme::Light => Scheme::Dark,
        Scheme::Dark => Scheme::System,
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
            on:click=move |_| on_change.run(following(scheme.get_untracked()))
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
    use super::{Scheme, following};

    #[test]
    fn three_presses_lead_back() {
        assert_eq!(following(following(following(Scheme::System))), Scheme::System);
    }
}
