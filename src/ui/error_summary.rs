//! All errors of a page, on top of it.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::{maybe, text},
};
use crate::platform::focus::focus_field;

#[cfg(feature = "gallery")]
pub mod example;

/// One error and the field that it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorLink {
    /// The id of the control or group.
    pub field_id: String,
    /// What is wrong, the same words as at the field.
    pub message: String,
}

/// All errors of a page, on top of it. It takes focus once per attempt, and its links focus the fields.
///
/// It is not a live region: focus already makes a screen reader read it, and twice would be noise.
#[component]
pub fn ErrorSummary(
    /// Such as "Ada 2 hal yang perlu diperbaiki".
    #[prop(into)]
    title: Signal<String>,
    /// That the work is safe.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The errors; empty shows nothing.
    #[prop(into)]
    errors: Signal<Vec<ErrorLink>>,
    /// Counts the attempts to go on; each new one with errors takes focus once.
    #[prop(into)]
    attempt: Signal<u32>,
) -> AnyView {
    let summary = NodeRef::<leptos::html::Div>::new();
    let there = Memo::new(move |_| errors.with(|errors| !errors.is_empty()));
    Effect::new(move |seen: Option<u32>| {
        let attempt = attempt.get();
        if !there.get() {
            return seen.unwrap_or(0);
        }
        if seen.unwrap_or(0) != attempt
            && let Some(summary) = summary.get()
        {
            // A page that is gone meanwhile has nothing to focus.
            drop(summary.focus());
            return attempt;
        }
        seen.unwrap_or(0)
    });
    (move || {
        there.get().then(|| {
            view! {
                <div class="error-summary" tabindex="-1" node_ref=summary role="group" aria-labelledby="error-summary-title">
                    <h2 class="error-summary__title" id="error-summary-title">
                        <Icon name=IconName::ALERT/>
                        <span>{text(title)}</span>
                    </h2>
                    <ul class="error-summary__list">
                        {move || errors.get().into_iter().map(link).collect_view()}
                    </ul>
                    {move || note.with(Option::is_some).then(|| view! { <p class="error-summary__note">{maybe(note)}</p> })}
                </div>
            }
        })
    })
    .into_any()
}

fn link(error: ErrorLink) -> impl IntoView {
    let target = error.field_id.clone();
    view! {
        <li>
            // Followed by hand: with `<base href>` a bare fragment would leave the page.
            <a
                href=format!("#{}", error.field_id)
                on:click=move |event| {
                    event.prevent_default();
                    focus_field(&target);
                }
            >
                {error.message}
            </a>
        </li>
    }
}
