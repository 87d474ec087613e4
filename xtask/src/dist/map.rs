//! `assets.json`: the one file by which the server knows the build.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The whole map. Paths are relative to the dist folder, which is also the root of the site.
#[derive(Debug, Serialize, Deserialize)]
pub struct AssetMap {
    /// Changes when any asset changes; 12 hex digits.
    pub version: String,
    /// Logical name (`citizen.css`, `icons.svg`, `words/citizen/id.json`) → path under `assets/`.
    pub assets: BTreeMap<String, String>,
    /// `citizen` and `officer`.
    pub portals: BTreeMap<String, Portal>,
    /// Paths of the build before, still on disk.
    #[serde(default)]
    pub previous: Vec<String>,
}

/// One portal's part of the build.
#[derive(Debug, Serialize, Deserialize)]
pub struct Portal {
    /// The shell to fill in, relative to the dist folder.
    pub shell: String,
    /// The service worker, relative to the dist folder; it must not be cached.
    pub worker: Option<String>,
    /// What belongs into the boot data: `words.<language>` and the files of `public/` → path.
    pub boot: BTreeMap<String, String>,
    /// Paths that the worker stores when it is installed.
    pub precache: Vec<String>,
}

impl AssetMap {
    /// The map of an earlier build; none if there is none or its form is older.
    pub fn load(dist: &Path) -> Option<Self> {
        let text = fs::read_to_string(dist.join("assets.json")).ok()?;
        serde_json::from_str(&text).ok()
    }
}
