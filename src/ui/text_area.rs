//! Several lines of text.

use leptos::prelude::*;

use super::{
    field::{Field, described_by, invalid},
    text::{maybe, text},
    text_input::Counter,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Several lines of text.
#[component]
pub fn TextArea(
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
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Takes each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Told when the person leaves the field.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// Lines to begin with.
    #[prop(default = 4)]
    rows: u32,
    /// The longest answer, in characters. Never enforced by the control.
    #[prop(optional)]
    max_length: Option<usize>,
    /// Makes the words of the counter from the characters left (negative when too many).
    #[prop(optional, into)]
    counter: Option<Callback<i64, String>>,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// Whether it can only be read.
    #[prop(optional, into)]
    readonly: Signal<bool>,
) -> AnyView {
    let count_id = (max_length.is_some() && counter.is_some()).then(|| format!("{id}-count"));
    let described = described_by(&id, hint, count_id.clone(), error);
    view! {
        <Field id=id.clone() label hint error note>
            <textarea
                class="input input--area"
                id=id.clone()
                name=id
                rows=rows
                aria-required=required.then_some("true")
                aria-invalid=maybe(invalid(error))
                aria-describedby=maybe(described)
                readonly=move || readonly.get()
                prop:value=text(value)
                on:input=move |event| on_input.run(event_target_value(&event))
                // The browser also says so when the field is taken away, and then nobody listens any more.
                on:blur=move |_| if let Some(on_blur) = on_blur { let _ = on_blur.try_run(()); }
            ></textarea>
            <Counter id=count_id value max_length counter/>
        </Field>
    }
    .into_any()
}
