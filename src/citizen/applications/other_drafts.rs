//! What was begun on another device of the account.

use leptos::prelude::*;
use mppi_domain::api::{draft::DraftSummary, service::ServiceSummary};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, ApiError, Latest, error_words},
    citizen::{
        local_drafts::{LocalDrafts, draft_page},
        section::Section,
        services::use_services,
        words::words,
    },
    config,
    i18n::{self, say},
    offline::{Draft, cache, lock, mirror},
    platform::abort::Abort,
    t,
    ui::{Badge, Button, Card, IconName, Notice, Tone},
};

/// Drafts of the account that are not on this device; nothing where there are none, or the server cannot be asked.
pub fn other_drafts(local: LocalDrafts) -> AnyView {
    let load = api::load(|abort| async move { api::drafts::list(&abort).await });
    let (services, _) = use_services();
    (move || {
        let here: Vec<Uuid> = local.with_removed().iter().map(|draft| draft.id).collect();
        let listed = load.ready().map(|list| list.drafts).unwrap_or_default();
        let others: Vec<DraftSummary> = listed.into_iter().filter(|draft| !here.contains(&draft.id)).collect();
        // While the device is locked nobody knows which of them are here too.
        (!others.is_empty() && !local.is_reading() && !lock::is_closed()).then(|| {
            let known = services.with(|services| services.ready().map(|services| services.list.clone()));
            let cards =
                others.into_iter().map(|draft| card(draft, known.as_deref().unwrap_or_default())).collect_view();
            view! { <Section heading=words("applications.elsewhere")><div class="stack">{cards}</div></Section> }
        })
    })
    .into_any()
}

fn card(draft: DraftSummary, services: &[ServiceSummary]) -> AnyView {
    let known = services.iter().find(|service| service.code == draft.service).map(|service| service.name.clone());
    let code = draft.service.clone();
    // One that is not offered any more has no name here.
    let heading = Signal::derive(move || known.as_ref().map_or_else(|| code.clone(), say));
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let latest = Latest::here();
    let go = config::use_go();
    let id = draft.id;
    let resume = move |()| {
        is_busy.set(true);
        trouble.set(None);
        let abort = latest.begin();
        spawn_local(async move {
            match begin_here(id, &abort).await {
                Ok(draft) => drop(go.try_run((draft_page(&draft), false))),
                Err(error) => drop(trouble.try_set(Some(error))),
            }
            let _ = is_busy.try_set(false);
        });
    };
    let (device, at, files) = (draft.device, draft.updated_at, draft.file_count);
    let facts = move || {
        let mut facts = vec![t!("applications.saved_at", time = i18n::date_time(at))];
        if files > 0 {
            facts.push(t!("applications.file_count", count = files));
        }
        facts.join(" · ")
    };
    view! {
        <Card heading aside=move || view! { <Badge tone=Tone::Neutral label=Signal::stored(device)/> }>
            <p class="muted">{facts}</p>
            <div class="actions">
                <Button on_press=resume loading=is_busy loading_label=Signal::derive(|| Some(t!("common.loading"))) icon_end=IconName::ARROW_RIGHT>
                    {move || t!("applications.resume")}
                </Button>
            </div>
            {move || trouble.get().map(|error| view! { <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice> })}
        </Card>
    }
    .into_any()
}

/// Brings a draft to this device, with the definition that it is filled in by.
async fn begin_here(id: Uuid, abort: &Abort) -> Result<Draft, ApiError> {
    let detail = api::drafts::get(id, abort).await?;
    cache::definition(&detail.draft.service, Some(detail.draft.service_version), abort).await?;
    let draft = Draft::mirrored(detail, &[]);
    if let Some(language) = draft.language.as_deref().filter(|tag| *tag != untrack(i18n::language)) {
        // Where its words cannot be had now, it goes on in the language of this device.
        i18n::set_language(language).await;
    }
    // Where the device does not keep it, the page goes on with it and says so.
    let _ = mirror::resume(&draft).await;
    Ok(draft)
}
