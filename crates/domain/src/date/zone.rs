//! The time zones of Indonesia. None of them has summer time, so an offset says everything.

use serde::{Deserialize, Serialize};

/// A time zone of Indonesia; travels under its IANA name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Zone {
    /// Western Indonesia, UTC+7.
    #[serde(rename = "Asia/Jakarta")]
    Wib,
    /// Central Indonesia, UTC+8.
    #[serde(rename = "Asia/Makassar")]
    Wita,
    /// Eastern Indonesia, UTC+9.
    #[serde(rename = "Asia/Jayapura")]
    Wit,
}

impl Zone {
    /// Minutes ahead of UTC.
    pub const fn offset_minutes(self) -> i64 {
        match self {
            Zone::Wib => 7 * 60,
            Zone::Wita => 8 * 60,
            Zone::Wit => 9 * 60,
        }
    }

    /// What Indonesians write behind a time.
    pub const fn label(self) -> &'static str {
        match self {
            Zone::Wib => "WIB",
            Zone::Wita => "WITA",
            Zone::Wit => "WIT",
        }
    }

    /// The name in the IANA database.
    pub const fn iana(self) -> &'static str {
        match self {
            Zone::Wib => "Asia/Jakarta",
            Zone::Wita => "Asia/Makassar",
            Zone::Wit => "Asia/Jayapura",
        }
    }
}
