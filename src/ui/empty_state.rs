//! Nothing here yet.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Nothing here yet, and what to do next.
#[component]
pub fn EmptyState(
    /// Its sign.
    #[prop(default = IconName::INBOX)]
    icon: IconName,
    /// Such as "Belum ada permohonan".
    #[prop(into)]
    title: Signal<String>,
    /// What to do next.
    #[prop(into)]
    words: Signal<String>,
    /// The button or link that does it.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="state">
            <span class="state__icon"><Icon name=icon large=true/></span>
            <p class="state__title">{text(title)}</p>
            <p class="state__words">{text(words)}</p>
            {children.map(|children| view! { <div class="state__action">{children()}</div> })}
        </div>
    }
    .into_any()
}
