//! The boot data that the server writes into each shell, so that the app starts without a chain of round trips.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{api::region::RegionProfile, date::Instant};

/// The JSON of `<script type="application/json" id="boot">`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Boot {
    /// Path of the citizen portal, with a slash at both ends: `/`, `/mpp/`. The officer portal is `petugas/` below it.
    pub base: String,
    /// Where the contract is served, without a slash at the end: `/api/v1`, or another origin's address.
    pub api: String,
    /// Who this region is.
    pub region: RegionProfile,
    /// Addresses by logical name: `icons.svg`, `words.id`, `words.en`, `crest`, `motif`, and every file of `public/`.
    pub assets: BTreeMap<String, String>,
    /// Languages that have a pack, the first is the default: `["id", "en"]`.
    pub languages: Vec<String>,
    /// The server's clock, so that a wrong clock of the phone is noticed.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub now: Instant,
    /// Holidays that count here, ISO dates, for dates that the browser promises.
    pub holidays: Vec<String>,
    /// Identifies the build.
    pub build: String,
}
