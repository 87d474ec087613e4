//! A dense table for the officer's day.

use leptos::prelude::*;

use super::{
    badge::Badge,
    icon::{Icon, IconName},
    text::text,
    tone::Tone,
};
use crate::platform::focus::focus_field;

#[cfg(feature = "gallery")]
pub mod example;

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its key, which sorting names.
    pub key: String,
    /// Its heading.
    pub label: String,
    /// Whether it holds numbers, which stand on the right.
    pub numeric: bool,
    /// Whether it can be sorted by.
    pub sortable: bool,
}

/// The column that a table is sorted by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// Its key.
    pub column: String,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// The words.
    pub text: String,
    /// A quieter addition.
    pub detail: String,
    /// Shown as a badge of this tone.
    pub badge: Option<Tone>,
}

impl TableCell {
    /// A cell with words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell with a badge.
    pub fn badge(tone: Tone, text: impl Into<String>) -> Self {
        Self { text: text.into(), badge: Some(tone), ..Self::default() }
    }

    /// Adds quieter words.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

/// One row. Its first cell is its name and its link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Its id.
    pub id: String,
    /// Where it leads; empty: its name is no link.
    pub href: String,
    /// The cells, one per column.
    pub cells: Vec<TableCell>,
    /// Whether it is new to the officer.
    pub unread: bool,
}

/// The words of a table with rows to select.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectWords {
    /// Such as "Pilih semua".
    pub all: String,
    /// Such as "Pilih"; the row's name is added.
    pub one: String,
}

