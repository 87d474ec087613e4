//! The languages in which this crate can format a value.

use serde::{Deserialize, Serialize};

/// A language of the interface that has formats of its own.
///
/// Regional word packs (Bugis, Rejang) borrow the formats of Indonesian.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Indonesian.
    #[default]
    Id,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Id => "id",
            Language::En => "en",
        }
    }

    /// The language of a BCP 47 tag: English for `en…`, Indonesian for all others.
    pub fn from_tag(tag: &str) -> Language {
        match tag.split(['-', '_']).next() {
            Some(primary) if primary.eq_ignore_ascii_case("en") => Language::En,
            _ => Language::Id,
        }
    }
}
