//! One question of a schema.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    form::{Field, FieldKind},
    text::Text,
};
use serde_json::Value;

use super::{area_cascade::AreaCascade, date_parts, form_state::FormState, group_view::GroupView, grouping, ids};
use crate::{
    i18n,
    platform::caret,
    t,
    ui::{
        Choice, DateInput, FieldWidth, InputKind, NumberInput, RadioGroup, Select, TextArea, TextInput,
        date_input::DateWords,
    },
};

/// Options up to which a choice shows all of them.
const FEW: usize = 7;

/// What all kinds of question share.
#[derive(Clone)]
pub(super) struct Question {
    pub form: FormState,
    pub field: Arc<Field>,
    pub pointer: String,
    pub id: String,
    pub label: Signal<String>,
    pub hint: Signal<Option<String>>,
    pub error: Signal<Option<String>>,
    pub note: Signal<Option<String>>,
}

impl Question {
    pub(super) fn new(form: FormState, field: &Field, prefix: &str) -> Self {
        let pointer = [prefix, "/", &field.key].concat();
        let field = Arc::new(field.clone());
        let required = {
            let field = field.clone();
            let prefix = prefix.to_owned();
            move || form.is_required(&field, &prefix)
        };
        Self {
            id: ids::field_id(&pointer),
            label: words(&field.label),
            hint: maybe_words(field.hint.as_ref()),
            error: form.error_at(pointer.clone(), field.kind),
            note: Signal::derive(move || (!required()).then(|| t!("form.optional"))),
            form,
            field,
            pointer,
        }
    }

    /// The answer as text.
    fn value(&self) -> Signal<String> {
        let (session, pointer) = (self.form.session(), self.pointer.clone());
        Memo::new(move |_| session.text(&pointer)).into()
    }

    /// Keeps what is typed.
    fn set(&self) -> Callback<String> {
        let (form, pointer) = (self.form, self.pointer.clone());
        Callback::new(move |typed: String| form.set_answer(&pointer, Value::String(typed)))
    }

    fn leave(&self) -> Callback<()> {
        let (form, pointer) = (self.form, self.pointer.clone());
        Callback::new(move |()| form.leave(&pointer))
    }

    fn options(&self) -> Signal<Vec<Choice>> {
        let field = self.field.clone();
        Signal::derive(move || {
            let option = |option: &mppi_domain::form::Choice| {
                let mut choice = Choice::new(option.value.clone(), i18n::say(&option.label));
                choice.hint = option.hint.as_ref().map(i18n::say);
                choice
            };
            field.options.iter().map(option).collect()
        })
    }
}

/// The words of a text that is data, following the language.
pub(super) fn words(text: &Text) -> Signal<String> {
    let text = text.clone();
    Signal::derive(move || i18n::say(&text))
}

pub(super) fn maybe_words(text: Option<&Text>) -> Signal<Option<String>> {
    let text = text.cloned();
    Signal::derive(move || text.as_ref().map(i18n::say))
}

/// A question, as long as its condition holds. `prefix` is that of its row, or empty.
pub(super) fn field_view(form: FormState, field: &Field, prefix: &str) -> AnyView {
    let question = Question::new(form, field, prefix);
    if field.visible_if.is_none() {
        return draw(question);
    }
    let prefix = prefix.to_owned();
    let seen = question.field.clone();
    let is_visible = Memo::new(move |_| form.is_visible(&seen, &prefix));
    (move || is_visible.get().then(|| draw(question.clone()))).into_any()
}

fn draw(question: Question) -> AnyView {
    match question.field.kind {
        FieldKind::Text => line(&question, InputKind::Text, FieldWidth::Full),
        FieldKind::Phone => line(&question, InputKind::Phone, FieldWidth::Medium),
        FieldKind::Email => line(&question, InputKind::Email, FieldWidth::Full),
        FieldKind::Nik | FieldKind::FamilyCard => digits(&question),
        FieldKind::LongText => lines(&question),
        FieldKind::Number => number(&question),
        FieldKind::Date => date(&question),
        FieldKind::Choice if question.field.options.len() <= FEW => radios(&question),
        FieldKind::Choice => list(&question),
        FieldKind::Area => view! { <AreaCascade question/> }.into_any(),
        FieldKind::Group => view! { <GroupView question/> }.into_any(),
    }
}

