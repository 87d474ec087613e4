//! Where the code uses which key.

use super::locale::{Locale, is_key};
use super::plural_stem;
use crate::rust_text::RustText;
use crate::tree;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Rooms whose literals may be keys. Only those of the first two are held to exist: `domain` has
/// meanings and codes that look the same.
const STRICT: [&str; 2] = ["src", "crates/server/src"];
const LOOSE: [&str; 1] = ["crates/domain/src"];
/// What the portals are made of.
const PORTALS: [&str; 2] = ["src/", "crates/domain/"];
/// Calls whose argument is a key, whatever its namespace.
const CALLS: [&str; 4] = ["t!(", "word(", "words.get(", "tell("];
/// Last parts that make a literal a file name.
const ENDINGS: [&str; 14] =
    ["json", "js", "css", "svg", "pdf", "html", "png", "jpg", "jpeg", "webp", "typ", "wasm", "txt", "webmanifest"];

/// Keys and families that the code names.
#[derive(Default)]
pub struct Usage {
    /// Key-like literal → where it stands first.
    keys: BTreeMap<String, String>,
    /// Literals that a call proves to be keys.
    proven: BTreeSet<String>,
    /// Patterns with `*` → where they stand first.
    families: BTreeMap<String, String>,
    /// Those of them that stand in what the portals are made of, by its path.
    of_portals: BTreeSet<(String, String)>,
}

impl Usage {
    /// Reads all sources; `source` tells which first parts are namespaces.
    pub fn scan(root: &Path, source: &Locale) -> Result<Self> {
        let namespaces: BTreeSet<&str> = source.words.keys().filter_map(|key| key.split('.').next()).collect();
        let mut usage = Self::default();
        for (folders, strict) in [(&STRICT[..], true), (&LOOSE[..], false)] {
            for folder in folders {
                for file in tree::files(&root.join(folder), &["rs"])? {
                    let text = RustText::new(&tree::read(&file)?);
                    usage.take_rust(&tree::relative(root, &file), &text, &namespaces, source, strict);
                }
            }
        }
        let mut pages = tree::files(&root.join("public"), &["js", "html"])?;
        pages.extend(["index.html", "petugas.html"].map(|page| root.join(page)));
        for file in pages {
            usage.take_page(&tree::relative(root, &file), &tree::read(&file)?);
        }
        Ok(usage)
    }

    fn take_rust(&mut self, path: &str, text: &RustText, namespaces: &BTreeSet<&str>, source: &Locale, strict: bool) {
        for literal in &text.literals {
            let place = format!("{path}:{}", literal.line);
            let value = literal.value.as_str();
            let before = text.code.get(..literal.offset).unwrap_or_default().trim_end();
            let called = CALLS.iter().any(|call| before.ends_with(call));
            let in_namespace = value.split('.').next().is_some_and(|first| namespaces.contains(first));
            if source.words.contains_key(value) || source.is_plural(value) {
                self.keys.entry(value.to_owned()).or_insert(place);
            } else if literal.in_test {
                // A test may name what is not there.
            } else if let Some(pattern) = family(value).filter(|_| in_namespace) {
                if PORTALS.iter().any(|room| path.starts_with(room)) {
                    self.of_portals.insert((pattern.clone(), path.to_owned()));
                }
                self.families.entry(pattern).or_insert(place);
            } else if strict && is_key(value) && (called || (in_namespace && !is_file(value))) {
                if called {
                    self.proven.insert(value.to_owned());
                }
                self.keys.entry(value.to_owned()).or_insert(place);
            }
        }
    }

    /// `<!--mppi:word KEY-->` of a shell and `data-word="KEY"` of a script.
    fn take_page(&mut self, path: &str, text: &str) {
        for (number, line) in text.lines().enumerate() {
            for (opening, closing) in [("<!--mppi:word ", "-->"), ("data-word=\"", "\"")] {
                for part in line.split(opening).skip(1) {
                    let key = part.split(closing).next().unwrap_or_default().to_owned();
                    self.proven.insert(key.clone());
                    self.keys.entry(key).or_insert(format!("{path}:{}", number + 1));
                }
            }
        }
    }

    /// Whether a family of a portal covers the key, so that only data tell who asks for it; what stands in the `others`' room is
    /// theirs alone.
    pub fn is_of_family(&self, key: &str, others: &str) -> bool {
        let own = || self.of_portals.iter().filter(|(_, path)| !path.starts_with(others));
        let covers_key = |key: &str| own().any(|(pattern, _)| covers(pattern, key));
        covers_key(key) || plural_stem(key).is_some_and(covers_key)
    }

    /// Whether the portals' own sources name the key.
    pub fn is_named_by_portals(&self, key: &str) -> bool {
        let places = [self.keys.get(key), plural_stem(key).and_then(|stem| self.keys.get(stem))];
        places.into_iter().flatten().any(|place| place.starts_with("src/"))
    }

