//! The citizen and officer portals of Mal Pelayanan Publik Indonesia.
pub mod api;
pub mod citizen;
pub mod config;
pub mod forms;
pub mod i18n;
pub mod officer;
pub mod offline;
pub mod platform;
pub mod session;
pub mod theme;
pub mod ui;

use leptos::{mount::mount_to, prelude::AnyView};

use config::Portal;
use platform::{dom, panic};

/// Starts a portal: reads the shell's boot data, loads the words, and puts the app in place of what the server wrote.
/// Until then, and whenever something of this fails, the server's page stays readable.
pub fn start(portal: Portal, root: fn() -> AnyView) {
    panic::install();
    if !config::start(portal) {
        panic::show_failure();
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        if !i18n::start(speech()).await {
            panic::show_failure();
            return;
        }
        offline::begin();
        session::begin();
        match dom::take_root("app") {
            Some(place) => mount_to(place, move || {
                if let Some(sprite) = config::asset("icons.svg") {
                    ui::provide_icon_sprite(sprite);
                }
                root()
            })
            .forget(),
            None => panic::show_failure(),
        }
    });
}

fn speech() -> i18n::Settings {
    let boot = config::boot();
    let packs = |kind: &str| {
        let named = boot.assets.iter();
        named.filter_map(|(name, address)| Some((name.strip_prefix(kind)?.to_owned(), address.clone()))).collect()
    };
    i18n::Settings {
        languages: boot.languages.clone(),
        packs: packs("words."),
        later: packs("later."),
        own: boot.region.words.clone(),
        zone: boot.region.zone,
    }
}
