//! What stands around every page: header, places, footer.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use mppi_domain::api::region::Contact;
use wasm_bindgen_futures::spawn_local;

use super::{later::Page, own_cases::OwnCases, words::words};
use crate::{
    config::{self, citizen_path},
    forms::{self, later},
    i18n::{self, say},
    offline::{self, eviction, lock, outbox, shared_device},
    platform::{online, worker},
    t, theme,
    ui::{
        BottomBar, CitizenFrame, Icon, IconName, LanguageChoice, LanguageSwitch, NavItem, PageHeader, Scheme,
        SchemeSwitch, SchemeWords, TopNav,
    },
};

/// The four places.
const PLACES: [(&str, &str, IconName); 4] = [
    ("/", "nav.home", IconName::HOME),
    ("/layanan", "nav.services", IconName::GRID),
    ("/permohonan", "nav.applications", IconName::FILE),
    ("/akun", "nav.account", IconName::USER),
];

/// What stands around every page.
#[component]
pub fn Frame(
    /// The pages.
    children: Children,
) -> AnyView {
    let pathname = use_location().pathname;
    let page = Memo::new(move |_| pathname.with(|path| within(path, &config::router_base()).to_owned()));
    let own = OwnCases::of_portal();
    let waiting = Memo::new(move |_| own.map_or(0, |own| own.waiting_for_me().len()));
    let items = Signal::derive(move || {
        let here = page.with(|page| place_of(page));
        PLACES
            .map(|(place, key, icon)| {
                let item = NavItem::new(config::path(place), i18n::word(key), icon).at(here == Some(place));
                let count = waiting.get();
                if place == "/permohonan" && count > 0 {
                    item.with_count(u32::try_from(count).unwrap_or(u32::MAX), t!("nav.waiting", count = count))
                } else {
                    item
                }
            })
            .to_vec()
    });
    // A step of the wizard needs the room, and has its own way back.
    let has_bar = Memo::new(move |_| page.with(|page| !is_form(page)));
    let is_online = online::signal();
    let (prepare, is_prepared) = forms::prepare::<Page>();
    Effect::new(move |_| {
        // Also after somebody has signed in.
        page.get();
        if eviction::is_noticed()
            || offline::ended().is_some()
            || lock::is_open().is_some()
            || shared_device::is_shared()
            || outbox::is_anything_waiting()
            // Who saves data fetches nothing for it that is not on the device.
            || !(is_online.get() || online::saves_data() && online::claims_online())
        {
            prepare();
        }
    });
    worker::on_newer_build(prepare);
    let bottom =
        move || view! { {move || has_bar.get().then(|| view! { <BottomBar label=words("nav.label") items/> })} };
    view! {
        <CitizenFrame skip_label=words("nav.skip") motif=config::asset("motif").map(str::to_owned) header=move || header(items) bottom footer=footer>
            {move || is_prepared.get().then(|| later(Page::Aftermath(page)))}
            {children()}
        </CitizenFrame>
    }
    .into_any()
}

/// Whether a page is a step of the wizard or a correction.
pub(super) fn is_form(page: &str) -> bool {
    page.starts_with("/ajukan/") || page.ends_with("/perbaikan")
}

fn header(items: Signal<Vec<NavItem>>) -> AnyView {
    let region = config::region();
    let nav = move || view! { <TopNav label=words("nav.label") items/> };
    view! {
        {region.sample.then(|| view! { <aside class="sample-mark" aria-label=move || t!("nav.sample_label")>{move || t!("nav.sample")}</aside> })}
        <PageHeader
            crest=config::asset("crest").map(str::to_owned)
            region=Signal::derive(|| say(&config::region().name))
            product=words("nav.product")
            home=config::path("/")
            nav
        >
            <Languages/>
            <Schemes/>
        </PageHeader>
    }
    .into_any()
}

/// The switch of languages.
#[component]
pub fn Languages() -> AnyView {
    let languages: Vec<LanguageChoice> = i18n::languages()
        .into_iter()
        .map(|language| LanguageChoice { code: language.tag, name: language.name })
        .collect();
    view! {
        <LanguageSwitch
            label=words("nav.language")
            languages=Signal::stored(languages)
            current=Signal::derive(i18n::language)
            on_change=|tag: String| spawn_local(async move {
                // Where its words cannot be had now, the language stays, and the switch shows it.
                i18n::set_language(&tag).await;
            })
        />
    }
    .into_any()
}

