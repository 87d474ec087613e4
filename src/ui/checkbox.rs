//! One thing to agree to.

use leptos::prelude::*;

use super::{
    field::{FieldError, described_by, hint_id, invalid},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// One thing to agree to.
#[component]
pub fn Checkbox(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What is agreed to.
    #[prop(into)]
    label: Signal<String>,
    /// A second line.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Takes the change.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Whether a tick is needed.
    #[prop(optional)]
    required: bool,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> AnyView {
    let described = described_by(&id, hint, None, error);
    let hint_id = hint_id(&id);
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <FieldError id=id.clone() error/>
            <div class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    id=id.clone()
                    name=id.clone()
                    aria-required=required.then_some("true")
                    aria-invalid=maybe(invalid(error))
                    aria-describedby=maybe(described)
                    disabled=move || disabled.get()
                    prop:checked=move || checked.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                <label class="choice__label" for=id>{text(label)}</label>
                {move || hint.get().map(|words| view! { <span class="choice__hint" id=hint_id.clone()>{words}</span> })}
            </div>
        </div>
    }
    .into_any()
}
