//! What the server hands to its typesetting child, as JSON on standard input.

use mppi_domain::date::Date;
use serde::{Deserialize, Serialize};

/// One document to set. The template sees these five files and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenderJob {
    /// `/main.typ`
    pub template: String,
    /// `/data.json`
    pub data: serde_json::Value,
    /// `/crest.svg`
    pub crest: String,
    /// `/motif.svg`; an empty picture where the region has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motif: Option<String>,
    /// `/qr.svg`
    pub qr: String,
    /// The day that `datetime.today()` gives.
    pub today: Date,
    /// Printed across each page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

/// What is printed across a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// PRATINJAU: not issued.
    Preview,
}
