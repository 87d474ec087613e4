//! The words of one language, and filling them in.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::SPEECH;
use crate::platform::plural;

/// Words by key. Looked up in order: the region's own, the language's, the default language's.
#[derive(Debug, Default)]
pub struct Pack {
    layers: Vec<Map<String, Value>>,
}

impl Pack {
    /// A pack of layers, the first one counts most.
    pub fn new(own: Option<&BTreeMap<String, String>>, layers: Vec<Map<String, Value>>) -> Self {
        let mut all = Vec::with_capacity(layers.len() + 1);
        if let Some(words) = own {
            let mut layer = Map::new();
            for (key, words) in words {
                layer.insert(key.clone(), Value::String(words.clone()));
            }
            all.push(layer);
        }
        all.extend(layers);
        Self { layers: all }
    }

    /// The words of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.layers.iter().find_map(|layer| layer.get(key)?.as_str())
    }

    /// The words of a plural: the form of this category, else `other`, else the key itself.
    pub fn plural(&self, key: &str, category: &str) -> Option<&str> {
        self.get(&[key, ".", category].concat())
            .or_else(|| self.get(&[key, ".other"].concat()))
            .or_else(|| self.get(key))
    }
}

/// The words of a key. Reactive. An unknown key gives nothing rather than a raw key.
pub fn word(key: &str) -> String {
    SPEECH.with(|speech| speech.pack.get(key).unwrap_or_default().to_owned())
}

/// The words of a key that ends with something from data: `family("status.", status.key())`. Reactive.
pub fn family(stem: &str, key: &str) -> String {
    word(&[stem, key].concat())
}

/// The words of a key with its placeholders filled; `count` also chooses the plural form. Reactive.
pub fn fill(key: &str, values: &[(&str, String)]) -> String {
    SPEECH.with(|speech| {
        // Counts are whole; reading floats would bring 10 KB of tables into the build.
        let count = values.iter().find(|(name, _)| *name == "count").and_then(|(_, value)| value.parse::<i32>().ok());
        let template = match count {
            Some(count) => speech.pack.plural(key, &plural::category(&speech.tag, f64::from(count))),
            None => speech.pack.get(key),
        };
        interpolate(template.unwrap_or_default(), values)
    })
}

/// `{name}` replaced by its value; an unknown placeholder stays, so that a test sees it.
pub fn interpolate(template: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn layer(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    fn values(pairs: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn placeholders_are_filled_in_any_order_and_more_than_once() {
        let values = values(&[("of", "5"), ("number", "2")]);
        assert_eq!(interpolate("Langkah {number} dari {of}, {number}/{of}", &values), "Langkah 2 dari 5, 2/5");
    }

    #[test]
    fn a_value_is_never_read_as_a_template() {
        assert_eq!(interpolate("Halo {name}", &values(&[("name", "{of}"), ("of", "5")])), "Halo {of}");
    }

    #[test]
    fn odd_braces_do_no_harm() {
        assert_eq!(interpolate("a { b", &[]), "a { b");
        assert_eq!(interpolate("a {b} c}", &[]), "a {b} c}");
    }

    #[test]
    fn the_regions_words_come_first_and_the_default_language_last() {
        let own = BTreeMap::from([("nav.home".to_owned(), "Awal".to_owned())]);
        let pack = Pack::new(
            Some(&own),
            vec![
                layer(&json!({"nav.home": "Home", "nav.help": "Help"})),
                layer(&json!({"nav.help": "Bantuan", "nav.me": "Akun"})),
            ],
        );
        assert_eq!(pack.get("nav.home"), Some("Awal"));
        assert_eq!(pack.get("nav.help"), Some("Help"));
        assert_eq!(pack.get("nav.me"), Some("Akun"));
        assert_eq!(pack.get("nav.no"), None);
    }

    #[test]
    fn a_plural_falls_back_to_other() {
        let pack = Pack::new(
            None,
            vec![layer(&json!({"files.one": "{count} file", "files.other": "{count} files", "left": "{count} lagi"}))],
        );
        assert_eq!(pack.plural("files", "one"), Some("{count} file"));
        assert_eq!(pack.plural("files", "few"), Some("{count} files"));
        assert_eq!(pack.plural("left", "one"), Some("{count} lagi"));
    }
}
