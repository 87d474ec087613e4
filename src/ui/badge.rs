//! A state in a word.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
    tone::Tone,
};

#[cfg(feature = "gallery")]
pub mod example;

/// A state in a word, with colour and icon.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Its icon, where the tone's own does not fit.
    #[prop(optional)]
    icon: Option<IconName>,
    /// The word.
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    let icon = icon.or_else(|| (tone != Tone::Neutral).then(|| tone.icon()));
    view! {
        <span class=format!("badge badge--{}", tone.name())>
            {icon.map(|name| view! { <Icon name/> })}
            {text(label)}
        </span>
    }
    .into_any()
}
