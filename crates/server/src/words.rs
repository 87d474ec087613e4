//! The words of `locales/` that the server itself speaks: pages, mails, PDFs.

use std::collections::{BTreeMap, HashMap};

use mppi_domain::language::Language;

const INDONESIAN: &str = include_str!("../../../locales/id.json");
const ENGLISH: &str = include_str!("../../../locales/en.json");

/// Words by language and key.
#[derive(Debug)]
pub struct Words {
    indonesian: HashMap<String, String>,
    english: HashMap<String, String>,
}

/// Words that a region says otherwise, by language and key.
pub type OwnWords = BTreeMap<String, BTreeMap<String, String>>;

impl Words {
    /// The words that are part of this program.
    ///
    /// # Errors
    /// When a pack is no flat JSON object.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        Ok(Self { indonesian: serde_json::from_str(INDONESIAN)?, english: serde_json::from_str(ENGLISH)? })
    }

    /// The words of a key: the region's own, else the nation's, else Indonesian, else the key itself.
    pub fn get<'a>(&'a self, own: &'a OwnWords, language: Language, key: &'a str) -> &'a str {
        let own = own.get(language.tag()).and_then(|words| words.get(key));
        let national = match language {
            Language::Id => self.indonesian.get(key),
            Language::En => self.english.get(key).or_else(|| self.indonesian.get(key)),
        };
        own.or(national).map_or(key, String::as_str)
    }
}

/// Puts values into the places `{name}` of a sentence.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        let (before, place) = rest.split_at(open);
        filled.push_str(before);
        let value = place.find('}').and_then(|close| {
            let name = place.get(1..close)?;
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, place.get(close + 1..)?))
        });
        if let Some((value, after)) = value {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = place.get(1..).unwrap_or_default();
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use mppi_domain::language::Language;

    use super::{Words, fill};

    #[test]
    fn a_region_says_it_otherwise() {
        let words = Words::built_in().unwrap();
        let key = "server.shell.failed_retry";
        let own = BTreeMap::from([("id".to_owned(), BTreeMap::from([(key.to_owned(), "Coba lagi".to_owned())]))]);
        assert_eq!(words.get(&own, Language::Id, key), "Coba lagi");
        assert_eq!(words.get(&own, Language::En, key), "Load again");
        assert_eq!(words.get(&own, Language::En, "nothing"), "nothing");
    }

    #[test]
    fn values_take_their_places_once() {
        assert_eq!(fill("{a} dan {b}", &[("a", "{b}"), ("b", "2")]), "{b} dan 2");
        assert_eq!(fill("{unknown} {", &[]), "{unknown} {");
    }
}
