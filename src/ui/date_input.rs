//! A date as day, month and year.

use leptos::prelude::*;

use super::{
    field::{error_id, invalid},
    fieldset::Fieldset,
    text::maybe,
};

#[cfg(feature = "gallery")]
pub mod example;

/// A date as typed, not yet checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Day of the month.
    pub day: String,
    /// Month as a number.
    pub month: String,
    /// Year with four digits.
    pub year: String,
}

impl DateParts {
    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year].iter().all(|part| part.trim().is_empty())
    }
}

/// The names of the three parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateWords {
    /// Such as "Hari".
    pub day: String,
    /// Such as "Bulan".
    pub month: String,
    /// Such as "Tahun".
    pub year: String,
}

#[derive(Clone, Copy)]
enum Part {
    Day,
    Month,
    Year,
}

impl Part {
    const fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    fn of(self, date: &DateParts) -> &String {
        match self {
            Self::Day => &date.day,
            Self::Month => &date.month,
            Self::Year => &date.year,
        }
    }

    fn word(self, words: &DateWords) -> String {
        match self {
            Self::Day => words.day.clone(),
            Self::Month => words.month.clone(),
            Self::Year => words.year.clone(),
        }
    }

    fn put(self, date: &mut DateParts, typed: String) {
        match self {
            Self::Day => date.day = typed,
            Self::Month => date.month = typed,
            Self::Year => date.year = typed,
        }
    }
}

/// A date as day, month and year: faster and less error-prone than a calendar for a date one knows.
///
/// The field of the day has the id `<id>-day`, and so on. Focus does not jump by itself: a person
/// who corrects a digit would lose their place.
#[component]
pub fn DateInput(
    /// The group's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// What helps to answer, such as "Contoh: 3 6 2024".
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A remark beside the legend, such as "opsional".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The names of the three parts.
    #[prop(into)]
    words: Signal<DateWords>,
    /// What is typed.
    #[prop(into)]
    value: Signal<DateParts>,
    /// Takes each change.
    #[prop(into)]
    on_input: Callback<DateParts>,
    /// Told when the person leaves one of the fields.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// Whether this is the person's own birth date, which the browser may know.
    #[prop(optional)]
    own_birth_date: bool,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let part = |part: Part| {
        let control = format!("{id}-{}", part.key());
        let described = error_id(&id);
        let year = matches!(part, Part::Year);
        view! {
            <div class="date-input__part">
                <label class="date-input__label" for=control.clone()>
                    {move || words.with(|words| part.word(words))}
                </label>
                <input
                    class=if year { "input date-input__year" } else { "input date-input__short" }
                    id=control.clone()
                    name=control
                    type="text"
                    inputmode="numeric"
                    autocomplete=if own_birth_date { format!("bday-{}", part.key()) } else { "off".to_owned() }
                    aria-required=required.then_some("true")
                    aria-invalid=maybe(invalid(error))
                    aria-describedby=move || error.with(Option::is_some).then(|| described.clone())
                    prop:value=move || value.with(|date| part.of(date).clone())
                    on:input=move |event| {
                        let mut date = value.get_untracked();
                        part.put(&mut date, event_target_value(&event));
                        on_input.run(date);
                    }
                    // The browser also says so when the field is taken away, and then nobody listens any more.
                    on:blur=move |_| if let Some(on_blur) = on_blur { let _ = on_blur.try_run(()); }
                />
            </div>
        }
        .into_any()
    };
    let parts = [part(Part::Day), part(Part::Month), part(Part::Year)];
    view! {
        <Fieldset id legend hint error note>
            <div class="date-input">{parts.into_iter().collect_view()}</div>
        </Fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::DateParts;

    #[test]
    fn spaces_are_no_date() {
        let date = DateParts { day: " ".into(), ..DateParts::default() };
        assert!(date.is_empty());
        let date = DateParts { year: "2024".into(), ..DateParts::default() };
        assert!(!date.is_empty());
    }
}