/// The switch of light and dark.
#[component]
pub fn Schemes() -> AnyView {
    let words = Signal::derive(|| SchemeWords {
        system: t!("nav.scheme_system"),
        light: t!("nav.scheme_light"),
        dark: t!("nav.scheme_dark"),
    });
    let scheme = Signal::derive(|| match theme::scheme() {
        theme::Scheme::System => Scheme::System,
        theme::Scheme::Light => Scheme::Light,
        theme::Scheme::Dark => Scheme::Dark,
    });
    let change = |scheme: Scheme| {
        theme::set_scheme(match scheme {
            Scheme::System => theme::Scheme::System,
            Scheme::Light => theme::Scheme::Light,
            Scheme::Dark => theme::Scheme::Dark,
        });
    };
    view! { <SchemeSwitch words scheme on_change=change/> }.into_any()
}

fn footer() -> AnyView {
    let region = config::region();
    view! {
        <div class="citizen-frame__columns">
            <div>
                <p><strong>{move || say(&region.mall_name)}</strong></p>
                <p class="fact-line"><Icon name=IconName::MAP_PIN/><span>{move || say(&region.contact.address)}</span></p>
                {hours(&region.contact)}
            </div>
            <div>{reach(&region.contact)}</div>
            <ul class="footer-links">
                <li><a href=citizen_path("/lacak") rel="external">{move || t!("footer.track")}</a></li>
                <li><a href=citizen_path("/verifikasi") rel="external">{move || t!("footer.verify")}</a></li>
                <li><a href=[config::path("/akun"), "#privasi".to_owned()].concat()>{move || t!("footer.privacy")}</a></li>
            </ul>
        </div>
    }
    .into_any()
}

/// When the mall is open, a line per rule.
pub fn hours(contact: &'static Contact) -> AnyView {
    contact
        .hours
        .iter()
        .map(|line| view! { <p class="fact-line"><Icon name=IconName::CLOCK/><span>{move || say(line)}</span></p> })
        .collect_view()
        .into_any()
}

/// How the mall is reached.
pub fn reach(contact: &'static Contact) -> AnyView {
    let dial = |number: &str| {
        ["tel:", &number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>()].concat()
    };
    let whatsapp = contact.whatsapp.as_ref().map(|number| {
        let address = ["https://wa.me/", number.trim_start_matches('+')].concat();
        view! { <p class="fact-line"><Icon name=IconName::MESSAGE/><a href=address rel="external noopener">"WhatsApp " {number.as_str()}</a></p> }
    });
    view! {
        <p class="fact-line"><Icon name=IconName::PHONE/><a href=dial(&contact.phone)>{contact.phone.as_str()}</a></p>
        {whatsapp}
        <p class="fact-line"><Icon name=IconName::MAIL/><a href=["mailto:", &contact.email].concat()>{contact.email.as_str()}</a></p>
    }
    .into_any()
}

/// A path of the browser without the portal's base.
pub(super) fn within<'a>(path: &'a str, base: &str) -> &'a str {
    path.strip_prefix(base).unwrap_or(path)
}

/// Which of the four places a page belongs to.
fn place_of(page: &str) -> Option<&'static str> {
    let first = page.trim_start_matches('/').split('/').next().unwrap_or_default();
    match first {
        "" => Some("/"),
        "layanan" => Some("/layanan"),
        "permohonan" | "ajukan" | "draf" | "bagikan" | "tanda-terima" => Some("/permohonan"),
        "akun" | "masuk" => Some("/akun"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{place_of, within};

    #[test]
    fn pages_belong_to_their_places() {
        for (page, place) in [
            ("/", Some("/")),
            ("", Some("/")),
            ("/layanan/akta-kelahiran", Some("/layanan")),
            ("/ajukan/1/panduan", Some("/permohonan")),
            ("/masuk", Some("/akun")),
            ("/nowhere", None),
        ] {
            assert_eq!(place_of(page), place, "{page}");
        }
    }

    #[test]
    fn the_base_does_not_count() {
        assert_eq!(place_of(within("/mpp/permohonan", "/mpp")), Some("/permohonan"));
        assert_eq!(place_of(within("/layanan", "")), Some("/layanan"));
    }
}
