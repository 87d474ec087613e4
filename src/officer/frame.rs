//! What stands around every page: navigation, search, account.

use leptos::prelude::*;
use leptos_router::{components::Outlet, hooks::use_location};
use mppi_domain::workflow::Role;

use super::{
    desk::{Desk, desk},
    shortcuts::{Command, Place, dialog::ShortcutsDialog, use_shortcuts},
    sign_out::SignOutButton,
    toasts::Toasts,
    words::{maybe_words, words},
};
use crate::{
    api::ApiError,
    config,
    forms::{self, newer_build::newer_build},
    i18n::{self, set_language},
    platform::focus::focus_field,
    session::{self, Guard},
    t,
    theme::{scheme, set_scheme},
    ui::{
        AppFrame, ButtonKind, ButtonSize, Icon, IconName, LanguageChoice, LanguageSwitch, LinkButton, NavGroup,
        NavItem, SchemeSwitch, SchemeWords, SearchBox, SideNav, Skeleton, SkeletonKind, Toaster,
    },
};

const SEARCH_ID: &str = "bar-search";

/// Every page but signing in: only for officers, in the portal's frame.
#[component]
pub fn Frame() -> AnyView {
    let waiting = |error: Option<ApiError>| match error {
        None => view! {
            <main class="gate" id=crate::ui::MAIN_ID>
                <h1 class="visually-hidden">{move || t!("common.loading")}</h1>
                <Skeleton label=words("common.loading") kind=SkeletonKind::Lines/>
            </main>
        }
        .into_any(),
        Some(error) => view! {
            <main class="gate" id=crate::ui::MAIN_ID>
                <h1 class="visually-hidden">{words("officer.title")}</h1>
                {forms::error_face(error, Callback::new(|()| session::renew()))}
            </main>
        }
        .into_any(),
    };
    view! { <Guard waiting><Inside/></Guard> }.into_any()
}

#[component]
fn Inside() -> AnyView {
    let toasts = Toasts::provide();
    Desk::provide();
    session::renew_when_back();
    let is_help_open = RwSignal::new(false);
    let go = config::use_go();
    use_shortcuts(Place::Everywhere, move |command| match command {
        Command::Help => is_help_open.set(true),
        Command::Search => focus_field(SEARCH_ID),
        Command::OpenInbox => go.run(("/".to_owned(), false)),
        Command::OpenCounter => go.run(("/loket".to_owned(), false)),
        Command::OpenHandover => go.run(("/serah-terima".to_owned(), false)),
        _ => {}
    });
    let bar = move || view! { <Bar is_help_open/> };
    // All other pages have something to fill in.
    let (inbox, counter) = (config::path("/"), config::path("/loket"));
    let location = use_location();
    let is_elsewhere = Signal::derive(move || {
        location.pathname.with(|page| {
            let page = page.trim_end_matches('/');
            page != inbox.trim_end_matches('/') && page != counter
        })
    });
    view! {
        <AppFrame skip_label=words("officer.skip") side=side bar>
            {newer_build(is_elsewhere)}
            <Outlet/>
        </AppFrame>
        <ShortcutsDialog open=is_help_open/>
        <Toaster
            toasts=Signal::derive(move || toasts.list())
            dismiss_label=words("officer.close")
            on_dismiss=move |id| toasts.dismiss(id)
        />
    }
    .into_any()
}

fn side() -> AnyView {
    let location = use_location();
    let desk = desk();
    let groups = Signal::derive(move || {
        let here = location.pathname.get();
        let item = |page: &str, key: &str, icon: IconName| {
            let href = config::path(page);
            let is_here = here.trim_end_matches('/') == href.trim_end_matches('/');
            NavItem::new(href, i18n::word(key), icon).at(is_here)
        };
        let mine = desk.counts.ready().map_or(0, |counts| u32::try_from(counts.mine).unwrap_or(u32::MAX));
        let mut groups = vec![NavGroup {
            heading: String::new(),
            items: vec![
                item("/", "officer.nav.inbox", IconName::INBOX)
                    .with_count(mine, t!("officer.nav.inbox_count", count = mine)),
                item("/serah-terima", "officer.nav.handover", IconName::HAND_OVER),
            ],
        }];
        if let (true, Some(own)) = (session::has_role(Role::FrontOffice), groups.first_mut()) {
            own.items.insert(1, item("/loket", "officer.nav.counter", IconName::PLUS));
        }
        if session::has_role(Role::RegionAdmin) {
            groups.push(NavGroup {
                heading: t!("officer.nav.manage"),
                items: vec![item("/pengguna", "officer.nav.officers", IconName::USERS)],
            });
        }
        groups
    });
    let region = config::region();
    view! {
        <a class="app-frame__home" href=config::path("/")>
            {config::asset("crest").map(|crest| view! { <img src=crest alt="" width="36" height="36"/> })}
            <span>{move || i18n::say(&region.name)}<small>{words("officer.title")}</small></span>
        </a>
        <SideNav label=words("officer.nav.label") groups/>
        {region.sample.then(|| view! { <p class="app-frame__sample">{words("officer.sample")}</p> })}
    }
    .into_any()
}

#[component]
fn Bar(is_help_open: RwSignal<bool>) -> AnyView {
    let desk = desk();
    let go = config::use_go();
    let typed = RwSignal::new(desk.search.get_untracked());
    Effect::new(move |_| typed.set(desk.search.get()));
    let search = move |text: String| {
        desk.search.set(text.trim().to_owned());
        go.run(("/?tampilan=semua".to_owned(), false));
    };
    // Without a network nobody's name is known.
    let name = Signal::derive(|| {
        session::officer().somebody().map_or_else(|| t!("officer.account.title"), |officer| officer.name.clone())
    });
    view! {
        <SearchBox
            id=SEARCH_ID
            label=words("officer.search.label")
            hide_label=true
            placeholder=maybe_words("officer.search.label")
            value=typed
            on_input=move |text: String| typed.set(text)
            on_search=search
            button_label=words("officer.search.button")
        />
        <div class="app-frame__account">
            <button
                type="button"
                class="icon-button"
                title=words("officer.shortcuts.title")
                aria-label=words("officer.shortcuts.title")
                on:click=move |_| is_help_open.set(true)
            >
                <Icon name=IconName::KEYBOARD/>
            </button>
            <Looks/>
            <LinkButton
                href=config::path("/akun")
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon=IconName::USER
            >
                {name}
            </LinkButton>
            <SignOutButton/>
        </div>
    }
    .into_any()
}

/// Language and light.
#[component]
pub fn Looks() -> AnyView {
    let languages = i18n::languages()
        .into_iter()
        .map(|language| LanguageChoice { code: language.tag, name: language.name })
        .collect::<Vec<_>>();
    let scheme_words = Signal::derive(|| SchemeWords {
        system: t!("officer.scheme.system"),
        light: t!("officer.scheme.light"),
        dark: t!("officer.scheme.dark"),
    });
    view! {
        <LanguageSwitch
            label=words("officer.language")
            languages
            current=Signal::derive(i18n::language)
            on_change=|tag: String| wasm_bindgen_futures::spawn_local(async move {
                // The select shows the language in use again where its words cannot be had.
                let _ = set_language(&tag).await;
            })
        />
        <SchemeSwitch words=scheme_words scheme=Signal::derive(scheme) on_change=set_scheme/>
    }
    .into_any()
}
