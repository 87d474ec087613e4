//! What can be taken in.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::service::ServiceDefinition;
use wasm_bindgen_futures::spawn_local;

use super::copies::{Copies, Readiness};
use crate::{
    api::error_words,
    config,
    i18n::say,
    officer::words::words,
    offline::drafts,
    session, t,
    ui::{
        Button, ButtonKind, EmptyState, IconName, Notice, SearchBox, Skeleton, SkeletonKind, StatusLine,
        StatusLineState, Tone,
    },
};

/// From so many services on they can be searched.
const MANY: usize = 8;

/// The services; one is begun by pressing it.
#[component]
pub fn ServicePicker(
    /// Where they come from.
    copies: Copies,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let wanted = typed.with(|typed| typed.trim().to_lowercase());
        let fits = |service: &Arc<ServiceDefinition>| {
            wanted.is_empty()
                || say(&service.name).to_lowercase().contains(&wanted)
                || service.keywords.iter().any(|word| word.to_lowercase().contains(&wanted))
        };
        copies
            .services()
            .into_iter()
            .filter(fits)
            .map(|service| (service.code.clone(), service.version))
            .collect::<Vec<_>>()
    });
    // Not drawn anew with each copy that comes: a press would be lost with its button.
    let is_waiting =
        Memo::new(move |_| matches!(copies.readiness(), Readiness::Copying { .. }) && copies.services().is_empty());
    let is_many = Memo::new(move |_| copies.services().len() >= MANY);
    view! {
        <section class="stack">
            <h2>{words("officer.counter.begin")}</h2>
            {move || is_many.get().then(|| view! {
                <SearchBox
                    id="counter-search"
                    label=words("officer.counter.search")
                    value=typed
                    on_input=move |text: String| typed.set(text)
                    button_label=words("officer.search.button")
                />
            })}
            {move || if is_waiting.get() {
                view! { <Skeleton label=words("common.loading") kind=SkeletonKind::Rows/> }.into_any()
            } else {
                picker(copies, shown)
            }}
            {readiness(copies)}
        </section>
    }
    .into_any()
}

fn picker(copies: Copies, shown: Memo<Vec<(String, u32)>>) -> AnyView {
    let is_nothing = Memo::new(move |_| copies.services().is_empty());
    view! {
        {move || is_nothing.get().then(|| view! {
            <EmptyState icon=IconName::FILE title=words("officer.counter.no_services") words=words("officer.counter.no_services_words")/>
        })}
        {move || (!is_nothing.get() && shown.with(Vec::is_empty)).then(|| view! { <p class="muted">{words("officer.counter.nothing_found")}</p> })}
        <ul class="counter__services">
            <For
                each=move || shown.get()
                key=Clone::clone
                children=move |(code, version)| {
                    let service = untrack(|| copies.services())
                        .into_iter()
                        .find(|service| service.code == code && service.version == version);
                    service.map(service_row)
                }
            />
        </ul>
    }
    .into_any()
}

fn service_row(service: Arc<ServiceDefinition>) -> AnyView {
    let go = config::use_go();
    let is_busy = RwSignal::new(false);
    let named = service.clone();
    let agency = service.agency.name.clone();
    let begin = move |()| {
        let Some(officer) = untrack(session::account) else { return };
        is_busy.set(true);
        let service = service.clone();
        spawn_local(async move {
            let draft = drafts::start_intake(&service, officer).await;
            let _ = go.try_run((["/loket/", &draft.id.to_string()].concat(), false));
        });
    };
    view! {
        <li>
            <Button kind=ButtonKind::Secondary wide=true icon=IconName::PLUS loading=is_busy on_press=begin>
                <span class="counter__service">
                    {move || say(&named.name)}
                    <small>{move || say(&agency)}</small>
                </span>
            </Button>
        </li>
    }
    .into_any()
}

/// Whether all of it works without a network: said before the network is gone.
fn readiness(copies: Copies) -> AnyView {
    (move || match copies.readiness() {
        Readiness::Copying { of: 0, .. } => {
            view! { <StatusLine state=StatusLineState::Saving words=words("officer.counter.checking")/> }.into_any()
        }
        Readiness::Copying { done, of } => view! {
            <StatusLine state=StatusLineState::Saving words=Signal::derive(move || t!("officer.counter.copying", done = done, of = of))/>
        }
        .into_any(),
        Readiness::Ready => view! { <StatusLine state=StatusLineState::Saved words=words("officer.counter.ready")/> }.into_any(),
        Readiness::Incomplete(error) => {
            let action = move || view! {
                <Button kind=ButtonKind::Secondary icon=IconName::REFRESH on_press=move |()| copies.again()>{words("common.retry")}</Button>
            };
            view! {
                <Notice tone=Tone::Warning title=Signal::derive(|| Some(t!("officer.counter.incomplete"))) action>
                    {move || error_words(&error)}
                </Notice>
            }
            .into_any()
        }
    })
    .into_any()
}
