//! What lies ready for pickup.

use leptos::prelude::*;
use mppi_domain::api::application::{ApplicationList, ApplicationSummary};

use crate::{
    api::{self, officer::InboxQuery},
    config,
    forms::LoadView,
    i18n,
    officer::words::words,
    t,
    ui::{Column, DataTable, EmptyState, IconName, SkeletonKind, TableCell, TableRow},
};

/// Everything on the shelves, what lies there longest first.
#[component]
pub fn ReadyList() -> AnyView {
    let load = api::load(|abort| async move {
        let ask = InboxQuery { view: Some("all"), status: Some("ready_for_pickup"), ..InboxQuery::default() };
        api::officer::inbox(ask, &abort).await
    });
    view! {
        <div class="stack">
            <h2>{words("officer.handover.ready")}</h2>
            <LoadView load skeleton=SkeletonKind::Table view={|list: ApplicationList| list_view(list)}/>
        </div>
    }
    .into_any()
}

fn list_view(list: ApplicationList) -> AnyView {
    if list.applications.is_empty() {
        return view! {
            <EmptyState
                icon=IconName::HAND_OVER
                title=words("officer.handover.none_ready")
                words=words("officer.handover.none_ready_words")
            />
        }
        .into_any();
    }
    let has_more = list.next.is_some();
    let mut cases = list.applications;
    cases.sort_by_key(|case| case.updated_at);
    let columns = Signal::derive(|| {
        [
            ("number", t!("officer.inbox.number")),
            ("name", t!("officer.inbox.name")),
            ("service", t!("officer.inbox.service")),
            ("since", t!("officer.handover.since")),
        ]
        .map(|(key, label)| Column { key: key.to_owned(), label, ..Column::default() })
        .to_vec()
    });
    let rows = Signal::derive(move || cases.iter().map(row).collect::<Vec<_>>());
    view! {
        <DataTable id="ready" caption=words("officer.handover.ready") columns rows/>
        {has_more.then(|| view! { <p class="muted">{words("officer.handover.more_ready")}</p> })}
    }
    .into_any()
}

fn row(case: &ApplicationSummary) -> TableRow {
    TableRow {
        id: case.id.to_string(),
        href: config::path(&["/serah-terima?berkas=", &case.id.to_string()].concat()),
        cells: vec![
            TableCell::new(case.number.clone()),
            TableCell::new(case.subject_name.clone()),
            TableCell::new(i18n::say(&case.service_name)),
            TableCell::new(i18n::date_short(case.updated_at.date_in(config::region().zone))),
        ],
        unread: false,
    }
}
