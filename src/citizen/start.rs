//! Beginning an application: a draft is made on this device, and the wizard takes over.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::service::{Channel, ServiceDefinition};
use wasm_bindgen_futures::spawn_local;

use super::{
    head::{page_of, waiting_page},
    later::Page,
    local_drafts::is_begun,
};
use crate::{
    api, config,
    forms::later,
    offline::{Cached, cache, drafts, lock},
    ui::SkeletonKind,
};

/// Makes a draft and goes on; this address does not stay in the history.
#[component]
pub fn StartPage() -> AnyView {
    let code = use_params_map().with_untracked(|params| params.get("code")).unwrap_or_default();
    let go = config::use_go();
    let is_closed = Memo::new(|_| lock::is_closed());
    let was_closed = StoredValue::new(false);
    let definition = api::load(move |abort| {
        let code = code.clone();
        async move { cache::definition(&code, None, &abort).await }
    });
    let begin = move |found: Cached<ServiceDefinition>| {
        let definition = found.value;
        spawn_local(async move {
            // Who did not see the draft behind the lock is shown the way back to it.
            let is_hidden = was_closed.try_get_value() == Some(true) && is_begun(&definition.code).await;
            let page = if definition.channel == Channel::Link || is_hidden {
                ["/layanan/", &definition.code].concat()
            } else {
                // What is locked is opened first.
                let Some(draft) = drafts::start(&definition).await else { return };
                ["/ajukan/", &draft.id.to_string(), "/panduan"].concat()
            };
            let _ = go.try_run((page, true));
        });
        waiting_page(SkeletonKind::Lines)
    };
    view! {
        <div class="page page--narrow stack">
            {move || if is_closed.get() {
                was_closed.set_value(true);
                later(Page::Lock)
            } else {
                page_of(definition, SkeletonKind::Lines, begin)
            }}
        </div>
    }
    .into_any()
}
