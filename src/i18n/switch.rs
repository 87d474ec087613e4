//! Which language the page speaks.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use leptos::prelude::*;
use mppi_domain::date::Zone;
use serde_json::{Map, Value};

use super::{SPEECH, Speech, pack::Pack};
use crate::platform::{
    abort::Abort,
    dom,
    http::{self, Request},
    json, storage,
};

const REMEMBERED: &str = "mppi.language";

/// Where the packs are, and what the region says otherwise.
#[derive(Debug)]
pub struct Settings {
    /// Tags of the languages that have a pack; the first is the default.
    pub languages: Vec<String>,
    /// Tags and the addresses of their packs.
    pub packs: Vec<(String, String)>,
    /// The same of what [`forms::later`](crate::forms::later) draws; empty where the packs are whole.
    pub later: Vec<(String, String)>,
    /// Words that the region says otherwise, by language.
    pub own: BTreeMap<String, BTreeMap<String, String>>,
    /// Where the region's clocks are.
    pub zone: Zone,
}

/// A language and its own name for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageName {
    /// BCP 47 tag.
    pub tag: String,
    /// Its own name, in itself.
    pub name: String,
}

static SETTINGS: OnceLock<Settings> = OnceLock::new();
/// Whether the words of what is drawn later are wanted too.
static WHOLE: AtomicBool = AtomicBool::new(false);

pub(super) fn zone() -> Option<Zone> {
    SETTINGS.get().map(|settings| settings.zone)
}

/// Loads the words of the language that was spoken here before, else of the shell's; false where they cannot be had.
/// The first one is remembered too: a page that the worker kept may be in another one.
pub async fn start(settings: Settings) -> bool {
    let shell = dom::root_attribute("lang");
    let tag = chosen(&settings.languages, storage::get(REMEMBERED).as_deref(), shell.as_deref());
    // Only a second start could find it filled, with the same settings.
    drop(SETTINGS.set(settings));
    if set_language(&tag).await {
        return true;
    }
    // The remembered language may be gone or unreachable; the shell's own pack is preloaded.
    match shell {
        Some(shell) if shell != tag => speak(&shell, false).await,
        _ => false,
    }
}

/// Switches to another language and remembers it; false where its words cannot be had now.
pub async fn set_language(tag: &str) -> bool {
    let spoken = speak(tag, false).await;
    if spoken {
        storage::set(REMEMBERED, tag);
    }
    spoken
}

/// The languages to choose from.
pub fn languages() -> Vec<LanguageName> {
    let tags = SETTINGS.get().map(|settings| settings.languages.as_slice()).unwrap_or_default();
    tags.iter().map(|tag| LanguageName { tag: tag.clone(), name: own_name(tag).to_owned() }).collect()
}

/// What a language calls itself.
fn own_name(tag: &str) -> &str {
    match tag {
        "id" => "Bahasa Indonesia",
        "en" => "English",
        "bug" => "Basa Ugi",
        "jv" => "Basa Jawa",
        "su" => "Basa Sunda",
        "rej" => "Baso Jang",
        other => other,
    }
}

/// The remembered language if there is a pack, else the shell's, else the default.
fn chosen(languages: &[String], remembered: Option<&str>, shell: Option<&str>) -> String {
    [remembered, shell]
        .into_iter()
        .flatten()
        .find(|tag| languages.iter().any(|known| known == tag))
        .map_or_else(|| languages.first().cloned().unwrap_or_else(|| "id".to_owned()), str::to_owned)
}

/// Loads the words of what is drawn later, in this language and from now on in every other; false where they cannot be had.
/// Ends at once where they are there.
pub async fn load_later() -> bool {
    WHOLE.store(true, Ordering::Relaxed);
    // Somebody may switch meanwhile.
    while let Some(tag) = SPEECH.with_untracked(|speech| (!speech.is_whole).then(|| speech.tag.clone())) {
        if !speak(&tag, true).await {
            return false;
        }
    }
    true
}

/// With `is_quiet` nothing is drawn anew: what stands there did not ask for the words that come. In a box, so that its 5 KB
/// are there once and not at each call.
fn speak(tag: &str, is_quiet: bool) -> Pin<Box<dyn Future<Output = bool>>> {
    let tag = tag.to_owned();
    Box::pin(async move { load(&tag, is_quiet).await })
}

async fn load(tag: &str, is_quiet: bool) -> bool {
    let Some(settings) = SETTINGS.get() else { return false };
    // The two languages of the product are complete (`cargo xtask words`); a regional pack may not be.
    let default = settings.languages.first().map(String::as_str).filter(|default| *default != tag);
    let default = default.filter(|_| !matches!(tag, "id" | "en"));
    let mut layers = Vec::new();
    for packs in [&settings.packs, &settings.later] {
        if !layers.is_empty() && !WHOLE.load(Ordering::Relaxed) {
            break;
        }
        for wanted in [Some(tag), default].into_iter().flatten() {
            let Some((_, url)) = packs.iter().find(|(known, _)| known == wanted) else { continue };
            match fetch(url).await {
                Some(words) => layers.push(words),
                None if wanted == tag => return false,
                None => {}
            }
        }
    }
    if layers.is_empty() {
        return false;
    }
    if is_quiet && SPEECH.with_untracked(|speech| speech.tag != tag) {
        return true;
    }
    let pack = Pack::new(settings.own.get(tag), layers);
    let speech = Speech { tag: tag.to_owned(), pack, is_whole: WHOLE.load(Ordering::Relaxed) };
    if is_quiet {
        SPEECH.update_untracked(|now| *now = speech);
    } else {
        dom::set_root_attribute("lang", Some(tag));
        SPEECH.set(speech);
    }
    true
}

async fn fetch(url: &str) -> Option<Map<String, Value>> {
    for _ in 0..2 {
        let request = Request { method: "GET", url, headers: &[], body: None, timeout: 30_000 };
        if let Ok(answer) = http::send(&request, &Abort::never()).await
            && answer.status == 200
        {
            return match json::parse(&answer.body)? {
                Value::Object(words) => Some(words),
                _ => None,
            };
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn the_remembered_language_wins_if_it_is_there() {
        let languages = ["id".to_owned(), "en".to_owned()];
        assert_eq!(chosen(&languages, Some("en"), Some("id")), "en");
        assert_eq!(chosen(&languages, Some("bug"), Some("en")), "en");
        assert_eq!(chosen(&languages, None, Some("zh")), "id");
        assert_eq!(chosen(&[], None, None), "id");
    }
}
