//! A photo that another app shared: for which document of which draft it is.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    requirement::{FileKind, Requirement},
    service::ServiceDefinition,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{head::Head, lock_page::lock_page, section::Section, words::words};
use crate::{
    config,
    forms::pick::{self, Trouble},
    i18n::{self, say},
    offline::{Draft, FilePlace, Purpose, StoreError, cache, drafts, file_store, lock},
    platform::{abort::Abort, files::ObjectUrl, random, shared_file},
    t,
    ui::{Button, ButtonKind, Card, EmptyState, LinkButton, Notice, Skeleton, Tone},
};

/// What was shared.
#[derive(Debug)]
struct Shared {
    name: String,
    bytes: Vec<u8>,
    picture: Option<ObjectUrl>,
}

/// The drafts that may take it.
type Fitting = Vec<(Draft, ServiceDefinition)>;

/// `/bagikan`
#[component]
pub fn SharePage() -> AnyView {
    // What was shared can be taken once, so it stays here while the PIN is asked for.
    let found = RwSignal::new_local(None::<Option<Arc<Shared>>>);
    let drafts = RwSignal::new(Fitting::new());
    let is_closed = Memo::new(|_| lock::is_closed());
    Effect::new(move |_| {
        is_closed.get();
        spawn_local(async move {
            let fitting = fitting().await;
            let _ = drafts.try_set(fitting);
            if found.try_with_untracked(Option::is_none) == Some(true) {
                let _ = found.try_set(Some(take().await));
            }
        });
    });
    view! {
        <div class="page page--form stack stack--loose">
            {move || found.with(|found| match found {
                _ if is_closed.get() => lock_page(),
                None => view! { <Head title=words("share.title")/><Skeleton label=words("common.loading")/> }.into_any(),
                Some(None) => view! {
                    <Head title=words("share.title")/>
                    <EmptyState title=words("share.none") words=words("share.none_words")>
                        <LinkButton href=config::path("/permohonan")>{move || t!("applications.title")}</LinkButton>
                    </EmptyState>
                }
                .into_any(),
                Some(Some(shared)) => view! {
                    <Head title=words("share.title")/>
                    {drafts.with(|drafts| choice(shared, drafts))}
                }
                .into_any(),
            })}
        </div>
    }
    .into_any()
}

async fn take() -> Option<Arc<Shared>> {
    let (name, bytes) = shared_file::take(&config::path("/bagikan/berkas")).await?;
    let kind = FileKind::of(&bytes).filter(|kind| kind.is_image());
    let picture = kind.and_then(|kind| ObjectUrl::new(&bytes, kind.media_type()));
    Some(Arc::new(Shared { name, bytes, picture }))
}

async fn fitting() -> Fitting {
    let mut fitting = Vec::new();
    for draft in drafts::list().await.unwrap_or_default() {
        let may_take =
            draft.is_editable() && draft.removed_at.is_none() && matches!(draft.purpose, Purpose::Apply { .. });
        if may_take
            && let Ok(found) = cache::definition(&draft.service, Some(draft.service_version), &Abort::never()).await
        {
            fitting.push((draft, found.value));
        }
    }
    fitting
}

fn choice(shared: &Arc<Shared>, drafts: &[(Draft, ServiceDefinition)]) -> AnyView {
    let picture = shared.picture.as_ref().map(|picture| picture.as_str().to_owned());
    let preview =
        picture.map(|source| view! { <img class="shared-picture" src=source alt=move || t!("share.picture")/> });
    let trouble = RwSignal::new(None::<String>);
    let cards = drafts.iter().map(|(draft, definition)| draft_card(shared, draft, definition, trouble)).collect_view();
    let is_empty = drafts.is_empty();
    view! {
        {preview}
        {move || trouble.get().map(|words| view! { <Notice tone=Tone::Danger live=true>{words}</Notice> })}
        {if is_empty {
            view! {
                <Notice action=move || view! {
                    <LinkButton href=config::path("/layanan") kind=ButtonKind::Secondary>{move || t!("applications.find")}</LinkButton>
                }>{move || t!("share.no_draft")}</Notice>
            }
            .into_any()
        } else {
            view! { <Section heading=words("share.which")>{cards}</Section> }.into_any()
        }}
    }
    .into_any()
}

