//! A place, from the province down.

use leptos::prelude::*;
use mppi_domain::{
    api::region::AreaChildren,
    area::{AreaCode, AreaLevel},
};
use serde_json::Value;

use super::field_view::Question;
use crate::{
    api::{LoadState, error_words, load},
    config, i18n,
    offline::cache,
    ui::{Button, ButtonKind, Choice, Fieldset, IconName, Notice, Select, Tone},
};

const LEVELS: [AreaLevel; 4] = [AreaLevel::Province, AreaLevel::Regency, AreaLevel::District, AreaLevel::Village];

/// A place, from the province down, by the browser's own lists.
///
/// Nothing answered yet shows the region itself: most people live here, and start at the district.
#[component]
pub(super) fn AreaCascade(question: Question) -> AnyView {
    let Question { form, field, id, label, hint, error, note, pointer } = question;
    let deepest = field.deepest_area();
    let session = form.session();
    let place = Memo::new({
        let pointer = pointer.clone();
        move |_| shown(&session.text(&pointer), config::region().code)
    });
    let choose = Callback::new(move |(level, code): (AreaLevel, String)| {
        let code = if code.is_empty() { above(place.get_untracked(), level) } else { code };
        form.set_answer(&pointer, Value::String(code));
    });
    let lists = LEVELS.into_iter().filter(|level| *level <= deepest);
    let lists = lists.map(|level| level_view(&id, level, place, choose, field.required)).collect_view();
    view! { <Fieldset id=id.clone() legend=label hint error note><div class="stack">{lists}</div></Fieldset> }
        .into_any()
}

fn level_view(
    id: &str,
    level: AreaLevel,
    place: Memo<Option<AreaCode>>,
    choose: Callback<(AreaLevel, String)>,
    required: bool,
) -> AnyView {
    // What the list depends on: nothing for provinces, else the chosen place one level up.
    let parent = Memo::new(move |_| match level {
        AreaLevel::Province => Parent::Country,
        _ => at(place.get(), upper(level)).map_or(Parent::Unknown, |code| Parent::Place(code.to_string())),
    });
    let children = load(move |abort| {
        let parent = parent.get();
        async move {
            match parent {
                Parent::Country => cache::area(None, &abort).await,
                Parent::Place(code) => cache::area(Some(&code), &abort).await,
                Parent::Unknown => Ok(AreaChildren { path: Vec::new(), children: Vec::new() }),
            }
        }
    });
    let options = Signal::derive(move || {
        let areas = children.ready().map(|found| found.children).unwrap_or_default();
        areas.into_iter().map(|area| Choice::new(area.code, area.name)).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || at(place.get(), level).map(|code| code.to_string()).unwrap_or_default());
    let is_loading = move || matches!(children.state(), LoadState::Loading);
    let key = key(level);
    let placeholder = move || {
        Some(if is_loading() { i18n::word("form.area.loading") } else { i18n::family("form.area.choose.", key) })
    };
    let failed = move || match children.state() {
        LoadState::Failed(error) => Some(
            view! {
                <Notice tone=Tone::Warning live=true action=move || view! {
                    <Button kind=ButtonKind::Secondary icon=IconName::REFRESH on_press=move |()| children.reload()>
                        {move || i18n::word("common.retry")}
                    </Button>
                }>
                    {move || error_words(&error)}
                </Notice>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <Select
            id=[id, "-", key].concat()
            label=Signal::derive(move || i18n::family("form.area.", key))
            options value required
            placeholder=Signal::derive(placeholder)
            disabled=Signal::derive(move || parent.get() == Parent::Unknown || is_loading())
            on_change=move |code: String| choose.run((level, code))
        />
        {failed}
    }
    .into_any()
}

#[derive(Clone, PartialEq, Eq)]
enum Parent {
    Country,
    Place(String),
    Unknown,
}

const fn key(level: AreaLevel) -> &'static str {
    match level {
        AreaLevel::Province => "province",
        AreaLevel::Regency => "regency",
        AreaLevel::District => "district",
        AreaLevel::Village => "village",
    }
}

const fn upper(level: AreaLevel) -> AreaLevel {
    match level {
        AreaLevel::Village => AreaLevel::District,
        AreaLevel::District => AreaLevel::Regency,
        AreaLevel::Province | AreaLevel::Regency => AreaLevel::Province,
    }
}

/// The place that the lists show: the answer, else the region itself.
fn shown(answer: &str, region: AreaCode) -> Option<AreaCode> {
    match answer {
        "" => Some(region),
        // Cleared down to the country: nothing is chosen.
        "-" => None,
        code => AreaCode::parse(code).ok(),
    }
}

/// The part of a place at a level, if it goes that deep.
fn at(place: Option<AreaCode>, level: AreaLevel) -> Option<AreaCode> {
    let mut code = place?;
    while code.level() > level {
        code = code.parent()?;
    }
    (code.level() == level).then_some(code)
}

/// What is left when a level is cleared.
fn above(place: Option<AreaCode>, level: AreaLevel) -> String {
    match level {
        AreaLevel::Province => "-".to_owned(),
        _ => at(place, upper(level)).map_or_else(|| "-".to_owned(), |code| code.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<AreaCode> {
        AreaCode::parse(text).ok()
    }

    #[test]
    fn an_empty_answer_shows_the_region_and_a_cleared_one_nothing() {
        let region = code("73.07").unwrap();
        assert_eq!(shown("", region), Some(region));
        assert_eq!(shown("-", region), None);
        assert_eq!(shown("17.09.01", region), code("17.09.01"));
    }

    #[test]
    fn each_list_shows_its_part_of_the_place() {
        let village = code("73.07.05.1001");
        assert_eq!(at(village, AreaLevel::Province), code("73"));
        assert_eq!(at(village, AreaLevel::Village), village);
        assert_eq!(at(code("73.07"), AreaLevel::District), None);
        assert_eq!(at(None, AreaLevel::Province), None);
    }

    #[test]
    fn clearing_a_list_leaves_what_is_above_it() {
        assert_eq!(above(code("73.07.05.1001"), AreaLevel::Village), "73.07.05");
        assert_eq!(above(code("73.07.05"), AreaLevel::Regency), "73");
        assert_eq!(above(code("73.07.05"), AreaLevel::Province), "-");
    }
}
