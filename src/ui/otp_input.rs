//! A one-time code.

use leptos::prelude::*;

use super::{
    field::{Field, described_by, invalid},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// A one-time code in one field, so that pasting, autofill from the message and screen readers work.
#[component]
pub fn OtpInput(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What helps to answer, such as where the code went.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The digits typed.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the digits; anything else typed or pasted is left out.
    #[prop(into)]
    on_input: Callback<String>,
    /// Told when the last digit is there.
    #[prop(optional, into)]
    on_complete: Option<Callback<String>>,
    /// How many digits a code has.
    #[prop(default = 6)]
    length: usize,
) -> AnyView {
    let described = described_by(&id, hint, None, error);
    let control = NodeRef::<leptos::html::Input>::new();
    view! {
        <Field id=id.clone() label hint error>
            <input
                class="input otp-input"
                id=id.clone()
                name=id
                node_ref=control
                type="text"
                inputmode="numeric"
                autocomplete="one-time-code"
                aria-required="true"
                aria-invalid=maybe(invalid(error))
                aria-describedby=maybe(described)
                prop:value=text(value)
                on:input=move |event| {
                    let code = digits(&event_target_value(&event), length);
                    let complete = code.len() == length && value.with_untracked(|before| *before != code);
                    // A letter leaves the value as it was, so the signal alone would not repaint the field.
                    if let Some(control) = control.get_untracked() {
                        control.set_value(&code);
                    }
                    on_input.run(code.clone());
                    if let Some(on_complete) = on_complete.filter(|_| complete) {
                        on_complete.run(code);
                    }
                }
            />
        </Field>
    }
    .into_any()
}

/// The first `length` digits of what was typed or pasted ("kode: 123 456" gives "123456").
pub fn digits(typed: &str, length: usize) -> String {
    typed.chars().filter(char::is_ascii_digit).take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn a_pasted_message_gives_its_digits() {
        assert_eq!(digits("Kode Anda: 123 456.", 6), "123456");
        assert_eq!(digits("1234567", 6), "123456");
    }
}
