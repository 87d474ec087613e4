//! One of many, from a list.

use leptos::prelude::*;

use super::{
    choice::Choice,
    field::{Field, described_by, invalid},
    icon::{Icon, IconName},
    text::maybe,
    text_input::FieldWidth,
};

#[cfg(feature = "gallery")]
pub mod example;

/// One of many, from the browser's own list: it works with every screen reader and finger.
///
/// For up to seven options a [`RadioGroup`](super::RadioGroup) shows more.
#[component]
pub fn Select(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A remark beside the label, such as "opsional".
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
    /// Told when the person leaves the field.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// The first line, with an empty value, such as "Pilih kecamatan".
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// How wide it is.
    #[prop(optional)]
    width: FieldWidth,
    /// Whether it waits for something else.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let described = described_by(&id, hint, None, error);
    let list = move || {
        // Read here, so that a value which is there before its options is chosen once they come.
        let chosen = value.get();
        let first = placeholder.get().map(|words| {
            view! { <option value="" selected=chosen.is_empty()>{words}</option> }
        });
        let options = options
            .get()
            .into_iter()
            .map(|option| {
                let selected = option.value == chosen;
                view! { <option value=option.value selected=selected disabled=option.disabled>{option.label}</option> }
            })
            .collect_view();
        view! { {first}{options} }
    };
    view! {
        <Field id=id.clone() label hint error note>
            <div class="select">
                <select
                    class=width.class()
                    id=id.clone()
                    name=id
                    aria-required=required.then_some("true")
                    aria-invalid=maybe(invalid(error))
                    aria-describedby=maybe(described)
                    disabled=move || disabled.get()
                    on:change=move |event| on_change.run(event_target_value(&event))
                    // The browser also says so when the field is taken away, and then nobody listens any more.
                    on:blur=move |_| if let Some(on_blur) = on_blur { let _ = on_blur.try_run(()); }
                >
                    {list}
                </select>
                <Icon name=IconName::CHEVRON_DOWN/>
            </div>
        </Field>
    }
    .into_any()
}
