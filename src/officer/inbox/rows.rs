//! Cases as rows of the inbox.

use mppi_domain::{api::application::ApplicationSummary, date::Date};
use uuid::Uuid;

use crate::{
    config, i18n,
    officer::{
        due::{Due, status_tone, status_words},
        inbox::view::Tab,
    },
    t,
    ui::{Column, TableCell, TableRow},
};

/// The columns; where nobody has taken anything, no column says who. Reactive.
pub fn columns(tab: Tab) -> Vec<Column> {
    let mut columns = vec![
        ("number", t!("officer.inbox.number")),
        ("name", t!("officer.inbox.name")),
        ("service", t!("officer.inbox.service")),
        ("status", t!("officer.inbox.status")),
        ("due", t!("officer.inbox.due")),
    ];
    if tab != Tab::Unclaimed {
        columns.push(("assignee", t!("officer.inbox.assignee")));
    }
    columns.into_iter().map(|(key, label)| Column { key: key.to_owned(), label, ..Column::default() }).collect()
}

/// One case. Reactive.
pub fn row(case: &ApplicationSummary, tab: Tab, today: Date, me: Option<Uuid>) -> TableRow {
    let due = Due::of(case.due_on, case.status, today);
    let mut due_cell = match due.tone() {
        Some(tone) => TableCell::badge(tone, due.words()),
        None => TableCell::new(due.words()),
    };
    if let Some(date) = case.due_on {
        due_cell = due_cell.with_detail(day(date, today));
    }
    let assignee = match &case.assignee {
        Some(officer) if Some(officer.id) == me => t!("officer.inbox.you"),
        Some(officer) => officer.name.clone(),
        None => t!("officer.inbox.nobody"),
    };
    let mut cells = vec![
        TableCell::new(case.number.clone()),
        TableCell::new(case.subject_name.clone()),
        TableCell::new(i18n::say(&case.service_name)),
        TableCell::badge(status_tone(case.status), status_words(case.status)),
        due_cell,
    ];
    if tab != Tab::Unclaimed {
        cells.push(TableCell::new(assignee));
    }
    TableRow { id: case.id.to_string(), href: config::path(&case_page(case.id)), cells, unread: false }
}

/// A date without its year, where that is this one: a column has little room.
fn day(date: Date, today: Date) -> String {
    let words = i18n::date_short(date);
    match words.rsplit_once(' ') {
        Some((day, _)) if date.year() == today.year() => day.to_owned(),
        _ => words,
    }
}

/// The page of a case, without the base.
pub fn case_page(id: Uuid) -> String {
    ["/berkas/", &id.to_string()].concat()
}
