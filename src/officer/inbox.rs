//! `/`: what waits for the officer, what is due first comes first.

mod claim;
pub mod rows;
pub mod view;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mppi_domain::{api::application::ApplicationList, status::Status};
use uuid::Uuid;

use self::{
    claim::ClaimButton,
    rows::{columns, row},
    view::{InboxView, Tab},
};
use super::{
    desk::{desk, me},
    due::status_words,
    later::Page,
    shortcuts::{Command, Place, use_shortcuts},
    toasts::toasts,
    words::words,
};
use crate::{
    api::{self, ApiError, Load, LoadState, officer::InboxQuery},
    config, forms, i18n,
    platform::{
        dom,
        focus::{focus_field, focused_id},
        timer,
    },
    t,
    ui::{
        Button, ButtonKind, ButtonSize, Choice, DataTable, EmptyState, IconName, PageTitle, Pagination, Select,
        Skeleton, SkeletonKind, TabItem, Tabs,
    },
};

const TABLE: &str = "inbox";
const PANEL: &str = "inbox-panel";

/// What of a list is shown.
#[derive(Clone, PartialEq)]
enum Face {
    Loading,
    Failed(ApiError),
    Empty,
    Full,
}

/// The inbox.
#[component]
pub fn Inbox() -> AnyView {
    config::use_page_head(|| t!("officer.inbox.title"));
    let desk = desk();
    let toasts = toasts();
    let go = config::use_go();
    let query = use_query_map();
    let view = Memo::new(move |_| query.with(|query| InboxView::from_query(|name| query.get(name))));
    let show = Callback::new(move |view: InboxView| go.run((view.address(), false)));
    Effect::new(move |_| desk.view.set(view.get()));
    let list = api::load(move |abort| {
        let (view, search) = (view.get(), desk.search.get());
        async move {
            let ask = InboxQuery {
                view: Some(view.tab.key()),
                status: view.status.map(Status::key),
                q: Some(&search),
                cursor: view.cursor.as_deref(),
            };
            api::officer::inbox(ask, &abort).await
        }
    });
    let reload = Callback::new(move |()| {
        list.reload();
        desk.counts.reload();
    });
    let claiming = RwSignal::new(None::<Uuid>);
    // A row that is gone takes the focus with it; the one in its place gets it.
    let refocus = StoredValue::new(None::<usize>);
    let claim = Callback::new(move |id: Uuid| {
        let place = untrack(|| list.ready()).and_then(|list| list.applications.iter().position(|case| case.id == id));
        refocus.set_value(place);
        claim::claim(id, claiming, toasts, reload);
    });
    Effect::new(move |_| {
        let rows = list.ready().map(|list| list.applications.len());
        if let (Some(rows), Some(place), None) = (rows, refocus.get_value(), claiming.get_untracked()) {
            refocus.set_value(None);
            timer::after(0, move || match rows.checked_sub(1) {
                Some(end) => focus_field(&[TABLE, "-row-", &place.min(end).to_string()].concat()),
                None => dom::focus_heading(),
            });
        }
    });
    use_shortcuts(Place::Inbox, move |command| match command {
        Command::Refresh => reload.run(()),
        Command::FirstRow => focus_field(&[TABLE, "-row-0"].concat()),
        Command::ClaimRow => {
            let cases = untrack(|| list.ready()).map(|list| list.applications).unwrap_or_default();
            let row = focused_row().and_then(|row| cases.get(row).cloned());
            if let Some(case) = row.filter(|case| can_claim(view.get_untracked().tab, case.assignee.is_some())) {
                claim.run(case.id);
            }
        }
        _ => {}
    });
    // Whoever reaches for the list will open a case.
    let (prepare, _) = forms::prepare::<Page>();
    view! {
        <PageTitle title=words("officer.inbox.title")>
            <Button
                size=ButtonSize::Small
                kind=ButtonKind::Secondary
                icon=IconName::REFRESH
                on_press=reload
                loading=Signal::derive(move || matches!(list.state(), LoadState::Loading))
            >
                {words("officer.refresh")}
            </Button>
        </PageTitle>
        <InboxTabs view show/>
        <div
            role="tabpanel"
            id=PANEL
            aria-labelledby=move || ["inbox-tab-", view.get().tab.key()].concat()
            on:pointermove=move |_| prepare()
            on:focusin=move |_| prepare()
        >
            <Filters view show/>
            <Cases list view show claim claiming/>
        </div>
    }
    .into_any()
}

