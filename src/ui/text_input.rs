//! One line of text.

use leptos::prelude::*;

use super::{
    field::{Field, described_by, invalid},
    icon::{Icon, IconName},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// What a text input takes; it decides the keyboard that a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Words.
    #[default]
    Text,
    /// Digits that are no quantity, such as a NIK. Never `type=number`: it drops leading zeros and scrolls.
    Digits,
    /// Phone number.
    Phone,
    /// E-mail address.
    Email,
    /// Password, with a button that shows it.
    Password,
    /// Web address.
    Url,
}

impl InputKind {
    const fn type_and_mode(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Text => ("text", None),
            Self::Digits => ("text", Some("numeric")),
            Self::Phone => ("tel", Some("tel")),
            Self::Email => ("email", Some("email")),
            Self::Password => ("password", None),
            Self::Url => ("url", Some("url")),
        }
    }
}

/// How wide a control is: it hints at the length of the answer. Never wider than its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldWidth {
    /// The column.
    #[default]
    Full,
    /// About 20 characters: NIK, phone.
    Medium,
    /// About 10 characters: post code, amount.
    Short,
    /// About 4 characters: RT, year.
    Tiny,
}

impl FieldWidth {
    /// The class of a control of this width.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Full => "input",
            Self::Medium => "input input--medium",
            Self::Short => "input input--short",
            Self::Tiny => "input input--tiny",
        }
    }
}

/// One line of text.
#[component]
pub fn TextInput(
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
    /// What it takes.
    #[prop(optional)]
    kind: InputKind,
    /// The `autocomplete` token, such as `name` or `tel`.
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// Text before the answer, such as `+62`. Hidden from screen readers: say it in label or hint.
    #[prop(optional, into)]
    prefix: Option<String>,
    /// Text after the answer, such as `m²`.
    #[prop(optional, into)]
    suffix: Option<String>,
    /// The longest answer, in characters. Never enforced by the control, since pasting would lose text.
    #[prop(optional)]
    max_length: Option<usize>,
    /// Makes the words of the counter from the characters left (negative when too many).
    #[prop(optional, into)]
    counter: Option<Callback<i64, String>>,
    /// How wide it is.
    #[prop(optional)]
    width: FieldWidth,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// Whether it can only be read.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// The name of the button that shows a password, such as "Tampilkan kata sandi".
    #[prop(optional, into)]
    show_password: Signal<Option<String>>,
) -> AnyView {
    let shown = RwSignal::new(false);
    let (native, mode) = kind.type_and_mode();
    let secret = kind == InputKind::Password;
    let count_id = (max_length.is_some() && counter.is_some()).then(|| format!("{id}-count"));
    let described = described_by(&id, hint, count_id.clone(), error);
    let toggle = secret.then(|| {
        let control = id.clone();
        view! {
            <button
                type="button"
                class="input-wrap__toggle"
                aria-controls=control
                aria-pressed=move || if shown.get() { "true" } else { "false" }
                aria-label=maybe(show_password)
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || if shown.get() {
                    view! { <Icon name=IconName::EYE_OFF/> }
                } else {
                    view! { <Icon name=IconName::EYE/> }
                }}
            </button>
        }
    });
    view! {
        <Field id=id.clone() label hint error note>
            <div class="input-wrap">
                {prefix.map(|words| view! { <span class="input-wrap__affix" aria-hidden="true">{words}</span> })}
                <input
                    class=width.class()
                    id=id.clone()
                    name=id
                    type=move || if secret && shown.get() { "text" } else { native }
                    inputmode=mode
                    autocomplete=autocomplete
                    spellcheck=(kind != InputKind::Text).then_some("false")
                    autocapitalize=(kind != InputKind::Text).then_some("none")
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
                {toggle}
            </div>
            <Counter id=count_id value max_length counter/>
        </Field>
    }
    .into_any()
}

/// How many characters are left. Internal part of the text fields.
///
/// It is read when the field is entered (`aria-describedby`) and not at each key.
#[component]
pub fn Counter(
    /// Its id; nothing is shown without one.
    #[prop(into)]
    id: Option<String>,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// The longest answer, in characters.
    max_length: Option<usize>,
    /// Makes the words from the characters left.
    counter: Option<Callback<i64, String>>,
) -> AnyView {
    let (Some(id), Some(max_length), Some(counter)) = (id, max_length, counter) else {
        return ().into_any();
    };
    let left = Memo::new(move |_| characters_left(&value.read(), max_length));
    view! {
        <p class="field__count" class:field__count--over=move || { left.get() < 0 } id=id>
            {move || counter.run(left.get())}
        </p>
    }
    .into_any()
}

/// Characters left of `max`, counted as people count them (Unicode scalar values).
pub fn characters_left(value: &str, max: usize) -> i64 {
    let max = i64::try_from(max).unwrap_or(i64::MAX);
    let used = i64::try_from(value.chars().count()).unwrap_or(i64::MAX);
    max.saturating_sub(used)
}

#[cfg(test)]
mod tests {
    use super::characters_left;

    #[test]
    fn letters_are_counted_and_not_bytes() {
        assert_eq!(characters_left("Wélçome", 10), 3);
        assert_eq!(characters_left("🙂🙂🙂", 2), -1);
    }
}