    /// Keys and families that the code names and the source language lacks.
    pub fn missing(&self, source: &Locale) -> Vec<String> {
        let known = |key: &str| source.words.contains_key(key) || source.is_plural(key);
        let keys = self.keys.iter().filter(|(key, _)| !known(key)).map(|(key, place)| {
            let why = if self.proven.contains(key) { "" } else { " (it looks like a key)" };
            format!("{place}: {key} is not in locales/{}.json{why}", source.language)
        });
        let families = self.families.iter().filter(|(pattern, _)| !source.words.keys().any(|key| covers(pattern, key)));
        keys.chain(families.map(|(pattern, place)| format!("{place}: no key fits {pattern}"))).collect()
    }

    /// Keys that nothing names.
    pub fn unused(&self, source: &Locale) -> Vec<String> {
        let used = |key: &String| {
            let stem = plural_stem(key).filter(|stem| source.is_plural(stem));
            self.keys.contains_key(key)
                || stem.is_some_and(|stem| self.keys.contains_key(stem))
                || self
                    .families
                    .keys()
                    .any(|pattern| covers(pattern, key) || stem.is_some_and(|stem| covers(pattern, stem)))
        };
        let path = format!("locales/{}.json", source.language);
        source.words.keys().filter(|key| !used(key)).map(|key| format!("{path}: {key} is used nowhere")).collect()
    }
}

/// A literal as a pattern: `error.field.` and `state.{key}` become `error.field.*` and `state.*`.
fn family(literal: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut depth = 0;
    for character in literal.chars() {
        match character {
            '{' => {
                depth += 1;
                pattern.push('*');
            }
            '}' => depth -= 1,
            _ if depth > 0 => {}
            'a'..='z' | '0'..='9' | '_' | '.' | '*' => pattern.push(character),
            _ => return None,
        }
    }
    if pattern.ends_with('.') {
        pattern.push('*');
    }
    (pattern.contains('*') && pattern.contains('.')).then_some(pattern)
}

/// Whether `key` fits `pattern`, where `*` stands for anything.
fn covers(pattern: &str, key: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| key.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.is_empty()
}

fn is_file(literal: &str) -> bool {
    literal.rsplit('.').next().is_some_and(|ending| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::{Usage, covers, family};
    use crate::rust_text::RustText;
    use crate::words::locale::Locale;
    use std::collections::{BTreeMap, BTreeSet};

    fn findings(source: &str, keys: &[&str]) -> (Vec<String>, Vec<String>) {
        let folder = std::env::temp_dir().join(format!("mppi-words-{}-{}", std::process::id(), source.len()));
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        let words: BTreeMap<&str, &str> = keys.iter().map(|key| (*key, "x")).collect();
        let file = folder.join("id.json");
        std::fs::write(&file, serde_json::to_string(&words).expect("it is JSON")).expect("it is written");
        let locale = Locale::load(&folder, &file).expect("it is valid");
        let namespaces: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
        let mut usage = Usage::default();
        usage.take_rust("src/a.rs", &RustText::new(source), &namespaces, &locale, true);
        (usage.missing(&locale), usage.unused(&locale))
    }

    #[test]
    fn patterns_come_from_literals() {
        assert_eq!(family("error.field.").as_deref(), Some("error.field.*"));
        assert_eq!(family("state.{key}.short").as_deref(), Some("state.*.short"));
        assert_eq!(family("Saved {at}."), None);
        assert!(covers("state.*.short", "state.sent.short") && !covers("state.*.short", "state.sent"));
    }

    #[test]
    fn used_keys_must_be_there_and_all_keys_used() {
        let (missing, unused) = findings("t!(\"home.title\"); t!(\"home.lead\");", &["home.title", "home.old"]);
        assert_eq!(missing, ["src/a.rs:1: home.lead is not in locales/id.json"]);
        assert_eq!(unused, ["locales/id.json: home.old is used nowhere"]);
    }

    #[test]
    fn families_and_plurals_count_as_used() {
        let (missing, unused) = findings(
            "family(\"error.field.\"); plural(\"time.days\", n);",
            &["error.field.required", "time.days.one", "time.days.other"],
        );
        assert!(missing.is_empty() && unused.is_empty(), "{missing:?} {unused:?}");
    }

    #[test]
    fn what_only_looks_like_a_key_is_left_alone() {
        let (missing, _) = findings(
            "let a = \"home.json\"; let b = \"other.thing\"; #[cfg(test)] mod tests { fn a() { f(\"home.nothing\") } }",
            &["home.title"],
        );
        assert!(missing.is_empty(), "{missing:?}");
    }
}
