//! All services, searched and filtered. The address holds both, so that a result can be sent to somebody.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, location::Url};
use mppi_domain::api::service::ServiceSummary;

use super::{
    head::Head,
    service_words::service_row,
    services::{Services, matching, use_services},
    words::{maybe_words, words},
};
use crate::{
    api::LoadState,
    config,
    forms::{copy_notice::copy_notice, error_face},
    i18n::say,
    platform::timer,
    t,
    ui::{Button, ButtonKind, Chip, EmptyState, IconName, SearchBox, Skeleton, SkeletonKind},
};

/// Milliseconds without a key until the address follows what is typed.
const SETTLED: i32 = 500;

/// The catalogue.
#[component]
pub fn CataloguePage() -> AnyView {
    let query = use_query_map();
    let go = config::use_go();
    let typed = RwSignal::new(query.with_untracked(|query| query.get("q")).unwrap_or_default());
    let category = Memo::new(move |_| query.with(|query| query.get("kategori")).unwrap_or_default());
    let show = move |text: &str, category: &str| go.run((address(text, category), true));
    let keys = StoredValue::new(0_u32);
    let follow = move |now: String| {
        typed.set(now);
        keys.update_value(|count| *count += 1);
        let mine = keys.get_value();
        timer::after(SETTLED, move || {
            if keys.try_get_value() == Some(mine) {
                show(&typed.get_untracked(), &category.get_untracked());
            }
        });
    };
    // The way back and links to another search change the address alone.
    Effect::new(move |before: Option<String>| {
        let asked = query.with(|query| query.get("q")).unwrap_or_default();
        if before.is_some_and(|before| before != asked) && typed.get_untracked().trim() != asked {
            typed.set(asked.clone());
        }
        asked
    });
    let (services, reload) = use_services();
    let all = Signal::derive(move || category.with(String::is_empty));
    let chips = config::region().categories.iter().map(|each| {
        let pressed = Signal::derive(move || category.with(|category| *category == each.key));
        let press = move |()| {
            let next = if pressed.get_untracked() { "" } else { each.key.as_str() };
            show(&typed.get_untracked(), next);
        };
        view! { <Chip label=Signal::derive(move || say(&each.name)) pressed on_press=press/> }
    });
    let reset = move |()| {
        typed.set(String::new());
        show("", "");
    };
    view! {
        <div class="page stack stack--loose">
            <Head title=words("catalogue.title") lead=maybe_words("catalogue.lead")/>
            <div class="stack">
                <SearchBox
                    id="catalogue-search"
                    label=words("home.search")
                    placeholder=maybe_words("home.example")
                    value=typed
                    on_input=follow
                    on_search=move |now: String| show(&now, &category.get_untracked())
                    button_label=words("home.search_button")
                />
                <div class="chips" role="group" aria-label=move || t!("catalogue.categories")>
                    <Chip label=words("catalogue.all") pressed=all on_press=move |()| show(&typed.get_untracked(), "")/>
                    {chips.collect_view()}
                </div>
            </div>
            {move || match services.get() {
                LoadState::Loading => view! { <Skeleton label=words("common.loading") kind=SkeletonKind::Rows count=5/> }.into_any(),
                LoadState::Failed(error) => error_face(error, reload),
                LoadState::Ready(found) => results(found, typed, category, Callback::new(reset)),
            }}
        </div>
    }
    .into_any()
}

fn results(services: Services, typed: RwSignal<String>, category: Memo<String>, reset: Callback<()>) -> AnyView {
    let copy_of = services.copy_of;
    let list = StoredValue::new(services.list);
    let found = Memo::new(move |_| {
        let query = typed.get();
        let fitting =
            list.with_value(|list| if query.trim().is_empty() { list.clone() } else { matching(&query, list) });
        category.with(|category| {
            fitting
                .into_iter()
                .filter(|service| category.is_empty() || service.category == *category)
                .collect::<Vec<ServiceSummary>>()
        })
    });
    view! {
        <div class="stack">
            {copy_notice(copy_of)}
            <p class="muted" role="status">{move || t!("catalogue.found", count = found.with(Vec::len))}</p>
            {move || {
                let found = found.get();
                if found.is_empty() {
                    view! {
                        <EmptyState icon=IconName::SEARCH title=words("catalogue.empty") words=words("catalogue.empty_words")>
                            <Button kind=ButtonKind::Secondary on_press=reset>{move || t!("catalogue.reset")}</Button>
                        </EmptyState>
                    }
                    .into_any()
                } else {
                    view! { <ul class="link-rows">{found.into_iter().map(service_row).collect_view()}</ul> }.into_any()
                }
            }}
        </div>
    }
    .into_any()
}

/// The address of a search.
fn address(text: &str, category: &str) -> String {
    let mut address = String::from("/layanan");
    let parts = [("q", text.trim()), ("kategori", category)].into_iter().filter(|(_, value)| !value.is_empty());
    for (index, (name, value)) in parts.enumerate() {
        address.push(if index == 0 { '?' } else { '&' });
        address.extend([name, "=", &Url::escape(value)]);
    }
    address
}
