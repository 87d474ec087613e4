//! A mark on one answer or document: what is wrong, and why.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is wrong, from a closed list that statistics can count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FlagReason {
    /// Cannot be read: blurred, cut off, dark.
    Unreadable,
    /// Another document than the one asked for.
    WrongDocument,
    /// A copy where the original is asked for.
    NotOriginal,
    /// No longer valid.
    Expired,
    /// Does not agree with another answer or document.
    Mismatch,
    /// Something is missing in it.
    Incomplete,
    /// Something else; the words say what.
    Other,
}

impl FlagReason {
    /// Every reason, in the order of the officer's list.
    pub const ALL: [Self; 7] = [
        Self::Unreadable,
        Self::WrongDocument,
        Self::NotOriginal,
        Self::Expired,
        Self::Mismatch,
        Self::Incomplete,
        Self::Other,
    ];

    /// The reason as it stands in JSON and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::WrongDocument => "wrong_document",
            Self::NotOriginal => "not_original",
            Self::Expired => "expired",
            Self::Mismatch => "mismatch",
            Self::Incomplete => "incomplete",
            Self::Other => "other",
        }
    }
}

/// A flag with the officer's words, as it goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// `/answers/<pointer>` for an answer (`/answers/child_name`, `/answers/witnesses/w1/nik`), or `/documents/<requirement>`.
    pub pointer: String,
    /// What is wrong.
    pub reason: FlagReason,
    /// What to do about it, in the officer's words; 1…500 characters.
    pub words: String,
}

/// A flag in an event: no words, since they may name people. The words are sealed beside the case under `note`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagRef {
    /// As in [`Flag`].
    pub pointer: String,
    /// As in [`Flag`].
    pub reason: FlagReason,
    /// Id of the sealed words.
    pub note: Uuid,
}
