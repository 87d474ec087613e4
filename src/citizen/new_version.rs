//! The service of a draft was published anew: what changed, what becomes of the answers, and the choice.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::service::{
    Channel, ServiceDefinition,
    version_change::{
        CarriedAnswers, DroppedAnswer, DroppedFile, FileObstacle, PickedFile, carry_over, changes, dropped_files,
    },
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    change_words::change_row,
    head::{Head, page_of},
    local_drafts::draft_page,
    lock_page::behind_lock,
    section::Section,
    words::{maybe_words, words},
};
use crate::{
    api::{self, ApiError, Load},
    config,
    forms::{area_names::area_name, value_words::value_words},
    i18n::{self, say},
    offline::{Draft, StoreError, cache, drafts},
    platform::abort::Abort,
    t,
    ui::{BackLink, Button, ButtonKind, EmptyState, LinkButton, Notice, SkeletonKind, SummaryList, SummaryRow, Tone},
};

/// The draft, its definition, and the newer one. Nothing where there is no choice.
type Choice = Option<(Draft, ServiceDefinition, ServiceDefinition)>;

/// `/draf/:draft/pembaruan`
#[component]
pub fn NewVersionPage() -> AnyView {
    behind_lock(opened)
}

fn opened() -> AnyView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("draft").and_then(|id| Uuid::parse_str(&id).ok()));
    let load = api::load(move |abort| {
        let id = id();
        async move { choice(id, &abort).await }
    });
    view! {
        <div class="page stack stack--loose">
            <BackLink href=config::path("/permohonan") label=words("applications.title")/>
            {page_of(load, SkeletonKind::Lines, move |choice: Choice| match choice {
                Some((_, _, new)) if new.channel == Channel::Link => elsewhere_view(new),
                Some((draft, old, new)) => choice_view(draft, old, &new, load),
                None => nothing(),
            })}
        </div>
    }
    .into_any()
}

async fn choice(id: Option<Uuid>, abort: &Abort) -> Result<Choice, ApiError> {
    let Some(id) = id else { return Ok(None) };
    let Some(draft) = drafts::current(id).await.ok().flatten().filter(Draft::is_editable) else { return Ok(None) };
    let new = cache::definition(&draft.service, None, abort).await?.value;
    if new.version <= draft.service_version {
        return Ok(None);
    }
    let old = cache::definition(&draft.service, Some(draft.service_version), abort).await?.value;
    Ok(Some((draft, old, new)))
}

