//! The frame of one form field: label, hint, error, control.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

/// The id of a field's hint.
pub fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

/// The id of a field's error.
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// The value of `aria-describedby`: the hint, then whatever else there is, then the error.
///
/// The error comes last so that a screen reader ends with what is to be done.
pub fn describing_ids(id: &str, hint: bool, extra: Option<&str>, error: bool) -> Option<String> {
    let mut ids = Vec::new();
    if hint {
        ids.push(hint_id(id));
    }
    if let Some(extra) = extra {
        ids.push(extra.to_owned());
    }
    if error {
        ids.push(error_id(id));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The `aria-describedby` of the field `id`, following its hint and error.
pub fn described_by(
    id: &str,
    hint: Signal<Option<String>>,
    extra: Option<String>,
    error: Signal<Option<String>>,
) -> Signal<Option<String>> {
    let id = id.to_owned();
    Signal::derive(move || {
        describing_ids(&id, hint.with(Option::is_some), extra.as_deref(), error.with(Option::is_some))
    })
}

/// `aria-invalid`, absent while there is no error.
pub fn invalid(error: Signal<Option<String>>) -> Signal<Option<String>> {
    Signal::derive(move || error.with(Option::is_some).then(|| "true".to_owned()))
}

/// A field's hint. Internal part of the field components.
#[component]
pub fn FieldHint(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The words.
    #[prop(into)]
    hint: Signal<Option<String>>,
) -> AnyView {
    (move || hint.get().map(|words| view! { <p class="field__hint" id=hint_id(&id)>{words}</p> })).into_any()
}

/// A field's error. Internal part of the field components.
#[component]
pub fn FieldError(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The words.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> AnyView {
    (move || {
        error.get().map(|words| {
            view! {
                <p class="field__error" id=error_id(&id)>
                    <Icon name=IconName::ALERT/>
                    <span>{words}</span>
                </p>
            }
        })
    })
    .into_any()
}

/// A remark beside a label, such as "opsional". Internal part of the field components.
#[component]
pub fn FieldNote(
    /// The words.
    #[prop(into)]
    note: Signal<Option<String>>,
) -> AnyView {
    (move || note.get().map(|words| view! { " "<span class="field__note">{words}</span> })).into_any()
}

/// The frame of one form field: a visible label, then hint and error, then the control.
///
/// The error stands above the control, where the on-screen keyboard does not cover it. The control
/// inside takes its `aria-describedby` from [`described_by`].
#[component]
pub fn Field(
    /// The control's id; hint and error derive theirs from it.
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
    /// The control.
    children: Children,
) -> AnyView {
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <label class="field__label" for=id.clone()>{text(label)}<FieldNote note/></label>
            <FieldHint id=id.clone() hint/>
            <FieldError id error/>
            {children()}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::describing_ids;

    #[test]
    fn nothing_describes_a_field_without_hint_and_error() {
        assert_eq!(describing_ids("nik", false, None, false), None);
    }

    #[test]
    fn the_error_is_read_last() {
        assert_eq!(
            describing_ids("nik", true, Some("nik-count"), true).as_deref(),
            Some("nik-hint nik-count nik-error")
        );
    }
}
