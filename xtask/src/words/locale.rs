//! One language's file: its keys, and how it differs from another.

use super::{PLURALS, plural_stem};
use crate::tree;
use anyhow::{Context, Result};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// The words of one language.
pub struct Locale {
    /// `id`, `en`, …
    pub language: String,
    /// Key → text.
    pub words: BTreeMap<String, String>,
    path: String,
    twice: Vec<String>,
}

impl Locale {
    /// Reads `locales/<language>.json`.
    pub fn load(root: &Path, file: &Path) -> Result<Self> {
        let path = tree::relative(root, file);
        let Pairs(pairs) = serde_json::from_str(&tree::read(file)?).with_context(|| path.clone())?;
        let language = file.file_stem().unwrap_or_default().to_string_lossy().to_string();
        Ok(Self::new(language, path, pairs))
    }

    fn new(language: String, path: String, pairs: Vec<(String, String)>) -> Self {
        let mut words = BTreeMap::new();
        let mut twice = Vec::new();
        for (key, text) in pairs {
            if words.insert(key.clone(), text).is_some() {
                twice.push(key);
            }
        }
        Self { language, words, path, twice }
    }

    /// What is wrong with this file alone.
    pub fn own_findings(&self) -> Vec<String> {
        let mut findings: Vec<String> =
            self.twice.iter().map(|key| format!("{}: {key} stands there twice", self.path)).collect();
        for (key, text) in &self.words {
            if !is_key(key) {
                findings.push(format!("{}: {key:?} is no key: lower case, digits and _ between dots", self.path));
            }
            if text.trim() != text || text.is_empty() {
                findings.push(format!("{}: {key} is empty or has space around it", self.path));
            }
            if placeholders(text).is_none() {
                findings.push(format!("{}: {key} has a brace without its partner", self.path));
            }
            if let Some(stem) = plural_stem(key).filter(|stem| self.is_plural(stem))
                && !self.words.contains_key(&format!("{stem}.other"))
            {
                findings.push(format!("{}: {key} has no {stem}.other beside it", self.path));
            }
        }
        findings
    }

    /// What `other` lacks, has too much, or says with other placeholders.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut findings = Vec::new();
        for (key, text) in &self.words {
            match other.words.get(key) {
                None if self.is_optional_form(key) => {}
                None => findings.push(format!("{}: {key} is missing", other.path)),
                Some(translated) if placeholders(text) != placeholders(translated) => {
                    findings.push(format!("{}: {key} has other {{placeholders}} than {}", other.path, self.path));
                }
                Some(_) => {}
            }
        }
        for key in other.words.keys() {
            let spare = plural_stem(key).is_some_and(|stem| self.is_plural(stem)) && other.is_optional_form(key);
            if !spare && !self.words.contains_key(key) {
                findings.push(format!("{}: {key} is not in {}", other.path, self.path));
            }
        }
        findings
    }

    /// Whether the stem has an `other` form, which makes its neighbours plural forms.
    pub fn is_plural(&self, stem: &str) -> bool {
        self.words.contains_key(&format!("{stem}.other"))
    }

    fn is_optional_form(&self, key: &str) -> bool {
        key.rsplit_once('.').is_some_and(|(stem, form)| PLURALS.contains(&form) && self.is_plural(stem))
    }
}

/// Two or more parts of lower-case letters, digits and `_`, with dots between.
pub fn is_key(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    text.contains('.') && text.split('.').all(part) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// The names in braces; none if the braces do not match.
fn placeholders(text: &str) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let after = rest.get(open..)?.strip_prefix('{')?;
        let close = after.find('}')?;
        names.insert(after.get(..close)?);
        rest = after.get(close + 1..)?;
    }
    Some(names)
}

/// A JSON object as pairs, so that a key that stands there twice is seen.
struct Pairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a flat object of strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::{Locale, Pairs, is_key, placeholders};

    fn locale(language: &str, json: &str) -> Locale {
        let Pairs(pairs) = serde_json::from_str(json).expect("it is valid");
        Locale::new(language.to_owned(), format!("{language}.json"), pairs)
    }

    #[test]
    fn keys_and_placeholders() {
        assert!(is_key("error.field.too_long") && !is_key("error") && !is_key("a..b") && !is_key("1.5"));
        assert_eq!(placeholders("{a} of {b}, {a}").map(|names| names.len()), Some(2));
        assert_eq!(placeholders("{a"), None);
    }

    #[test]
    fn a_key_that_stands_there_twice_is_found() {
        assert_eq!(locale("id", r#"{"a.b": "x", "a.b": "y"}"#).own_findings(), ["id.json: a.b stands there twice"]);
    }

    #[test]
    fn other_languages_are_complete_and_say_the_same() {
        let source = locale("id", r#"{"a.b": "{n} hari", "a.c": "x"}"#);
        let other = locale("en", r#"{"a.b": "days", "a.d": "y"}"#);
        assert_eq!(source.differences(&other).len(), 3);
    }

    #[test]
    fn a_language_has_the_plural_forms_that_it_needs() {
        let source = locale("id", r#"{"a.days.other": "{n} hari"}"#);
        let english = locale("en", r#"{"a.days.one": "{n} day", "a.days.other": "{n} days"}"#);
        assert!(source.differences(&english).is_empty());
        assert!(english.own_findings().is_empty());
    }
}
