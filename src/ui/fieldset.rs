//! Several controls that answer one question.

use leptos::prelude::*;

use super::{
    field::{FieldError, FieldHint, FieldNote, described_by},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// Several controls that answer one question.
///
/// The group can take focus by its id from the error summary; its first control is focused then.
#[component]
pub fn Fieldset(
    /// The group's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A remark beside the legend, such as "opsional".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Whether the legend is as large as a section heading.
    #[prop(optional)]
    section: bool,
    /// The ARIA role, where it is not a plain group: `radiogroup`.
    #[prop(optional)]
    role: Option<&'static str>,
    /// Whether a `radiogroup` must be answered; a plain group has no such state, its controls have.
    #[prop(optional)]
    required: bool,
    /// The controls.
    children: Children,
) -> AnyView {
    let described = described_by(&id, hint, None, error);
    let words_id = id.clone();
    let is_radiogroup = role == Some("radiogroup");
    view! {
        <fieldset
            class="fieldset"
            class:fieldset--section=section
            class:field--error=move || error.with(Option::is_some)
            id=id
            role=role
            aria-required=(is_radiogroup && required).then_some("true")
            aria-invalid=move || (is_radiogroup && error.with(Option::is_some)).then_some("true")
            aria-describedby=maybe(described)
        >
            <legend class="fieldset__legend">{text(legend)}<FieldNote note/></legend>
            <FieldHint id=words_id.clone() hint/>
            <FieldError id=words_id error/>
            {children()}
        </fieldset>
    }
    .into_any()
}
