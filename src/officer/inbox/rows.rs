//! Cases as rows of the inbox.

use mppi_domain::{api::application::ApplicationSummary, date::Date};
use uuid::Uuid;

use crate::{
    config, i18n,
    officer::due::{Due, status_tone, status_words},
    t,
    ui::{Column, TableCell, TableRow},
};

/// The columns. Reactive.
pub fn columns() -> Vec<Column> {
    [
        ("number", t!("officer.inbox.number")),
        ("name", t!("officer.inbox.name")),
        ("service", t!("officer.inbox.service")),
        ("status", t!("officer.inbox.status")),
        ("due", t!("officer.inbox.due")),
        ("assignee", t!("officer.inbox.assignee")),
    ]
    .map(|(key, label)| Column { key: key.to_owned(), label, ..Column::default() })
    .into()
}

/// One case. Reactive.
pub fn row(case: &ApplicationSummary, today: Date, me: Option<Uuid>) -> TableRow {
    let due = Due::of(case.due_on, case.status, today);
    let mut due_cell = match due.tone() {
        Some(tone) => TableCell::badge(tone, due.words()),
        None => TableCell::new(due.words()),
    };
    if let Some(date) = case.due_on {
        due_cell = due_cell.with_detail(i18n::date_short(date));
    }
    let assignee = match &case.assignee {
        Some(officer) if Some(officer.id) == me => t!("officer.inbox.you"),
        Some(officer) => officer.name.clone(),
        None => t!("officer.inbox.nobody"),
    };
    TableRow {
        id: case.id.to_string(),
        href: config::path(&case_page(case.id)),
        cells: vec![
            TableCell::new(case.number.clone()),
            TableCell::new(case.subject_name.clone()),
            TableCell::new(i18n::say(&case.service_name)),
            TableCell::badge(status_tone(case.status), status_words(case.status)),
            due_cell,
            TableCell::new(assignee),
        ],
        unread: false,
    }
}

/// The page of a case, without the base.
pub fn case_page(id: Uuid) -> String {
    ["/berkas/", &id.to_string()].concat()
}
