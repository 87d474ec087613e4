//! The same questions several times.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    fieldset::Fieldset,
    icon::IconName,
    text::text,
};
use crate::platform::focus::focus_field;

#[cfg(feature = "gallery")]
pub mod example;

/// One row: its stable id and its place.
#[derive(Clone, Debug)]
pub struct RepeatedRow {
    /// The row's id, which stays when rows before it go.
    pub id: String,
    /// Its place, from zero.
    pub index: Signal<usize>,
}

/// The same questions several times, such as witnesses.
///
/// A new row's heading takes focus; after a removal the heading before it does, or the add button.
/// Rows are keyed by id, so what is typed in one is never redrawn because another goes.
#[component]
pub fn RepeatedGroup(
    /// The group's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the group as a whole.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A remark beside the legend, such as "opsional".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The ids of the rows.
    #[prop(into)]
    rows: Signal<Vec<String>>,
    /// Draws the fields of a row.
    #[prop(into)]
    row: Callback<RepeatedRow, AnyView>,
    /// Makes a row's heading from its number (from one), such as "Saksi 2".
    #[prop(into)]
    row_title: Callback<usize, String>,
    /// Such as "Tambah saksi".
    #[prop(into)]
    add_label: Signal<String>,
    /// Such as "Hapus"; the row's heading is added for screen readers.
    #[prop(into)]
    remove_label: Signal<String>,
    /// Adds a row at the end.
    #[prop(into)]
    on_add: Callback<()>,
    /// Takes the id of the row to remove.
    #[prop(into)]
    on_remove: Callback<String>,
    /// The fewest rows.
    #[prop(optional)]
    min: usize,
    /// The most rows.
    #[prop(default = usize::MAX)]
    max: usize,
) -> AnyView {
    let group = StoredValue::new(id.clone());
    let heading_id = move |row: &str| group.with_value(|group| format!("{group}-{row}-title"));
    let add_id = format!("{id}-add");
    let count = Memo::new(move |_| rows.with(Vec::len));

    // The place to focus after a change of ours; set before the change, used when the rows are there.
    let wanted = StoredValue::new(None::<Focus>);
    Effect::new(move |_| {
        let rows = rows.get();
        match wanted.try_update_value(Option::take).flatten() {
            Some(Focus::Last) => {
                if let Some(row) = rows.last() {
                    focus_field(&heading_id(row));
                }
            }
            Some(Focus::Row(index)) => match rows.get(index) {
                Some(row) => focus_field(&heading_id(row)),
                None => focus_field(&group.with_value(|group| format!("{group}-add"))),
            },
            None => {}
        }
    });

    let draw = move |row_id: String| {
        let own = row_id.clone();
        let index = Memo::new(move |before: Option<&usize>| {
            rows.with(|rows| rows.iter().position(|row| *row == own)).or(before.copied()).unwrap_or(0)
        });
        let title = Signal::derive(move || row_title.run(index.get() + 1));
        let removed = row_id.clone();
        let title_id = heading_id(&row_id);
        let labelled_by = title_id.clone();
        let remove = move || {
            let before = index.get_untracked().saturating_sub(1);
            wanted.set_value(Some(Focus::Row(before)));
            on_remove.run(removed.clone());
        };
        view! {
            <div class="repeated-group__row" role="group" aria-labelledby=labelled_by>
                <div class="repeated-group__head">
                    <p class="repeated-group__title" id=title_id tabindex="-1">{text(title)}</p>
                    {move || (count.get() > min).then(|| view! {
                        <Button
                            kind=ButtonKind::Quiet
                            icon=IconName::TRASH
                            on_press=Callback::new({ let remove = remove.clone(); move |()| remove() })
                            aria_label=Signal::derive(move || Some(format!("{} {}", remove_label.get(), title.get())))
                        >
                            {text(remove_label)}
                        </Button>
                    })}
                </div>
                {row.run(RepeatedRow { id: row_id, index: index.into() })}
            </div>
        }
        .into_any()
    };

    view! {
        <Fieldset id legend hint error note section=true>
            <div class="repeated-group">
                <For each=move || rows.get() key=String::clone children=draw/>
                {move || (count.get() < max).then(|| view! {
                    <Button
                        kind=ButtonKind::Secondary
                        icon=IconName::PLUS
                        id=add_id.clone()
                        on_press=Callback::new(move |()| {
                            wanted.set_value(Some(Focus::Last));
                            on_add.run(());
                        })
                    >
                        {text(add_label)}
                    </Button>
                })}
            </div>
        </Fieldset>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Focus {
    Last,
    Row(usize),
}
