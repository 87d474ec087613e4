//! Splits the words into the packs that each portal loads.

use crate::{tree, words};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use words::Usage;

/// A portal's modules, as far as their bytes may be part of a key.
#[derive(Debug)]
pub struct Cut {
    /// The other portal's room in the sources.
    others: &'static str,
    first: String,
    later: String,
}

impl Cut {
    /// Reads them from what a first visit runs, and from the file that is loaded later.
    pub fn new(portal: &str, first: &[u8], later: &[u8]) -> Self {
        let others = if portal == "citizen" { "src/officer/" } else { "src/citizen/" };
        Self { others, first: key_like(first), later: key_like(later) }
    }

    /// Whether the words of a key come with the later file. The cutter puts each literal where the code is that reads it, and
    /// into the first file where both do; so what the first file does not hold it cannot ask for. Where a key is put
    /// together from data, or a compiler may have hidden it, it counts as the first file's.
    /// Where only the other portal has it, it is of no use here.
    fn comes_later(&self, key: &str, usage: &Usage, other: Option<&Self>) -> bool {
        let stem = words::plural_stem(key).unwrap_or(key);
        let is_settled = self.later.contains(stem) || other.is_some_and(|other| other.has(stem));
        (is_settled || !usage.is_named_by_portals(key))
            && !self.first.contains(stem)
            && !usage.is_of_family(key, self.others)
    }

    fn has(&self, stem: &str) -> bool {
        self.first.contains(stem) || self.later.contains(stem)
    }
}

/// The runs of bytes that could be a part of a key.
fn key_like(bytes: &[u8]) -> String {
    let is_part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.');
    let runs = bytes.split(|byte| !is_part(byte)).filter(|run| run.contains(&b'.'));
    runs.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// `words/<portal>/<language>.json` → a flat object, for every language and portal; what only the later file asks for is in
/// `words/<portal>/<language>.later.json`.
///
/// Words under `server.` never leave the server, and no portal loads the other's.
pub fn split(root: &Path, cuts: &BTreeMap<&str, Cut>) -> Result<BTreeMap<String, String>> {
    let usage = words::usage(root)?;
    let mut packs = BTreeMap::new();
    for file in tree::files(&root.join("locales"), &["json"])? {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().to_string();
        let words: BTreeMap<String, String> =
            serde_json::from_str(&tree::read(&file)?).with_context(|| file.display().to_string())?;
        for (portal, cut) in cuts {
            let other = cuts.iter().find(|(name, _)| *name != portal).map(|(_, cut)| cut);
            let (later, first): (BTreeMap<_, _>, BTreeMap<_, _>) = words
                .iter()
                .filter(|(key, _)| belongs(key, portal))
                .partition(|(key, _)| cut.comes_later(key, &usage, other));
            packs.insert(format!("words/{portal}/{language}.json"), serde_json::to_string(&first)?);
            packs.insert(format!("words/{portal}/{language}{LATER}"), serde_json::to_string(&later)?);
        }
    }
    Ok(packs)
}

/// How the name of a pack for the later file ends.
pub const LATER: &str = ".later.json";

fn belongs(key: &str, portal: &str) -> bool {
    match key.split('.').next() {
        Some("server") => false,
        Some(owner @ ("citizen" | "officer")) => owner == portal,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cut, LATER, belongs, split};
    use crate::words::Usage;
    use std::collections::BTreeMap;
    use std::path::Path;

    #[test]
    fn each_portal_loads_its_own_and_the_shared_words() {
        assert!(belongs("form.required", "citizen") && belongs("form.required", "officer"));
        assert!(belongs("officer.inbox.title", "officer") && !belongs("officer.inbox.title", "citizen"));
        assert!(!belongs("server.mail.subject", "citizen") && !belongs("server.mail.subject", "officer"));
        assert!(belongs("officers", "citizen"));
    }

    #[test]
    fn words_come_later_where_only_the_later_file_has_their_key() {
        let cut = Cut::new("citizen", b"\0\x01nav.homeform.files\xff", b"\xffreceipt.titleform.files\0days.left\0");
        let usage = Usage::default();
        let later = |key| cut.comes_later(key, &usage, None);
        assert!(later("receipt.title") && later("days.left.other"));
        assert!(!later("nav.home") && !later("form.files.one"));
        // The server's pages ask for it, and no portal does.
        assert!(later("verification.title"));
        let other = Cut::new("citizen", b"wizard.check", b"");
        assert!(
            cut.comes_later("wizard.check", &usage, Some(&other)) && !cut.comes_later("nav.home", &usage, Some(&other))
        );
    }

    #[test]
    fn the_two_packs_are_the_whole_and_families_stay_in_the_first() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the checkout");
        let packs = split(
            root,
            &BTreeMap::from([("citizen", Cut::new("citizen", b"nav.home", b"receipt.title\0status.accepted"))]),
        )
        .expect("the words are valid");
        let pack = |name: &str| serde_json::from_str::<BTreeMap<String, String>>(&packs[name]).expect("it is JSON");
        let (first, later) = (pack("words/citizen/id.json"), pack(&format!("words/citizen/id{LATER}")));
        assert!(first.contains_key("nav.home") && later.contains_key("receipt.title"));
        assert!(
            first.keys().any(|key| key.starts_with("status.")) && !later.keys().any(|key| key.starts_with("status."))
        );
        assert!(first.keys().all(|key| !later.contains_key(key)));
        // Every language is cut at the same keys; another one may have more forms of a plural.
        let other = pack("words/citizen/en.json");
        assert!(first.keys().all(|key| other.contains_key(key)) && later.keys().all(|key| !other.contains_key(key)));
    }
}
