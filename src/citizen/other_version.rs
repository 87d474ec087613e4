//! Two devices changed one draft: both versions, and the choice.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::{api::draft::DraftDetail, date::Instant, service::ServiceDefinition};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    head::{Head, page_of},
    local_drafts::draft_page,
    lock_page::behind_lock,
    words::{maybe_words, words},
};
use crate::{
    api::{self, ApiError, Load},
    config,
    forms::comparison::{FilledIn, differences},
    i18n::{self, say},
    offline::{Draft, StoreError, cache, drafts, mirror},
    platform::abort::Abort,
    t,
    ui::{BackLink, Button, ButtonKind, Card, CompareList, EmptyState, LinkButton, Notice, SkeletonKind, Tone},
};

/// The draft here, the one there, and what both are filled in by. Nothing where there is nothing to choose any more.
type Both = Option<(Draft, DraftDetail, ServiceDefinition)>;

/// `/draf/:draft/perangkat`
#[component]
pub fn OtherVersionPage() -> AnyView {
    behind_lock(opened)
}

fn opened() -> AnyView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("draft").and_then(|id| Uuid::parse_str(&id).ok()));
    let load = api::load(move |abort| {
        let id = id();
        async move { both(id, &abort).await }
    });
    view! {
        <div class="page stack stack--loose">
            <BackLink href=config::path("/permohonan") label=words("applications.title")/>
            {page_of(load, SkeletonKind::Lines, move |both: Both| match both {
                Some((draft, other, definition)) => choice(draft, other, definition, load),
                None => nothing(),
            })}
        </div>
    }
    .into_any()
}

async fn both(id: Option<Uuid>, abort: &Abort) -> Result<Both, ApiError> {
    let Some(id) = id else { return Ok(None) };
    let draft = drafts::current(id).await.ok().flatten().filter(Draft::is_editable);
    let other = mirror::of(id).await.and_then(|mirror| mirror.other);
    let (Some(draft), Some(other)) = (draft, other) else { return Ok(None) };
    let definition = cache::definition(&draft.service, Some(draft.service_version), abort).await?;
    Ok(Some((draft, other, definition.value)))
}

fn nothing() -> AnyView {
    view! {
        <Head title=words("versions.none")/>
        <EmptyState title=words("versions.none") words=words("versions.none_words")>
            <LinkButton href=config::path("/permohonan")>{move || t!("applications.title")}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn choice(draft: Draft, other: DraftDetail, definition: ServiceDefinition, load: Load<Both>) -> AnyView {
    let name = draft.service_name.clone();
    let device = other.summary.device.clone();
    let (here, there) = (FilledIn::of(&draft), FilledIn::mirrored(&other.draft.answers, &other.draft.files));
    let rows = Signal::derive(move || differences(&definition, &here, &there, config::context()));
    let trouble = RwSignal::new(None::<StoreError>);
    let go = config::use_go();
    let decide = move |own: bool, draft: Draft, other: DraftDetail| {
        spawn_local(async move {
            let page = draft_page(&draft);
            let done =
                if own { mirror::keep_own(draft, &other).await } else { mirror::take_other(&draft, other).await };
            match done {
                Ok(()) => drop(go.try_run((page, true))),
                // Another tab went on with it: both versions are shown anew.
                Err(StoreError::Taken) => load.reload(),
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let (here_at, there_at) = (draft.updated_at, other.draft.updated_at);
    let (own, others) = ((draft.clone(), other.clone()), (draft, other));
    let (side, button) = (device.clone(), device.clone());
    view! {
        <Head
            over=Signal::derive(move || Some(say(&name)))
            title=words("versions.title")
            lead=maybe_words("versions.lead")
        />
        {move || rows.with(Vec::is_empty).then(|| view! { <Notice>{move || t!("versions.same")}</Notice> })}
        <CompareList
            equal=true
            caption=words("versions.title")
            before_label=words("versions.here")
            after_label=Signal::derive(move || t!("versions.there", device = device.as_str()))
            rows
        />
        <div class="two-sides">
            {side_card(words("versions.here"), here_at, view! {
                <Button on_press=move |()| decide(true, own.0.clone(), own.1.clone())>{move || t!("versions.keep")}</Button>
            }.into_any())}
            {side_card(Signal::derive(move || t!("versions.there", device = side.as_str())), there_at, view! {
                <Button kind=ButtonKind::Secondary on_press=move |()| decide(false, others.0.clone(), others.1.clone())>
                    {move || t!("versions.take", device = button.as_str())}
                </Button>
            }.into_any())}
        </div>
        {move || trouble.get().map(|_| view! { <Notice tone=Tone::Danger live=true>{move || t!("form.store_failed")}</Notice> })}
    }
    .into_any()
}

fn side_card(heading: Signal<String>, at: Instant, action: AnyView) -> AnyView {
    view! {
        <Card heading>
            <p class="muted">{move || t!("applications.saved_at", time = i18n::date_time(at))}</p>
            <div class="actions">{action}</div>
        </Card>
    }
    .into_any()
}