fn line(question: &Question, kind: InputKind, width: FieldWidth) -> AnyView {
    let Question { id, label, hint, error, note, field, .. } = question.clone();
    let autocomplete = field.autocomplete.clone().unwrap_or_else(|| "off".to_owned());
    view! {
        <TextInput
            id label hint error note kind width autocomplete
            value=question.value()
            on_input=question.set()
            on_blur=question.leave()
            required=field.required
        />
    }
    .into_any()
}

/// A number that is copied from a card: shown in fours while it is typed, stored without gaps.
fn digits(question: &Question) -> AnyView {
    let Question { form, id, label, hint, error, note, field, pointer, .. } = question.clone();
    let stored = question.value();
    let shown = Signal::derive(move || stored.with(|stored| grouping::in_fours(stored)));
    let control = id.clone();
    let on_input = move |text: String| {
        let typed = grouping::typed(&text, caret::position(&control));
        caret::rewrite(&control, &typed.shown, typed.caret);
        form.set_answer(&pointer, Value::String(typed.stored));
    };
    view! {
        <TextInput
            id label hint error note
            kind=InputKind::Digits
            width=FieldWidth::Medium
            autocomplete="off"
            value=shown
            on_input=on_input
            on_blur=question.leave()
            required=field.required
        />
    }
    .into_any()
}

fn lines(question: &Question) -> AnyView {
    let Question { id, label, hint, error, note, field, .. } = question.clone();
    let counter =
        Callback::new(
            |left: i64| {
                if left < 0 { t!("form.too_many", count = -left) } else { t!("form.left", count = left) }
            },
        );
    view! {
        <TextArea
            id label hint error note counter
            max_length=usize::try_from(field.longest()).unwrap_or(usize::MAX)
            value=question.value()
            on_input=question.set()
            on_blur=question.leave()
            required=field.required
        />
    }
    .into_any()
}

fn number(question: &Question) -> AnyView {
    let Question { id, label, hint, error, note, field, .. } = question.clone();
    // A unit is as short as a sign, so it stays in the language that the form was opened in.
    let suffix = field.unit.as_ref().map(|unit| untrack(|| i18n::say(unit)));
    view! {
        <NumberInput
            id label hint error note
            nostrip:suffix=suffix
            decimal=field.decimals.is_some_and(|decimals| decimals > 0)
            value=question.value()
            on_input=question.set()
            on_blur=question.leave()
            required=field.required
        />
    }
    .into_any()
}

fn date(question: &Question) -> AnyView {
    let Question { id, label, hint, error, note, field, .. } = question.clone();
    let stored = question.value();
    let set = question.set();
    let typed = RwSignal::new(stored.with_untracked(|stored| date_parts::parts(stored)));
    let words = Signal::derive(|| DateWords { day: t!("form.day"), month: t!("form.month"), year: t!("form.year") });
    view! {
        <DateInput
            id hint error note words
            legend=label
            value=Signal::derive(move || typed.with(|typed| stored.with(|stored| date_parts::shown(typed, stored))))
            on_input=move |parts| {
                let answer = date_parts::answer(&parts);
                typed.set(parts);
                set.run(answer);
            }
            on_blur=question.leave()
            own_birth_date=field.autocomplete.as_deref() == Some("bday")
            required=field.required
        />
    }
    .into_any()
}

fn radios(question: &Question) -> AnyView {
    let Question { id, label, hint, error, note, field, .. } = question.clone();
    let is_short = field.options.len() == 2 && field.options.iter().all(|option| option.hint.is_none());
    view! {
        <RadioGroup
            id hint error note
            legend=label
            inline=is_short
            required=field.required
            options=question.options()
            value=question.value()
            on_change=question.set()
        />
    }
    .into_any()
}

fn list(question: &Question) -> AnyView {
    let Question { id, label, hint, error, note, field, .. } = question.clone();
    view! {
        <Select
            id label hint error note
            placeholder=Signal::derive(|| Some(t!("form.choose")))
            options=question.options()
            value=question.value()
            on_change=question.set()
            required=field.required
        />
    }
    .into_any()
}
