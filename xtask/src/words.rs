//! Checks `locales/`: every language complete, every key used, every used key there.
//!
//! `id.json` is the source of truth: a flat object of dotted keys. A key is used when a string
//! literal in the code equals it, when the shells or a script of `public/` name it, or when a
//! *family* covers it: a literal that ends in `.` (`family("error.field.")`), holds a `*`
//! (`"state.*.short"`), or has a placeholder (`format!("state.{key}")`).
//! Plural forms (`days.one`, `days.other`) are used through their stem, `days`.

mod locale;
mod usage;

use crate::tree;
use anyhow::{Context, Result, bail};
use locale::Locale;
use std::path::Path;
pub use usage::Usage;

/// The language that every other one is compared with.
const SOURCE: &str = "id";
/// Plural forms besides `other`; a language has those that it needs.
const PLURALS: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// Checks everything and prints each finding.
pub fn run(root: &Path) -> Result<()> {
    let mut locales = Vec::new();
    for file in tree::files(&root.join("locales"), &["json"])? {
        locales.push(Locale::load(root, &file)?);
    }
    let source = locales.iter().find(|locale| locale.language == SOURCE).context("locales/id.json is missing")?;
    let mut findings: Vec<String> = locales.iter().flat_map(Locale::own_findings).collect();
    for other in locales.iter().filter(|locale| locale.language != SOURCE) {
        findings.extend(source.differences(other));
    }
    let usage = Usage::scan(root, source)?;
    findings.extend(usage.missing(source));
    findings.extend(usage.unused(source));
    for finding in &findings {
        eprintln!("{finding}");
    }
    if findings.is_empty() {
        println!("words: {} keys in {} languages, all used, all there", source.words.len(), locales.len());
        Ok(())
    } else {
        bail!("{} finding(s) in the words", findings.len())
    }
}

/// What the sources name, by the words of `locales/`.
pub fn usage(root: &Path) -> Result<Usage> {
    Usage::scan(root, &Locale::load(root, &root.join("locales").join(format!("{SOURCE}.json")))?)
}

/// `days.one` → `days`, if it is a plural form (`other` included).
pub fn plural_stem(key: &str) -> Option<&str> {
    let (stem, form) = key.rsplit_once('.')?;
    (form == "other" || PLURALS.contains(&form)).then_some(stem)
}
