//! Words that are data: a name or a hint in each language that a region offers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// Words by language code (`id`, `en`, …). Indonesian is always there; it is what a missing language falls back to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// Words by language code.
    pub(crate) fn of(words: BTreeMap<String, String>) -> Self {
        Self(words)
    }

    /// Words in Indonesian alone.
    pub fn indonesian(words: impl Into<String>) -> Self {
        Self(BTreeMap::from([(Language::Id.tag().to_owned(), words.into())]))
    }

    /// Words in the two languages that the interface always has.
    pub fn both(indonesian: impl Into<String>, english: impl Into<String>) -> Self {
        Self(BTreeMap::from([
            (Language::Id.tag().to_owned(), indonesian.into()),
            (Language::En.tag().to_owned(), english.into()),
        ]))
    }

    /// The words in `language`, else in Indonesian, else empty.
    pub fn get(&self, language: Language) -> &str {
        self.0.get(language.tag()).or_else(|| self.0.get(Language::Id.tag())).map_or("", String::as_str)
    }

    /// True where no language has any words.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|words| words.trim().is_empty())
    }
}
