//! What every handler can reach.

use std::{ops::Deref, sync::Arc};

use mppi_store::Store;

use crate::{
    areas::Areas, auth::Passwords, clock::Clock, config::Config, dist::Dist, http::metrics::Metrics, random::Random,
    region::Regions, tools::Tools, words::Words,
};

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// The parts of [`AppState`].
pub struct Parts {
    /// Flags and environment.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Random,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// All regions of this installation.
    pub regions: Regions,
    /// What the server itself says.
    pub words: Words,
    /// All places of Indonesia.
    pub areas: Areas,
    /// The built portals.
    pub dist: Dist,
    /// Counts for `/metrics`.
    pub metrics: Metrics,
    /// Files, letters and channels; see [`Tools::open`].
    pub tools: Tools,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