fn draft_card(
    shared: &Arc<Shared>,
    draft: &Draft,
    definition: &ServiceDefinition,
    trouble: RwSignal<Option<String>>,
) -> AnyView {
    let name = draft.service_name.clone();
    let saved = draft.updated_at;
    let asked =
        definition.requirements.iter().filter(|requirement| requirement.is_visible(&draft.answers, config::context()));
    let buttons = asked.map(|requirement| place_button(shared, draft, requirement, trouble)).collect_view();
    view! {
        <Card heading=Signal::derive(move || say(&name))>
            <p class="muted">{move || t!("applications.saved_at", time = i18n::date_time(saved))}</p>
            <div class="stack">{buttons}</div>
        </Card>
    }
    .into_any()
}

/// "Kartu Keluarga", or "Kartu Keluarga: ganti berkas" where there is one already and no place for another.
fn place_button(
    shared: &Arc<Shared>,
    draft: &Draft,
    requirement: &Requirement,
    trouble: RwSignal<Option<String>>,
) -> AnyView {
    let here = draft.files_of(&requirement.code);
    let most = usize::try_from(requirement.max_files).unwrap_or(1).max(1);
    let replaces = if here.len() < most { None } else { here.last().cloned() };
    let label = requirement.label.clone();
    let is_full = replaces.is_some();
    let is_busy = RwSignal::new(false);
    let go = config::use_go();
    let (shared, requirement, id) = (shared.clone(), requirement.clone(), draft.id);
    let old = replaces.map(|file| file.id);
    let press = move |()| {
        is_busy.set(true);
        trouble.set(None);
        let (shared, requirement) = (shared.clone(), requirement.clone());
        spawn_local(async move {
            match put(&shared, &requirement, id, old).await {
                Ok(()) => drop(go.try_run((["/ajukan/", &id.to_string(), "/dokumen"].concat(), true))),
                Err(why) => {
                    let kinds = requirement.file_kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
                    let values = [("kinds", kinds), ("size", i18n::size(requirement.max_bytes))];
                    let _ = trouble.try_set(Some(i18n::fill(why.key(), &values)));
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    view! {
        <Button kind=ButtonKind::Secondary on_press=press loading=is_busy loading_label=Signal::derive(|| Some(t!("form.file.preparing")))>
            {move || if is_full { t!("share.replace", name = say(&label)) } else { say(&label) }}
        </Button>
    }
    .into_any()
}

/// Puts the file into the draft as it is by now.
async fn put(shared: &Shared, requirement: &Requirement, draft: Uuid, replaces: Option<Uuid>) -> Result<(), Trouble> {
    let prepared = pick::prepare_bytes(&shared.name, shared.bytes.clone(), requirement, random::uuid()).await;
    let (file, bytes) = prepared?;
    let mut draft = drafts::current(draft).await.ok().flatten().ok_or(Trouble::Unreadable)?;
    let (seen, id) = (draft.updated_at, file.id);
    // Where the device does not keep it, the status line of the draft says so.
    let _ = file_store::put(file.id, bytes).await;
    let old = draft.files.iter().find(|known| Some(known.id) == replaces && known.place != FilePlace::Case).cloned();
    match draft.files.iter_mut().find(|known| Some(known.id) == replaces) {
        Some(place) => *place = file,
        None => draft.files.push(file),
    }
    draft.updated_at = config::now();
    let old = old.into_iter().map(|file| file.id).collect();
    if drafts::change(&draft, seen, old).await == Err(StoreError::Taken) {
        // Another tab changed or sent it in this very moment.
        file_store::remove(vec![id]).await;
        return Err(Trouble::Unreadable);
    }
    Ok(())
}
