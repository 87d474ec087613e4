//! How far along a wizard is.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// One step of a wizard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// Where it is, if one may go there.
    pub href: Option<String>,
    /// Whether it is finished.
    pub done: bool,
}

/// How far along a wizard is: in words on a phone, with all steps where there is room.
#[component]
pub fn ProgressSteps(
    /// Such as "Langkah 2 dari 5".
    #[prop(into)]
    summary: Signal<String>,
    /// The name of the list for screen readers, such as "Langkah permohonan".
    #[prop(into)]
    label: Signal<String>,
    /// The steps.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
    /// The index of the step that is open.
    #[prop(into)]
    current: Signal<usize>,
) -> AnyView {
    let now = move || steps.with(|steps| steps.get(current.get()).map(|step| step.label.clone()));
    let list = move || {
        let current = current.get();
        steps
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, step)| {
                let here = index == current;
                let words = match step.href {
                    Some(href) if !here => {
                        view! { <a class="progress-steps__label" href=href>{step.label}</a> }.into_any()
                    }
                    _ => view! { <span class="progress-steps__label">{step.label}</span> }.into_any(),
                };
                let mark = if step.done && !here {
                    view! { <Icon name=IconName::CHECK/> }.into_any()
                } else {
                    (index + 1).into_any()
                };
                view! {
                    <li
                        class="progress-steps__step"
                        class:progress-steps__step--done=step.done
                        aria-current=here.then_some("step")
                    >
                        <span class="progress-steps__mark" aria-hidden="true">{mark}</span>
                        {words}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="progress-steps" aria-label=text(label)>
            <p class="progress-steps__summary">
                <span>{text(summary)}</span>
                <strong class="progress-steps__now">{now}</strong>
            </p>
            <ol class="progress-steps__list">{list}</ol>
        </nav>
    }
    .into_any()
}
