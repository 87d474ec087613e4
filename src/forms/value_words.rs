//! Answers as people read them.

use mppi_domain::{
    date::Date,
    form::{Field, FieldKind, validate::parse_number},
    phone::Phone,
};

use super::grouping;
use crate::i18n;

/// An answer as people read it; empty where there is none. `area` gives the name of a place. Reactive.
pub fn value_words(field: &Field, answer: &str, area: &dyn Fn(&str) -> String) -> String {
    let answer = answer.trim();
    if answer.is_empty() {
        return String::new();
    }
    match field.kind {
        FieldKind::Date => Date::parse(answer).map_or_else(|| answer.to_owned(), i18n::date),
        FieldKind::Number => {
            let number = parse_number(answer).map_or_else(|| answer.to_owned(), i18n::number);
            match &field.unit {
                Some(unit) => [&number, " ", &i18n::say(unit)].concat(),
                None => number,
            }
        }
        FieldKind::Choice => field
            .options
            .iter()
            .find(|option| option.value == answer)
            .map_or_else(|| answer.to_owned(), |option| i18n::say(&option.label)),
        FieldKind::Nik | FieldKind::FamilyCard => grouping::in_fours(answer),
        FieldKind::Phone => Phone::parse(answer).map_or_else(|_| answer.to_owned(), |phone| phone.local()),
        FieldKind::Area => area(answer),
        FieldKind::Text | FieldKind::LongText | FieldKind::Email | FieldKind::Group => answer.to_owned(),
    }
}
