//! A quantity.

use leptos::prelude::*;

use super::{
    field::{Field, described_by, invalid},
    text::{maybe, text},
    text_input::FieldWidth,
};

#[cfg(feature = "gallery")]
pub mod example;

/// A quantity, typed as text.
///
/// Not `type=number`: that one changes by scrolling, hides what it cannot read, and speaks the
/// browser's own language for decimals. The form's rules read the text.
#[component]
pub fn NumberInput(
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
    /// Whether decimals are allowed: it decides the keyboard.
    #[prop(optional)]
    decimal: bool,
    /// Text before the number, such as `Rp`. Hidden from screen readers: say it in label or hint.
    #[prop(optional, into)]
    prefix: Option<String>,
    /// Text after the number, such as `m²`.
    #[prop(optional, into)]
    suffix: Option<String>,
    /// How wide it is.
    #[prop(default = FieldWidth::Short)]
    width: FieldWidth,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// Whether it can only be read.
    #[prop(optional, into)]
    readonly: Signal<bool>,
) -> AnyView {
    let described = described_by(&id, hint, None, error);
    view! {
        <Field id=id.clone() label hint error note>
            <div class="input-wrap">
                {prefix.map(|words| view! { <span class="input-wrap__affix" aria-hidden="true">{words}</span> })}
                <input
                    class=width.class()
                    id=id.clone()
                    name=id
                    type="text"
                    inputmode=if decimal { "decimal" } else { "numeric" }
                    autocomplete="off"
                    aria-required=required.then_some("true")
                    aria-invalid=maybe(invalid(error))
                    aria-describedby=maybe(described)
                    readonly=move || readonly.get()
                    prop:value=text(value)
                    on:input=move |event| on_input.run(event_target_value(&event))
                    // The browser also says so when the field is taken away, and then nobody listens any more.
                    on:blur=move |_| if let Some(on_blur) = on_blur { let _ = on_blur.try_run(()); }
                />
                {suffix.map(|words| view! { <span class="input-wrap__affix" aria-hidden="true">{words}</span> })}
            </div>
        </Field>
    }
    .into_any()
}
