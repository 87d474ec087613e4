//! `/applications/{id}/documents/{doc}` (the PDF) and `/verification/{code}`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    case::DocumentKind,
    date::{Date, Instant},
    text::Text,
};

/// An issued document in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentEntry {
    /// Its id.
    pub id: Uuid,
    /// How it came about.
    pub origin: DocumentKind,
    /// Its number.
    pub number: String,
    /// When it was issued.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub issued_at: Instant,
    /// Code of the public verification page, 10 characters.
    pub verification_code: String,
    /// Bytes of the PDF.
    pub size: u64,
    /// Whether the applicant may download it.
    pub downloadable: bool,
}

/// `GET /verification/{code}`: what anybody may know of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verification {
    /// The code that was asked for.
    pub code: String,
    /// What it is.
    pub document_name: Text,
    /// Its number.
    pub number: String,
    /// Whose it is, masked: `S*** N********`.
    pub holder: String,
    /// When it was issued.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub issued_on: Date,
    /// Who issued it.
    pub agency: Text,
    /// Who signed or approved it; none for external products, which carry their own signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<String>,
    /// SHA-256 of the PDF, to compare.
    pub sha256: String,
    /// True for sample data, which proves nothing.
    pub sample: bool,
}