/// The row that has the focus.
fn focused_row() -> Option<usize> {
    focused_id()?.strip_prefix(TABLE)?.strip_prefix("-row-")?.parse().ok()
}

/// In these tabs every case has a step of the officer's own roles.
fn can_claim(tab: Tab, is_taken: bool) -> bool {
    !is_taken && matches!(tab, Tab::Unclaimed | Tab::Overdue)
}

#[component]
fn InboxTabs(view: Memo<InboxView>, show: Callback<InboxView>) -> AnyView {
    let desk = desk();
    let items = Signal::derive(move || {
        let counts = desk.counts.ready();
        let item = |tab: Tab| TabItem {
            key: tab.key().to_owned(),
            label: i18n::family("officer.inbox.tab.", tab.key()),
            count: counts.as_ref().map(|counts| u32::try_from(tab.count(counts)).unwrap_or(u32::MAX)),
        };
        Tab::ALL.map(item).to_vec()
    });
    view! {
        <Tabs
            id="inbox-tab"
            label=words("officer.inbox.tabs")
            items
            current=Signal::derive(move || view.get().tab.key().to_owned())
            on_change=move |key: String| {
                if let Some(tab) = Tab::from_key(&key) {
                    show.run(view.get_untracked().with_tab(tab));
                }
            }
            panel_id=PANEL
        />
    }
    .into_any()
}

