//! Splits the words into the packs that each portal loads.

use crate::tree;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// `words/<portal>/<language>.json` → a flat object, for every language and portal.
///
/// Words under `server.` never leave the server, and no portal loads the other's.
pub fn split(locales: &Path) -> Result<BTreeMap<String, String>> {
    let mut packs = BTreeMap::new();
    for file in tree::files(locales, &["json"])? {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().to_string();
        let words: BTreeMap<String, String> =
            serde_json::from_str(&tree::read(&file)?).with_context(|| file.display().to_string())?;
        for portal in ["citizen", "officer"] {
            let pack: BTreeMap<_, _> = words.iter().filter(|(key, _)| belongs(key, portal)).collect();
            packs.insert(format!("words/{portal}/{language}.json"), serde_json::to_string(&pack)?);
        }
    }
    Ok(packs)
}

fn belongs(key: &str, portal: &str) -> bool {
    match key.split('.').next() {
        Some("server") => false,
        Some(owner @ ("citizen" | "officer")) => owner == portal,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::belongs;

    #[test]
    fn each_portal_loads_its_own_and_the_shared_words() {
        assert!(belongs("form.required", "citizen") && belongs("form.required", "officer"));
        assert!(belongs("officer.inbox.title", "officer") && !belongs("officer.inbox.title", "citizen"));
        assert!(!belongs("server.mail.subject", "citizen") && !belongs("server.mail.subject", "officer"));
        assert!(belongs("officers", "citizen"));
    }
}
