//! The home page: one question first, and on top of everything else what waits for this person.

use leptos::prelude::*;
use mppi_domain::{api::application::ApplicationSummary, api::service::ServiceSummary, status::Status};

use super::{
    local_drafts::{LocalDrafts, draft_path},
    own_cases::OwnCases,
    section::Section,
    service_words::service_row,
    services::{Services, matching, use_services},
    status_words::{StatusBadge, case_path},
    words::{maybe_words, words},
};
use crate::{
    api::LoadState,
    config::{self, citizen_path},
    forms::error_face,
    i18n::{self, say},
    offline::Draft,
    t,
    ui::{
        Badge, ButtonKind, ButtonSize, Card, Icon, IconName, LinkButton, Notice, SearchBox, Skeleton, SkeletonKind,
        Tile, Tone, button::button_class,
    },
};

/// Services that a list on this page shows.
const SHOWN: usize = 5;

/// The home page.
#[component]
pub fn HomePage() -> AnyView {
    config::use_page_head(|| t!("nav.home"));
    let (services, reload) = use_services();
    let typed = RwSignal::new(String::new());
    let go = config::use_go();
    let search = move |query: String| {
        go.run((["/layanan?q=", &leptos_router::location::Url::escape(query.trim())].concat(), false));
    };
    view! {
        <section class="hero">
            <div class="hero__inner">
                <h1 class="hero__question" tabindex="-1">{move || t!("home.question")}</h1>
                <SearchBox
                    id="home-search"
                    large=true
                    hide_label=true
                    label=words("home.search")
                    placeholder=maybe_words("home.example")
                    value=typed
                    on_input=move |now: String| typed.set(now)
                    on_search=search
                    button_label=words("home.search_button")
                />
            </div>
        </section>
        <div class="page stack stack--loose">
            {suggestions(typed, services)}
            {my_turn()}
            {catalogue(services, reload)}
            <div class="panel">
                <Section heading=words("home.track")>
                    <p>{move || t!("home.track_words")}</p>
                    <p>
                        <a class=button_class(ButtonKind::Secondary, ButtonSize::Regular, false) href=citizen_path("/lacak") rel="external">
                            <Icon name=IconName::SEARCH/>
                            <span class="button__label">{move || t!("home.track_button")}</span>
                        </a>
                    </p>
                </Section>
            </div>
        </div>
    }
    .into_any()
}

/// What fits while it is being typed.
fn suggestions(typed: RwSignal<String>, services: Memo<LoadState<Services>>) -> AnyView {
    let found = Memo::new(move |_| {
        let query = typed.get();
        if query.trim().chars().count() < 2 {
            return None;
        }
        services.with(|state| state.ready().map(|services| matching(&query, &services.list)))
    });
    view! {
        // Screen readers hear how many there are; the list itself is found by moving on.
        <p class="visually-hidden" role="status">
            {move || found.with(|found| found.as_ref().map(|found| t!("catalogue.found", count = found.len())))}
        </p>
        {move || found.get().map(|found| if found.is_empty() {
            view! { <Notice>{move || t!("home.nothing_fits")}</Notice> }.into_any()
        } else {
            let rows = found.into_iter().take(SHOWN).map(service_row).collect_view();
            view! { <Section heading=words("home.suggestions")><ul class="link-rows">{rows}</ul></Section> }.into_any()
        })}
    }
    .into_any()
}

/// Cases in which it is the person's turn, and drafts.
fn my_turn() -> AnyView {
    let own = OwnCases::of_portal();
    let drafts = LocalDrafts::read();
    (move || {
        let cases = own.map(OwnCases::waiting_for_me).unwrap_or_default();
        let unsent = drafts.unsent();
        let is_empty = cases.is_empty() && unsent.is_empty();
        (!is_empty).then(|| {
            view! {
                <div>
                    {cases.into_iter().map(case_card).collect_view()}
                    {unsent.iter().take(3).map(draft_card).collect_view()}
                </div>
            }
        })
    })
    .into_any()
}

fn case_card(case: ApplicationSummary) -> AnyView {
    let status = case.status;
    let name = case.service_name.clone();
    let subject = case.subject_name.clone();
    let heading = Signal::derive(move || i18n::family("home.turn.", status.key()));
    let (href, key) = match status {
        Status::CorrectionNeeded => ([&case_path(case.id), "/perbaikan"].concat(), "home.correct"),
        _ => (case_path(case.id), "home.open_case"),
    };
    view! {
        <Card lead=true heading aside=move || view! { <StatusBadge status/> }>
            <p><strong>{move || say(&name)}</strong>" · "{subject}<br/><span class="muted">{case.number}</span></p>
            <div class="actions"><LinkButton href icon_end=IconName::ARROW_RIGHT>{move || i18n::word(key)}</LinkButton></div>
        </Card>
    }
    .into_any()
}

fn draft_card(draft: &Draft) -> AnyView {
    let name = draft.service_name.clone();
    let at = draft.updated_at;
    let href = draft_path(draft);
    let (tone, badge, line) = if draft.is_queued() {
        (Tone::Warning, "send.queued", "home.queued_words")
    } else if draft.refusal.is_some() {
        (Tone::Danger, "send.refused", "home.refused_words")
    } else {
        (Tone::Neutral, "home.draft", "home.draft_words")
    };
    let aside = move || view! { <Badge tone label=words(badge)/> };
    view! {
        <Card lead=true heading=Signal::derive(move || say(&name)) aside>
            <p>{move || i18n::fill(line, &[("time", i18n::date_time(at))])}</p>
            <div class="actions"><LinkButton href icon_end=IconName::ARROW_RIGHT>{move || t!("home.continue")}</LinkButton></div>
        </Card>
    }
    .into_any()
}

/// Categories, and the first services.
fn catalogue(services: Memo<LoadState<Services>>, reload: Callback<()>) -> AnyView {
    let list = move |found: Services| {
        let tiles = config::region()
            .categories
            .iter()
            .filter_map(|category| {
                let count = found.list.iter().filter(|service| service.category == category.key).count();
                let icon = IconName::by_name(&category.icon).unwrap_or(IconName::GRID);
                let href = config::path(&["/layanan?kategori=", &category.key].concat());
                (count > 0).then(|| {
                    view! {
                        <Tile
                            href
                            icon
                            label=Signal::derive(move || say(&category.name))
                            detail=Signal::derive(move || Some(t!("catalogue.count", count = count)))
                        />
                    }
                })
            })
            .collect_view();
        let all = found.list.len();
        let first: Vec<ServiceSummary> = found.list.into_iter().take(SHOWN).collect();
        view! {
            <Section heading=words("home.categories")><ul class="tiles">{tiles}</ul></Section>
            <Section heading=words("home.services")>
                <ul class="link-rows">{first.into_iter().map(service_row).collect_view()}</ul>
                <p><a class="more-link" href=config::path("/layanan")>{move || t!("home.all_services", count = all)}</a></p>
            </Section>
        }
        .into_any()
    };
    (move || match services.get() {
        LoadState::Loading => {
            view! { <Skeleton label=words("common.loading") kind=SkeletonKind::Tiles count=4/> }.into_any()
        }
        LoadState::Failed(error) => error_face(error, reload),
        LoadState::Ready(found) => list(found),
    })
    .into_any()
}
