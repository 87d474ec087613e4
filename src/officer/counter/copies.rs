//! What the counter needs where there is no network: every service's form, and the places of the province.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    api::service::ServiceSummary,
    area::{AreaCode, AreaLevel},
    case::may_take_in,
    service::{Channel, ServiceDefinition},
};
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{ApiError, Latest},
    config,
    offline::cache,
    platform::abort::Abort,
    session,
};

/// How far the copies are.
#[derive(Clone, Debug, PartialEq)]
pub enum Readiness {
    /// So many of so many are here.
    Copying {
        /// Here.
        done: usize,
        /// All of them.
        of: usize,
    },
    /// All are here.
    Ready,
    /// Some are missing, and could not be had.
    Incomplete(ApiError),
}

/// The copies of this device. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Copies {
    readiness: RwSignal<Readiness>,
    services: RwSignal<Vec<Arc<ServiceDefinition>>>,
    latest: Latest,
}

impl Copies {
    /// Fetches what is not here yet, for the component that calls it.
    pub fn keep() -> Self {
        let copies = Self {
            readiness: RwSignal::new(Readiness::Copying { done: 0, of: 0 }),
            services: RwSignal::new(Vec::new()),
            latest: Latest::here(),
        };
        copies.again();
        copies
    }

    /// Tries once more.
    pub fn again(self) {
        self.readiness.set(Readiness::Copying { done: 0, of: 0 });
        let abort = self.latest.begin();
        spawn_local(async move {
            let end = match self.fetch(&abort).await {
                Ok(()) => Readiness::Ready,
                Err(error) => Readiness::Incomplete(error),
            };
            let _ = self.readiness.try_set(end);
        });
    }

    /// How far it is. Reactive.
    pub fn readiness(self) -> Readiness {
        self.readiness.get()
    }

    /// The services that this officer may take in, by name, as far as they are here. Reactive.
    pub fn services(self) -> Vec<Arc<ServiceDefinition>> {
        self.services.get()
    }

    async fn fetch(self, abort: &Abort) -> Result<(), ApiError> {
        self.show_kept().await;
        let list = cache::services(abort).await?.value.services;
        let wanted = taken_in_here(list);
        let mut found = Vec::new();
        for (done, service) in wanted.iter().enumerate() {
            self.copying(done, wanted.len());
            found.push(cache::definition(&service.code, Some(service.version), abort).await?.value);
        }
        self.show(found);
        self.places(abort).await
    }

    /// What is here from the last time: whoever stands at the counter does not wait for a slow line.
    async fn show_kept(self) {
        let Some(list) = cache::kept_services().await else { return };
        let mut found = Vec::new();
        for service in taken_in_here(list.value.services) {
            found.extend(cache::kept_definition(&service.code, Some(service.version)).await.map(|kept| kept.value));
        }
        if self.services.try_with_untracked(Vec::is_empty) == Some(true) {
            self.show(found);
        }
    }

    fn show(self, definitions: Vec<ServiceDefinition>) {
        let Some(officer) = untrack(session::officer_here) else { return };
        let allowed = definitions.into_iter().filter(|definition| may_take_in(definition, officer.as_actor()));
        let _ = self.services.try_set(allowed.map(Arc::new).collect());
    }

    /// The places that forms offer step by step. Most people who come live in the province; what is not here says so.
    async fn places(self, abort: &Abort) -> Result<(), ApiError> {
        let province = config::region().code.province();
        let mut wanted = vec![None, Some(province.to_string())];
        let mut done = 0;
        while let Some(code) = wanted.get(done).cloned() {
            self.copying(done, wanted.len());
            let found = cache::area(code.as_deref(), abort).await?;
            let is_below = |code: &str| AreaCode::parse(code).is_ok_and(|code| code.level() < AreaLevel::Village);
            if code.is_some() {
                wanted.extend(found.children.into_iter().map(|area| area.code).filter(|code| is_below(code)).map(Some));
            }
            done += 1;
        }
        Ok(())
    }

    fn copying(self, done: usize, of: usize) {
        let _ = self.readiness.try_set(Readiness::Copying { done, of });
    }
}

/// What a national system does is begun there.
fn taken_in_here(list: Vec<ServiceSummary>) -> Vec<ServiceSummary> {
    list.into_iter().filter(|service| service.channel != Channel::Link).collect()
}
