//! The frame of the officer portal.

use leptos::prelude::*;

use super::{MAIN_ID, skip_link::SkipLink};

#[cfg(feature = "gallery")]
pub mod example;

/// The frame of the officer portal: side navigation, a slim bar on top, the page.
#[component]
pub fn AppFrame(
    /// Such as "Langsung ke isi".
    #[prop(into)]
    skip_label: Signal<String>,
    /// Crest, names and the side navigation.
    #[prop(into)]
    side: ViewFnOnce,
    /// The bar on top: search, language, account.
    #[prop(into)]
    bar: ViewFnOnce,
    /// The page.
    children: Children,
) -> AnyView {
    view! {
        <SkipLink label=skip_label/>
        <div class="app-frame">
            <header class="app-frame__header">
                <div class="app-frame__side">{side.run()}</div>
                <div class="app-frame__bar">{bar.run()}</div>
            </header>
            <main class="app-frame__main" id=MAIN_ID tabindex="-1">{children()}</main>
        </div>
    }
    .into_any()
}
