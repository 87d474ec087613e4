//! The frame of the citizen portal.

use leptos::prelude::*;

use super::{MAIN_ID, skip_link::SkipLink};

#[cfg(feature = "gallery")]
pub mod example;

/// The frame of the citizen portal: skip link, header, page, footer, bottom bar.
#[component]
pub fn CitizenFrame(
    /// Such as "Langsung ke isi".
    #[prop(into)]
    skip_label: Signal<String>,
    /// The address of the region's pattern, laid over header and ticket.
    #[prop(optional, into)]
    motif: Signal<Option<String>>,
    /// The header.
    #[prop(into)]
    header: ViewFnOnce,
    /// The bottom bar. A wizard leaves it out: a step needs the room, and has its own way back.
    #[prop(optional, into)]
    bottom: Option<ViewFnOnce>,
    /// The footer: hours, place, contact.
    #[prop(optional, into)]
    footer: Option<ViewFnOnce>,
    /// The page.
    children: Children,
) -> AnyView {
    view! {
        <SkipLink label=skip_label/>
        <div class="citizen-frame" style:--motif=move || motif.get().map(|address| format!("url(\"{address}\")"))>
            {header.run()}
            <main class="citizen-frame__main" id=MAIN_ID tabindex="-1">{children()}</main>
            {footer.map(|footer| view! { <footer class="citizen-frame__footer">{footer.run()}</footer> })}
            {bottom.map(ViewFnOnce::run)}
        </div>
    }
    .into_any()
}