/// A dense table: sortable headings, rows to select, arrow keys from row to row.
///
/// Empty, loading and failed are the page's own faces; this one is for *full*.
#[component]
pub fn DataTable(
    /// Its id.
    #[prop(into)]
    id: String,
    /// What it lists.
    #[prop(into)]
    caption: Signal<String>,
    /// The columns.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<TableRow>>,
    /// What it is sorted by.
    #[prop(optional, into)]
    sort: Signal<Option<Sort>>,
    /// Takes the order wanted.
    #[prop(optional, into)]
    on_sort: Option<Callback<Sort>>,
    /// The ids of the rows selected.
    #[prop(optional, into)]
    selected: Signal<Vec<String>>,
    /// Takes the ids selected; without it rows cannot be selected.
    #[prop(optional, into)]
    on_select: Option<Callback<Vec<String>>>,
    /// The words for selecting.
    #[prop(optional, into)]
    select_words: Signal<SelectWords>,
    /// Draws what can be done with a row, from its id; stands in a last column.
    #[prop(optional, into)]
    row_end: Option<Callback<String, AnyView>>,
    /// The heading of that column.
    #[prop(optional, into)]
    row_end_label: Signal<String>,
) -> AnyView {
    let id = StoredValue::new(id);
    let select_all = on_select.map(|on_select| {
        let all = Memo::new(move |_| {
            rows.with(|rows| {
                !rows.is_empty() && selected.with(|selected| rows.iter().all(|row| selected.contains(&row.id)))
            })
        });
        view! {
            <th scope="col" class="data-table__select">
                <input
                    type="checkbox"
                    aria-label=move || select_words.with(|words| words.all.clone())
                    prop:checked=move || all.get()
                    on:change=move |event| {
                        let ids = if event_target_checked(&event) {
                            rows.with_untracked(|rows| rows.iter().map(|row| row.id.clone()).collect())
                        } else {
                            Vec::new()
                        };
                        on_select.run(ids);
                    }
                />
            </th>
        }
    });
    let heads = move || {
        let sort = sort.get();
        columns.get().into_iter().map(|column| head(column, sort.as_ref(), on_sort)).collect_view()
    };
    let on_key = move |event: leptos::ev::KeyboardEvent, index: usize| {
        let count = rows.with_untracked(Vec::len);
        if let Some(next) = next_row(index, count, &event.key()) {
            event.prevent_default();
            focus_field(&id.with_value(|id| format!("{id}-row-{next}")));
        }
    };
    let body = move || {
        let numeric = columns.with(|columns| columns.iter().map(|column| column.numeric).collect::<Vec<_>>());
        rows.get()
            .into_iter()
            .enumerate()
            .map(|(index, row)| {
                let select = on_select.map(|on_select| select_cell(&row, selected, on_select, select_words));
                let link_id = id.with_value(|id| format!("{id}-row-{index}"));
                let cells = row
                    .cells
                    .into_iter()
                    .zip(numeric.iter().copied())
                    .enumerate()
                    .map(|(place, (cell, numeric))| {
                        let class = cell_class(&cell, numeric);
                        let words = cell_words(cell);
                        if place == 0 {
                            view! {
                                <th scope="row" class=class>
                                    {if row.href.is_empty() {
                                        words
                                    } else {
                                        view! {
                                            <a
                                                class="data-table__link"
                                                id=link_id.clone()
                                                href=row.href.clone()
                                                on:keydown=move |event| on_key(event, index)
                                            >
                                                {words}
                                            </a>
                                        }
                                        .into_any()
                                    }}
                                </th>
                            }
                            .into_any()
                        } else {
                            view! { <td class=class>{words}</td> }.into_any()
                        }
                    })
                    .collect_view();
                let end = row_end.map(|draw| view! { <td class="data-table__end">{draw.run(row.id.clone())}</td> });
                view! { <tr class:data-table__row--unread=row.unread>{select}{cells}{end}</tr> }
            })
            .collect_view()
    };
    view! {
        // A region that scrolls must be reachable by keyboard.
        <div class="data-table" role="region" tabindex="0" aria-label=text(caption)>
            <table>
                <caption class="visually-hidden">{text(caption)}</caption>
                <thead>
                    <tr>
                        {select_all}
                        {heads}
                        {row_end.map(|_| view! {
                            <th scope="col" class="data-table__end"><span class="visually-hidden">{text(row_end_label)}</span></th>
                        })}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(column: Column, sort: Option<&Sort>, on_sort: Option<Callback<Sort>>) -> AnyView {
    let descending = sort.filter(|sort| sort.column == column.key).map(|sort| sort.descending);
    let direction = descending.map(|descending| if descending { "descending" } else { "ascending" });
    let class = if column.numeric { "data-table__number" } else { "" };
    let content = match on_sort.filter(|_| column.sortable) {
        Some(on_sort) => {
            let next = Sort { column: column.key, descending: descending == Some(false) };
            let icon = descending.map(|descending| {
                if descending {
                    view! { <Icon name=IconName::ARROW_DOWN/> }
                } else {
                    view! { <Icon name=IconName::ARROW_UP/> }
                }
            });
            view! {
                <button type="button" class="data-table__sort" on:click=move |_| on_sort.run(next.clone())>
                    {column.label}{icon}
                </button>
            }
            .into_any()
        }
        None => column.label.into_any(),
    };
    view! { <th scope="col" class=class aria-sort=direction>{content}</th> }.into_any()
}

fn select_cell(
    row: &TableRow,
    selected: Signal<Vec<String>>,
    on_select: Callback<Vec<String>>,
    words: Signal<SelectWords>,
) -> AnyView {
    let own = row.id.clone();
    let toggled = row.id.clone();
    let name = row.cells.first().map(|cell| cell.text.clone()).unwrap_or_default();
    view! {
        <td class="data-table__select">
            <input
                type="checkbox"
                aria-label=move || words.with(|words| format!("{} {name}", words.one))
                prop:checked=move || selected.with(|selected| selected.contains(&own))
                on:change=move |event| {
                    let mut ids = selected.get_untracked();
                    ids.retain(|id| *id != toggled);
                    if event_target_checked(&event) {
                        ids.push(toggled.clone());
                    }
                    on_select.run(ids);
                }
            />
        </td>
    }
    .into_any()
}

/// A number, a state or a day is short and stays in one line; names and sentences take as many as they need.
const fn cell_class(cell: &TableCell, numeric: bool) -> &'static str {
    if numeric {
        "data-table__number"
    } else if cell.badge.is_some() || !cell.detail.is_empty() {
        "data-table__state"
    } else {
        ""
    }
}

fn cell_words(cell: TableCell) -> AnyView {
    let detail = (!cell.detail.is_empty()).then(|| view! { " "<span class="data-table__detail">{cell.detail}</span> });
    match cell.badge {
        Some(tone) => view! { <Badge tone label=cell.text/>{detail} }.into_any(),
        None => view! { {cell.text}{detail} }.into_any(),
    }
}

/// The row that a key leads to from row `here` of `count`; nothing at the ends and for other keys.
pub fn next_row(here: usize, count: usize, key: &str) -> Option<usize> {
    match key {
        "ArrowDown" => Some(here + 1).filter(|next| *next < count),
        "ArrowUp" => here.checked_sub(1),
        "Home" => (count > 0).then_some(0),
        "End" => count.checked_sub(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::next_row;

    #[test]
    fn arrows_stop_at_the_ends() {
        assert_eq!(next_row(0, 3, "ArrowUp"), None);
        assert_eq!(next_row(1, 3, "ArrowDown"), Some(2));
        assert_eq!(next_row(2, 3, "ArrowDown"), None);
        assert_eq!(next_row(2, 3, "Home"), Some(0));
        assert_eq!(next_row(0, 0, "End"), None);
    }
}
