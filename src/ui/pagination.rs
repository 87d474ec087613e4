//! Further and back in a long list.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind, ButtonSize},
    icon::IconName,
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Further and back in a long list that pages by cursor, so there are no page numbers.
#[component]
pub fn Pagination(
    /// The name of the navigation for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// What is shown, such as "1–25".
    #[prop(into)]
    summary: Signal<String>,
    /// Such as "Sebelumnya".
    #[prop(into)]
    previous_label: Signal<String>,
    /// Such as "Berikutnya".
    #[prop(into)]
    next_label: Signal<String>,
    /// Whether there is something before.
    #[prop(into)]
    has_previous: Signal<bool>,
    /// Whether there is something after.
    #[prop(into)]
    has_next: Signal<bool>,
    /// Goes back.
    #[prop(into)]
    on_previous: Callback<()>,
    /// Goes on.
    #[prop(into)]
    on_next: Callback<()>,
) -> AnyView {
    view! {
        <nav class="pagination" aria-label=text(label)>
            <Button
                kind=ButtonKind::Secondary
                size=ButtonSize::Small
                icon=IconName::CHEVRON_LEFT
                disabled=Signal::derive(move || !has_previous.get())
                on_press=on_previous
            >
                {text(previous_label)}
            </Button>
            <span class="pagination__summary">{text(summary)}</span>
            <Button
                kind=ButtonKind::Secondary
                size=ButtonSize::Small
                icon_end=IconName::CHEVRON_RIGHT
                disabled=Signal::derive(move || !has_next.get())
                on_press=on_next
            >
                {text(next_label)}
            </Button>
        </nav>
    }
    .into_any()
}
