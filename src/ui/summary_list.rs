//! Questions and answers to check.

use leptos::prelude::*;

use super::text::text;

#[cfg(feature = "gallery")]
pub mod example;

/// The link that changes an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryChange {
    /// Where the question is.
    pub href: String,
    /// Such as "Ubah".
    pub label: String,
}

/// One question and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryRow {
    /// The question.
    pub label: String,
    /// The answer; line breaks are kept.
    pub value: String,
    /// Whether the answer is missing, so that it is shown quieter.
    pub empty: bool,
    /// How to change it.
    pub change: Option<SummaryChange>,
}

impl SummaryRow {
    /// A question and its answer that cannot be changed.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), empty: false, change: None }
    }
}

/// Questions and answers to check, each with its own *Ubah* link.
#[component]
pub fn SummaryList(
    /// The heading (level 2).
    #[prop(optional, into)]
    heading: Option<Signal<String>>,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<SummaryRow>>,
) -> AnyView {
    let list = move || {
        rows.get()
            .into_iter()
            .map(|row| {
                let question = row.label.clone();
                view! {
                    <div class="summary-list__row">
                        <dt class="summary-list__label">{row.label}</dt>
                        <dd class="summary-list__value" class:summary-list__value--empty=row.empty>{row.value}</dd>
                        {row.change.map(|change| view! {
                            <dd class="summary-list__change">
                                <a href=change.href>
                                    {change.label}
                                    // A list of links must say which answer each one changes.
                                    <span class="visually-hidden">" " {question}</span>
                                </a>
                            </dd>
                        })}
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <section class="summary-list">
            {heading.map(|heading| view! { <h2 class="summary-list__heading">{text(heading)}</h2> })}
            <dl class="summary-list__rows">{list}</dl>
        </section>
    }
    .into_any()
}
