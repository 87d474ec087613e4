//! Any number of a few.

use leptos::prelude::*;

use super::{choice::Choice, field::invalid, fieldset::Fieldset, radio_group::ChoiceCard, text::maybe};

#[cfg(feature = "gallery")]
pub mod example;

/// Any number of a few.
#[component]
pub fn CheckboxGroup(
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
    /// The values ticked, in the order of the options.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Takes the values.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
) -> AnyView {
    let name = StoredValue::new(id.clone());
    let invalid = invalid(error);
    let list = move || {
        options
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, option)| {
                let own = option.value.clone();
                let toggled = option.value.clone();
                let name = name.get_value();
                let control = format!("{name}-{index}");
                view! {
                    <ChoiceCard id=control.clone() label=option.label hint=option.hint.clone()>
                        <input
                            class="choice__input"
                            type="checkbox"
                            id=control.clone()
                            name=name
                            value=option.value
                            disabled=option.disabled
                            aria-invalid=maybe(invalid)
                            aria-describedby=option.hint.is_some().then(|| format!("{control}-hint"))
                            prop:checked=move || values.with(|values| values.contains(&own))
                            on:change=move |event| {
                                let order = options.get_untracked();
                                let now = values.get_untracked();
                                on_change.run(with_tick(&order, &now, &toggled, event_target_checked(&event)));
                            }
                        />
                    </ChoiceCard>
                }
            })
            .collect_view()
    };
    view! {
        <Fieldset id legend hint error note>
            <div class="choices">{list}</div>
        </Fieldset>
    }
    .into_any()
}

/// `values` after `value` is ticked or cleared, in the order of the options.
pub fn with_tick(options: &[Choice], values: &[String], value: &str, ticked: bool) -> Vec<String> {
    options
        .iter()
        .map(|option| &option.value)
        .filter(|option| if *option == value { ticked } else { values.contains(option) })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Choice, with_tick};

    #[test]
    fn ticks_keep_the_order_of_the_options() {
        let options = ["a", "b", "c"].map(|value| Choice::new(value, value));
        let ticked = with_tick(&options, &["c".to_owned()], "a", true);
        assert_eq!(ticked, ["a", "c"]);
        assert_eq!(with_tick(&options, &ticked, "c", false), ["a"]);
    }
}
