//! Words that matter on this page.

use leptos::prelude::*;

use super::{icon::Icon, tone::Tone};

#[cfg(feature = "gallery")]
pub mod example;

/// Words that matter on this page, with an icon that says the same as the colour.
///
/// A live one comes into the page along with its words. Screen readers read an alert that comes so, and not all of
/// them a status; good news that must be heard needs a [`LiveRegion`](super::LiveRegion) that was there before.
#[component]
pub fn Notice(
    /// What it means.
    #[prop(default = Tone::Info)]
    tone: Tone,
    /// The words in bold.
    #[prop(optional, into)]
    title: Signal<Option<String>>,
    /// Whether it appears while the page is in use, so that screen readers should read it.
    #[prop(optional)]
    live: bool,
    /// What can be done: buttons or links.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    /// The words.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let role = live.then_some(if matches!(tone, Tone::Danger | Tone::Warning) { "alert" } else { "status" });
    view! {
        <div class=format!("notice notice--{}", tone.name()) role=role>
            <Icon name=tone.icon()/>
            <div class="notice__body">
                {move || title.get().map(|words| view! { <p class="notice__title">{words}</p> })}
                {children.map(|children| view! { <div class="notice__text">{children()}</div> })}
                {action.map(|action| view! { <div class="notice__action">{action.run()}</div> })}
            </div>
        </div>
    }
    .into_any()
}