fn nothing() -> AnyView {
    view! {
        <Head title=words("new_version.none")/>
        <EmptyState title=words("new_version.none") words=words("new_version.none_words")>
            <LinkButton href=config::path("/permohonan")>{move || t!("applications.title")}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

/// The service is a national system's now, and takes nothing here any more.
fn elsewhere_view(new: ServiceDefinition) -> AnyView {
    let name = new.name.clone();
    let Some(link) = new.link else { return nothing() };
    let (system, said) = (link.system.clone(), link.system);
    view! {
        <Head over=Signal::derive(move || Some(say(&name))) title=words("new_version.elsewhere")/>
        <Notice tone=Tone::Warning>{move || t!("new_version.elsewhere_words", system = say(&system))}</Notice>
        <div class="actions">
            <LinkButton href=link.url new_tab=maybe_words("common.new_tab")>{move || t!("service.link_go", system = say(&said))}</LinkButton>
        </div>
    }
    .into_any()
}

fn choice_view(draft: Draft, old: ServiceDefinition, new: &ServiceDefinition, load: Load<Choice>) -> AnyView {
    let name = new.name.clone();
    let carried = carry_over(&old, new, &draft.answers);
    let picked: Vec<PickedFile<'_>> = draft
        .files
        .iter()
        .map(|file| PickedFile { id: file.id, requirement: &file.requirement, kind: file.kind, size: file.size })
        .collect();
    let unfit = dropped_files(&old, new, &picked);
    let lost = lost_view(&draft, &old, &carried, &unfit);
    let rows = {
        let (old, new) = (old, new.clone());
        Signal::derive(move || changes(&old, &new, i18n::content_language()).iter().map(change_row).collect::<Vec<_>>())
    };
    let trouble = RwSignal::new(None::<StoreError>);
    let go = config::use_go();
    let seen = draft.updated_at;
    let decide = move |draft: Draft, unused: Vec<Uuid>| {
        spawn_local(async move {
            match drafts::change(&draft, seen, unused).await {
                Ok(()) => drop(go.try_run((draft_page(&draft), true))),
                // Another tab went on with it: what that means is shown anew.
                Err(StoreError::Taken) => load.reload(),
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let unused: Vec<Uuid> = unfit.iter().map(|file| file.id).collect();
    let mut stays = draft.clone();
    stays.declined_version = Some(new.version);
    let moved = draft.moved_to(new, carried.answers, &unused, config::now());
    view! {
        <Head
            over=Signal::derive(move || Some(say(&name)))
            title=words("new_version.title")
            lead=maybe_words("new_version.lead")
        />
        <Section heading=words("new_version.changes")>
            {move || if rows.with(Vec::is_empty) {
                view! { <p>{move || t!("new_version.no_changes")}</p> }.into_any()
            } else {
                view! { <SummaryList rows/> }.into_any()
            }}
        </Section>
        {lost}
        <div class="actions">
            <Button on_press=move |()| decide(moved.clone(), unused.clone())>{move || t!("new_version.move")}</Button>
            <Button kind=ButtonKind::Secondary on_press=move |()| decide(stays.clone(), Vec::new())>{move || t!("new_version.stay")}</Button>
        </div>
        {move || trouble.get().map(|_| view! { <Notice tone=Tone::Danger live=true>{move || t!("form.store_failed")}</Notice> })}
    }
    .into_any()
}

/// What the newer version has no place for, so that it can be written down before it goes.
fn lost_view(draft: &Draft, old: &ServiceDefinition, carried: &CarriedAnswers, unfit: &[DroppedFile]) -> AnyView {
    if carried.dropped.is_empty() && unfit.is_empty() {
        return view! { <Notice tone=Tone::Success>{move || t!("new_version.all_kept")}</Notice> }.into_any();
    }
    let answers: Vec<(DroppedAnswer, Signal<String>)> = carried
        .dropped
        .iter()
        .map(|dropped| {
            let value = draft.answers.text(&dropped.pointer).to_owned();
            let field = old.form.field_at(&dropped.pointer).cloned();
            let words = Signal::derive(move || {
                field.as_ref().map_or_else(|| value.clone(), |field| value_words(field, &value, &area_name))
            });
            (dropped.clone(), words)
        })
        .collect();
    let files: Vec<(DroppedFile, String)> = unfit
        .iter()
        .filter_map(|unfit| {
            let file = draft.files.iter().find(|file| file.id == unfit.id)?;
            Some((unfit.clone(), file.name.clone()))
        })
        .collect();
    let rows = Signal::derive(move || {
        let answers = answers.iter().map(|(dropped, words)| SummaryRow::new(answer_label(dropped), words.get()));
        let files = files.iter().map(|(unfit, name)| {
            let why = match unfit.obstacle {
                FileObstacle::NotAsked => "new_version.file_not_asked",
                FileObstacle::Kind => "new_version.file_kind",
                FileObstacle::Size => "new_version.file_size",
                FileObstacle::Count => "new_version.file_count",
            };
            SummaryRow::new(say(&unfit.label), [name.as_str(), " (", &i18n::word(why), ")"].concat())
        });
        answers.chain(files).collect::<Vec<_>>()
    });
    view! {
        <Section heading=words("new_version.lost")>
            <p>{move || t!("new_version.lost_words")}</p>
            <SummaryList rows/>
        </Section>
    }
    .into_any()
}

fn answer_label(dropped: &DroppedAnswer) -> String {
    match &dropped.row {
        Some(row) => [say(&row.group).as_str(), " ", &row.number.to_string(), ": ", &say(&dropped.label)].concat(),
        None => say(&dropped.label),
    }
}

/// The page where the person chooses.
pub fn new_version_path(draft: Uuid) -> String {
    config::path(&["/draf/", &draft.to_string(), "/pembaruan"].concat())
}
