//! Money in rupiah.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount in whole rupiah; nothing in public service costs a fraction of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Rupiah(pub u64);

impl Rupiah {
    /// The amount in Indonesian words: `satu juta lima ratus ribu rupiah`.
    pub fn in_words(self) -> String {
        String::new()
    }

    /// The sum, or nothing if it cannot be held.
    pub fn checked_add(self, other: Rupiah) -> Option<Rupiah> {
        self.0.checked_add(other.0).map(Rupiah)
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rp{}", self.0)
    }
}
