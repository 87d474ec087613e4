//! Beginning an application: a draft is made on this device, and the wizard takes over.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::service::{Channel, ServiceDefinition};
use wasm_bindgen_futures::spawn_local;

use super::head::{page_of, waiting_page};
use crate::{
    api, config,
    offline::{Cached, cache, drafts},
    ui::SkeletonKind,
};

/// Makes a draft and goes on; this address does not stay in the history.
#[component]
pub fn StartPage() -> AnyView {
    let code = use_params_map().with_untracked(|params| params.get("code")).unwrap_or_default();
    let go = config::use_go();
    let definition = api::load(move |abort| {
        let code = code.clone();
        async move { cache::definition(&code, None, &abort).await }
    });
    let begin = move |found: Cached<ServiceDefinition>| {
        let definition = found.value;
        spawn_local(async move {
            let page = if definition.channel == Channel::Link {
                ["/layanan/", &definition.code].concat()
            } else {
                let draft = drafts::start(&definition).await;
                ["/ajukan/", &draft.id.to_string(), "/panduan"].concat()
            };
            let _ = go.try_run((page, true));
        });
        waiting_page(SkeletonKind::Lines)
    };
    view! { <div class="page page--narrow stack">{page_of(definition, SkeletonKind::Lines, begin)}</div> }.into_any()
}
