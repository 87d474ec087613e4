//! A document that an applicant hands in, and the rules for its files.

use serde::{Deserialize, Serialize};

use crate::{
    form::{Answers, FormContext, validate::rule_data},
    rules::Rule,
    text::Text,
};

/// Bytes that one file may have where a requirement says nothing else: 5 MB.
pub const DEFAULT_MAX_BYTES: u64 = 5_000_000;

/// A requirement: one document, photographed or scanned, in one or more files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Unique in the service, `a-z0-9_`.
    pub code: String,
    /// What the document is.
    pub label: Text,
    /// Where it comes from, what may stand in for it, how to photograph it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Needed always.
    #[serde(default)]
    pub required: bool,
    /// Needed only where this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<serde_json::Value>))]
    pub required_if: Option<Rule>,
    /// Asked only where this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<serde_json::Value>))]
    pub visible_if: Option<Rule>,
    /// Kinds of file that are taken.
    #[serde(default = "FileKind::all")]
    pub file_kinds: Vec<FileKind>,
    /// Bytes of one file at most.
    #[serde(default = "default_max_bytes")]
    pub max_bytes: u64,
    /// Files at most.
    #[serde(default = "one")]
    pub max_files: u32,
}

/// The kinds of file, told by content and never by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// `%PDF-`
    Pdf,
    /// `FF D8 FF`
    Jpeg,
    /// `89 PNG`
    Png,
    /// `RIFF….WEBP`
    Webp,
}

impl FileKind {
    /// All of them.
    pub fn all() -> Vec<Self> {
        vec![Self::Pdf, Self::Jpeg, Self::Png, Self::Webp]
    }

    /// The kind of a file by its first bytes; 16 are enough.
    pub fn of(head: &[u8]) -> Option<Self> {
        match head {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    /// As people call it, in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
        }
    }

    /// The media type under which it is served.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// True for pictures.
    pub fn is_image(self) -> bool {
        self != Self::Pdf
    }
}

impl Requirement {
    /// True where the document is asked for at all.
    pub fn is_visible(&self, answers: &Answers, context: FormContext) -> bool {
        crate::form::validate::holds(self.visible_if.as_ref(), &rule_data(answers, context), true)
    }

    /// True where the application cannot be sent without it.
    pub fn is_required(&self, answers: &Answers, context: FormContext) -> bool {
        self.is_visible(answers, context)
            && (self.required
                || crate::form::validate::holds(self.required_if.as_ref(), &rule_data(answers, context), false))
    }
}

fn default_max_bytes() -> u64 {
    DEFAULT_MAX_BYTES
}

fn one() -> u32 {
    1
}
