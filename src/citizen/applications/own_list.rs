//! The own cases: filtered by status, a page at a time, what waits for the person first.

use leptos::prelude::*;
use mppi_domain::{
    api::application::{ApplicationList, ApplicationSummary},
    date::Instant,
    status::Status,
};
use wasm_bindgen_futures::spawn_local;

use super::nothing_yet;
use crate::{
    api::{self, KeptCopy, LoadState},
    citizen::{
        own_cases::needs_action,
        status_words::{StatusBadge, case_path},
        words::{maybe_words, words},
    },
    forms::{copy_notice::copy_notice, error_face},
    i18n::{self, say},
    offline::{cache, lock},
    platform::abort::Abort,
    t,
    ui::{Choice, IconName, LinkRow, Notice, Pagination, Select, Skeleton, SkeletonKind},
};

/// A page of the list, and since when it is a copy.
type Page = (ApplicationList, Option<Instant>);

/// The own cases.
#[component]
pub fn OwnList() -> AnyView {
    let status = RwSignal::new(String::new());
    // The cursors of the pages that were passed; the last one is that of the page shown.
    let trail = RwSignal::new(Vec::<String>::new());
    let kept = move || {
        let is_first = status.with(String::is_empty) && trail.with(Vec::is_empty);
        async move {
            let kept = cache::kept_applications().await.filter(|_| is_first)?;
            Some(KeptCopy { quiet: (kept.value.clone(), None), dated: (kept.value, Some(kept.fetched_at)) })
        }
    };
    let ask = move |abort: Abort| {
        // The copy is locked too.
        lock::is_open();
        let status = status.get();
        let cursor = trail.with(|trail| trail.last().cloned());
        async move {
            if status.is_empty() && cursor.is_none() {
                let found = cache::applications(&abort).await?;
                if !found.is_old {
                    let list = found.value.clone();
                    spawn_local(async move { cache::keep_cases(&list).await });
                }
                return Ok::<Page, _>((found.value, found.is_old.then_some(found.fetched_at)));
            }
            let status = Some(status.as_str()).filter(|status| !status.is_empty());
            let list = api::applications::list(status, cursor.as_deref(), &abort).await?;
            Ok((list, None))
        }
    };
    let page = api::load_over_copy(kept, ask, Page::eq);
    let options = Signal::derive(|| {
        Status::ALL.map(|status| Choice::new(status.key(), i18n::family("status.", status.key()))).to_vec()
    });
    let choose = move |now: String| {
        trail.set(Vec::new());
        status.set(now);
    };
    let is_filtered = Signal::derive(move || !status.with(String::is_empty));
    // Once there was something to filter the field stays, so that it keeps the focus.
    let has_filter = Memo::new(move |before: Option<&bool>| {
        before == Some(&true)
            || is_filtered.get()
            || page.ready().is_some_and(|(list, _)| !list.applications.is_empty())
    });
    view! {
        {move || has_filter.get().then(|| view! {
            <Select
                id="own-status"
                label=words("applications.filter")
                options
                value=status
                on_change=choose
                placeholder=maybe_words("applications.filter_all")
            />
        })}
        {move || match page.state() {
            LoadState::Loading => view! { <Skeleton label=words("common.loading") kind=SkeletonKind::Rows/> }.into_any(),
            LoadState::Failed(error) => view! {
                {lock::is_closed().then(|| view! { <Notice>{move || t!("lock.copies")}</Notice> })}
                {error_face(error, Callback::new(move |()| page.reload()))}
            }
            .into_any(),
            LoadState::Ready((list, copy_of)) => list_view(list, copy_of, is_filtered.get_untracked(), trail),
        }}
    }
    .into_any()
}

fn list_view(
    list: ApplicationList,
    copy_of: Option<Instant>,
    is_filtered: bool,
    trail: RwSignal<Vec<String>>,
) -> AnyView {
    let next = list.next.clone();
    let has_previous = Signal::derive(move || !trail.with(Vec::is_empty));
    if list.applications.is_empty() && trail.with_untracked(Vec::is_empty) {
        return if is_filtered {
            nothing_yet("applications.none_fit", "applications.none_fit_words")
        } else {
            nothing_yet("applications.none", "applications.none_words")
        };
    }
    let (first, others): (Vec<ApplicationSummary>, Vec<ApplicationSummary>) =
        list.applications.into_iter().partition(|case| needs_action(case.status));
    let count = first.len() + others.len();
    let rows = first.into_iter().chain(others).map(case_row).collect_view();
    let has_next = next.is_some();
    let forward = move |()| {
        if let Some(next) = next.clone() {
            trail.update(|trail| trail.push(next));
        }
    };
    view! {
        {copy_notice(copy_of)}
        <ul class="link-rows">{rows}</ul>
        {move || (has_next || has_previous.get()).then(|| view! {
            <Pagination
                label=words("applications.pages")
                summary=Signal::derive(move || t!("applications.on_page", count = count))
                previous_label=words("common.previous")
                next_label=words("common.next")
                has_previous
                has_next=Signal::stored(has_next)
                on_previous=move |()| trail.update(|trail| drop(trail.pop()))
                on_next=forward.clone()
            />
        })}
    }
    .into_any()
}

fn case_row(case: ApplicationSummary) -> AnyView {
    let status = case.status;
    let name = case.service_name.clone();
    let (subject, number, holder, due) = (case.subject_name, case.number, case.holder, case.due_on);
    let whereabouts = Signal::derive(move || {
        let holder = (!status.is_closed()).then(|| t!("applications.held_by", holder = say(&holder)));
        let due = due.map(|due| t!("applications.due", date = i18n::date(due)));
        holder.into_iter().chain(due).collect::<Vec<_>>().join(" · ")
    });
    view! {
        <LinkRow which=number.clone() href=case_path(case.id) icon=IconName::FILE label=Signal::derive(move || say(&name)) detail=Signal::stored(Some(subject))>
            <StatusBadge status/>
            <span class="case-meta" aria-hidden="true">{number}</span>
            <span class="case-meta">{move || whereabouts.get()}</span>
        </LinkRow>
    }
    .into_any()
}
