//! The catalogue as pages read it: what was read last stands there at once and is renewed behind it.

use std::cell::RefCell;

use leptos::prelude::*;
use mppi_domain::{api::service::ServiceSummary, date::Instant};

use super::search::{self, Entry};
use crate::{
    api::{self, KeptCopy, LoadState},
    i18n::{say, word},
    offline::cache,
    platform::abort::Abort,
};

/// The catalogue, and since when it is a copy where the server could not be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Services {
    /// By name.
    pub list: Vec<ServiceSummary>,
    /// When the copy was read; nothing where it is fresh.
    pub copy_of: Option<Instant>,
}

thread_local! {
    static LAST: RefCell<Option<Services>> = const { RefCell::new(None) };
}

/// Reads the catalogue for the component that calls it: its state, and reading once more.
pub fn use_services() -> (Memo<LoadState<Services>>, Callback<()>) {
    let kept = || async {
        let kept = cache::kept_services().await?;
        let dated = Services { list: kept.value.services, copy_of: Some(kept.fetched_at) };
        Some(KeptCopy { quiet: Services { copy_of: None, ..dated.clone() }, dated })
    };
    let ask = |abort: Abort| async move {
        let found = cache::services(&abort).await?;
        let services = Services { list: found.value.services, copy_of: found.is_old.then_some(found.fetched_at) };
        LAST.with(|last| *last.borrow_mut() = Some(services.clone()));
        Ok(services)
    };
    let load = api::load_over_copy(kept, ask, Services::eq);
    if let Some(known) = LAST.with(|last| last.borrow().clone()) {
        load.set(known);
    }
    (Memo::new(move |_| load.state()), Callback::new(move |()| load.reload()))
}

/// The services that fit what was typed, the best first. Reactive.
pub fn matching(query: &str, list: &[ServiceSummary]) -> Vec<ServiceSummary> {
    let entries: Vec<Entry> = list
        .iter()
        .map(|service| {
            let rest = [say(&service.summary), say(&service.agency)].join(" ");
            Entry::new(&say(&service.name), service.keywords.iter().map(String::as_str), &rest)
        })
        .collect();
    let found = search::find(query, &word("catalogue.filler"), &entries);
    found.into_iter().filter_map(|index| list.get(index).cloned()).collect()
}
