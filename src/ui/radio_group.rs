//! One of a few, all visible.

use leptos::prelude::*;

use super::{choice::Choice, fieldset::Fieldset};

#[cfg(feature = "gallery")]
pub mod example;

/// One of a few, all visible, each a card that a thumb can hit.
///
/// The input of the first option has the id `<id>-0`.
#[component]
pub fn RadioGroup(
    /// The group's id, also the name of its inputs.
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
    /// The options.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The value chosen; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the choice.
    #[prop(into)]
    on_change: Callback<String>,
    /// Whether it must be answered.
    #[prop(optional)]
    required: bool,
    /// Whether short options stand side by side.
    #[prop(optional)]
    inline: bool,
    /// Whether the legend is as large as a section heading.
    #[prop(optional)]
    section: bool,
) -> AnyView {
    let name = StoredValue::new(id.clone());
    let list = move || {
        options
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, option)| {
                let own = option.value.clone();
                let choose = option.value.clone();
                let name = name.get_value();
                let control = format!("{name}-{index}");
                view! {
                    <ChoiceCard id=control.clone() label=option.label hint=option.hint.clone()>
                        <input
                            class="choice__input"
                            type="radio"
                            id=control.clone()
                            name=name
                            value=option.value
                            disabled=option.disabled
                            aria-describedby=option.hint.is_some().then(|| format!("{control}-hint"))
                            prop:checked=move || value.with(|value| *value == own)
                            on:change=move |_| on_change.run(choose.clone())
                        />
                    </ChoiceCard>
                }
            })
            .collect_view()
    };
    view! {
        <Fieldset id legend hint error note section role="radiogroup" required>
            <div class="choices" class:choices--inline=inline>{list}</div>
        </Fieldset>
    }
    .into_any()
}

/// The card around a radio button or checkbox. Internal part of the choice components.
#[component]
pub fn ChoiceCard(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// A second line.
    hint: Option<String>,
    /// The control.
    children: Children,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="choice">
            {children()}
            <label class="choice__label" for=id>{label}</label>
            {hint.map(|words| view! { <span class="choice__hint" id=hint_id>{words}</span> })}
        </div>
    }
    .into_any()
}