#[component]
fn Filters(view: Memo<InboxView>, show: Callback<InboxView>) -> AnyView {
    let desk = desk();
    let options = Signal::derive(move || {
        let counts = desk.counts.ready().filter(|_| view.get().tab == Tab::All);
        let option = |status: Status| {
            let count = counts.as_ref().and_then(|counts| counts.by_status.get(status.key()));
            let words = status_words(status);
            Choice::new(
                status.key(),
                match count {
                    Some(count) => t!("officer.inbox.status_count", status = words, count = count),
                    None => words,
                },
            )
        };
        let every = Choice::new("", t!("officer.inbox.every_status"));
        std::iter::once(every).chain(Status::ALL.map(option)).collect::<Vec<_>>()
    });
    view! {
        <div class="inbox-filters">
            <Select
                id="inbox-status"
                label=words("officer.inbox.status")
                options
                value=Signal::derive(move || view.get().status.map_or("", Status::key).to_owned())
                on_change=move |key: String| show.run(view.get_untracked().with_status(Status::from_key(&key)))
            />
            {move || (!desk.search.with(String::is_empty)).then(|| view! {
                <p class="inbox-filters__search">
                    <span>{move || t!("officer.inbox.searching", words = desk.search.get())}</span>
                    <Button
                        kind=ButtonKind::Quiet
                        size=ButtonSize::Small
                        icon=IconName::X
                        on_press=move |()| {
                            desk.search.set(String::new());
                            show.run(view.get_untracked().with_cursor(None));
                        }
                    >
                        {words("officer.inbox.clear_search")}
                    </Button>
                </p>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn Cases(
    list: Load<ApplicationList>,
    view: Memo<InboxView>,
    show: Callback<InboxView>,
    claim: Callback<Uuid>,
    claiming: RwSignal<Option<Uuid>>,
) -> AnyView {
    let desk = desk();
    let face = Memo::new(move |_| match list.state() {
        LoadState::Loading => Face::Loading,
        LoadState::Failed(error) => Face::Failed(error),
        LoadState::Ready(list) if list.applications.is_empty() => Face::Empty,
        LoadState::Ready(_) => Face::Full,
    });
    let cases = Memo::new(move |_| list.ready().map(|list| list.applications).unwrap_or_default());
    let table = Signal::derive(move || {
        let (tab, today, me) = (view.get().tab, config::today(), me());
        cases.with(|cases| cases.iter().map(|case| row(case, tab, today, me)).collect::<Vec<_>>())
    });
    let row_end = Callback::new(move |row: String| {
        let case = cases.with_untracked(|cases| cases.iter().find(|case| case.id.to_string() == row).cloned());
        match case.filter(|case| can_claim(view.get_untracked().tab, case.assignee.is_some())) {
            Some(case) => view! { <ClaimButton case claim claiming/> }.into_any(),
            None => ().into_any(),
        }
    });
    // Cursors only lead on; the way back is remembered.
    let before = StoredValue::new(Vec::<Option<String>>::new());
    let next = Memo::new(move |_| list.ready().and_then(|list| list.next));
    let is_paged = Memo::new(move |_| view.get().cursor.is_some() || next.with(Option::is_some));
    let go_on = move |()| {
        let here = view.get_untracked();
        before.update_value(|before| before.push(here.cursor.clone()));
        show.run(here.with_cursor(next.get_untracked()));
    };
    let go_back = move |()| {
        let cursor = before.try_update_value(Vec::pop).flatten().flatten();
        show.run(view.get_untracked().with_cursor(cursor));
    };
    (move || match face.get() {
        Face::Loading => {
            view! { <Skeleton label=words("officer.inbox.loading") kind=SkeletonKind::Table count=8/> }.into_any()
        }
        Face::Failed(error) => forms::error_face(error, Callback::new(move |()| list.reload())),
        Face::Empty => empty_face(&view.get(), !desk.search.with(String::is_empty), show),
        Face::Full => view! {
            <DataTable
                id=TABLE
                caption=Signal::derive(move || i18n::family("officer.inbox.tab.", view.get().tab.key()))
                columns=Signal::derive(move || columns(view.get().tab))
                rows=table
                row_end
                row_end_label=words("officer.inbox.action")
            />
            {move || if is_paged.get() {
                view! {
                    <Pagination
                        label=words("officer.inbox.pages")
                        summary=Signal::derive(move || t!("officer.inbox.on_page", count = cases.with(Vec::len)))
                        previous_label=words("officer.inbox.previous")
                        next_label=words("officer.inbox.next")
                        has_previous=Signal::derive(move || view.get().cursor.is_some())
                        has_next=Signal::derive(move || next.with(Option::is_some))
                        on_previous=go_back
                        on_next=go_on
                    />
                }
                .into_any()
            } else {
                view! { <p class="muted">{move || t!("officer.inbox.on_page", count = cases.with(Vec::len))}</p> }.into_any()
            }}
        }
        .into_any(),
    })
    .into_any()
}

fn empty_face(view: &InboxView, is_search: bool, show: Callback<InboxView>) -> AnyView {
    let key = match (is_search || view.status.is_some(), view.tab) {
        (true, _) => "filtered",
        (false, tab) => tab.key(),
    };
    let other = match view.tab {
        Tab::Mine => Some((Tab::Unclaimed, "officer.inbox.to_unclaimed")),
        Tab::Unclaimed | Tab::Overdue => Some((Tab::All, "officer.inbox.to_all")),
        Tab::All => None,
    };
    view! {
        <EmptyState
            title=Signal::derive(move || i18n::family("officer.inbox.empty.", key))
            words=Signal::derive(move || i18n::family("officer.inbox.empty_words.", key))
        >
            {other.map(|(tab, key)| view! {
                <Button kind=ButtonKind::Secondary on_press=move |()| show.run(InboxView::default().with_tab(tab))>
                    {words(key)}
                </Button>
            })}
        </EmptyState>
    }
    .into_any()
}
