//! The home page: one question first, and on top of everything else what waits for this person.

use leptos::prelude::*;
use mppi_domain::api::service::ServiceSummary;

use super::{
    later::Page,
    local_drafts::LocalDrafts,
    own_cases::OwnCases,
    section::Section,
    service_words::service_row,
    services::{Services, matching, use_services},
    words::{maybe_words, words},
};
use crate::{
    api::LoadState,
    config::{self, citizen_path},
    forms::{copy_notice::copy_notice, error_face, later},
    i18n::say,
    t,
    ui::{
        ButtonKind, ButtonSize, Icon, IconName, Notice, SearchBox, Skeleton, SkeletonKind, Tile, button::button_class,
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

/// What waits for the person, where something does. Who is here for the first time does not load how it looks.
fn my_turn() -> AnyView {
    let own = OwnCases::of_portal();
    let drafts = LocalDrafts::read();
    let is_wanted = Memo::new(move |_| {
        own.is_some_and(|own| !own.waiting_for_me().is_empty()) || !drafts.unsent().is_empty() || drafts.are_locked()
    });
    (move || is_wanted.get().then(|| later(Page::MyTurn))).into_any()
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
            {copy_notice(found.copy_of)}
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
