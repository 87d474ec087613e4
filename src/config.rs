//! Run-time settings: the boot data of the shell, the portal that runs, addresses, and the corrected clock.
//!
//! Set once by [`start`], before anything is mounted; then [`boot`], [`region`], [`portal`], [`path`], [`asset`],
//! [`now`] and [`today`] may be called anywhere. Nothing here is reactive, since nothing here changes while the page
//! lives.
//!
//! Addresses: a plain `<a href=path("/permohonan")>` is followed by the router; `use_navigate()` of the router takes
//! the address without the base (`/permohonan`), so use [`use_go`], which takes the same as [`path`].
//!
//! [`use_page_head`] names a page and moves the focus to its heading; each page component calls it once.

mod address;
mod clock;
mod page_head;

pub use address::{citizen_path, path, router_base, tracking_link, use_go, verification_link};
pub use clock::{calendar, context, now, today};
pub use page_head::use_page_head;

use std::sync::OnceLock;

use mppi_domain::api::{boot::Boot, region::RegionProfile};

use crate::platform::{dom, json, panic, time};

/// Which of the two portals runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portal {
    /// For citizens, at the base.
    Citizen,
    /// For officers, at `petugas/` below it.
    Officer,
}

impl Portal {
    /// A name for databases and settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Officer => "officer",
        }
    }
}

struct Config {
    boot: Boot,
    portal: Portal,
    started_at: i64,
}

static CONFIG: OnceLock<Config> = OnceLock::new();

/// Reads the boot data of the shell; false where there is none.
pub fn start(portal: Portal) -> bool {
    let boot = dom::text_of("boot").and_then(|text| json::read(text.as_bytes()));
    boot.is_some_and(|boot| start_with(portal, boot))
}

/// The same with given data, for tests.
pub fn start_with(portal: Portal, boot: Boot) -> bool {
    CONFIG.set(Config { boot, portal, started_at: time::now().millis() }).is_ok()
}

fn config() -> &'static Config {
    match CONFIG.get() {
        Some(config) => config,
        // `start` comes first; without boot data nothing is mounted.
        None => panic::stop("config: not started"),
    }
}

/// All boot data.
pub fn boot() -> &'static Boot {
    &config().boot
}

/// The region that this page belongs to.
pub fn region() -> &'static RegionProfile {
    &config().boot.region
}

/// The portal that runs.
pub fn portal() -> Portal {
    config().portal
}

/// The address of a file by its logical name: `icons.svg`, `crest`, `words.id`.
pub fn asset(name: &str) -> Option<&'static str> {
    config().boot.assets.get(name).map(String::as_str)
}

/// Whether the server can do something beyond the core, such as `demo`.
pub fn can(capability: &str) -> bool {
    region().capabilities.iter().any(|known| known == capability)
}
