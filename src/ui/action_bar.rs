//! The buttons at the end of a step.

use leptos::prelude::*;

#[cfg(feature = "gallery")]
pub mod example;

/// The buttons at the end of a step; the primary one comes first and is full width on a phone.
#[component]
pub fn ActionBar(
    /// A line under the buttons, such as where the work is kept.
    #[prop(optional, into)]
    status: Option<ViewFnOnce>,
    /// The buttons.
    children: Children,
) -> AnyView {
    view! {
        <div class="action-bar">
            <div class="actions">{children()}</div>
            {status.map(ViewFnOnce::run)}
        </div>
    }
    .into_any()
}
