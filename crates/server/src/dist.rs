//! The built portals, as `cargo xtask dist` leaves them.

pub mod shell;

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

pub use shell::Shell;

/// What the server knows of the build. Read once: a new build needs a new start.
#[derive(Debug)]
pub struct Dist {
    folder: PathBuf,
    /// Identifies the build.
    pub version: String,
    assets: BTreeMap<String, String>,
    /// The citizen portal.
    pub citizen: Portal,
    /// The officer portal.
    pub officer: Portal,
}

/// One portal's part of the build.
#[derive(Debug)]
pub struct Portal {
    /// The page to fill in.
    pub shell: Shell,
    /// The service worker, if the build has one.
    pub worker: Option<PathBuf>,
    /// Logical name → path, for the boot data.
    pub boot: BTreeMap<String, String>,
}

/// Why a build cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum DistError {
    /// A file is missing or cannot be read.
    #[error("{path}: {source}; build the portals first, or name their folder with MPPI_DIST")]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The map is not what this server understands.
    #[error("{path}: {source}")]
    Map {
        /// Which one.
        path: PathBuf,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A portal or a place in its shell is missing.
    #[error("{path}: {what}")]
    Shell {
        /// Which one.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
}

#[derive(Deserialize)]
struct Map {
    version: String,
    assets: BTreeMap<String, String>,
    portals: BTreeMap<String, MapPortal>,
}

#[derive(Deserialize)]
struct MapPortal {
    shell: String,
    worker: Option<String>,
    boot: BTreeMap<String, String>,
}

impl Dist {
    /// Reads the map and both shells.
    ///
    /// # Errors
    /// [`DistError`] names the file.
    pub fn load(folder: &Path) -> Result<Self, DistError> {
        let path = folder.join("assets.json");
        let mut map: Map =
            serde_json::from_str(&read(&path)?).map_err(|source| DistError::Map { path: path.clone(), source })?;
        let mut portal = |name: &str| {
            let what = || DistError::Shell { path: path.clone(), what: format!("no portal `{name}`") };
            map.portals.remove(name).ok_or_else(what).and_then(|portal| Portal::load(folder, portal))
        };
        let (citizen, officer) = (portal("citizen")?, portal("officer")?);
        Ok(Self { folder: folder.to_path_buf(), version: map.version, assets: map.assets, citizen, officer })
    }

    /// Path of an asset by its logical name, such as `citizen.css`, relative to the base.
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.get(name).map(String::as_str)
    }

    /// Where a file of the build lies.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }
}

impl Portal {
    fn load(folder: &Path, portal: MapPortal) -> Result<Self, DistError> {
        let path = folder.join(&portal.shell);
        let shell = Shell::parse(&read(&path)?).map_err(|what| DistError::Shell { path, what })?;
        Ok(Self { shell, worker: portal.worker.map(|worker| folder.join(worker)), boot: portal.boot })
    }

    /// Languages that have a pack, Indonesian first.
    pub fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> =
            self.boot.keys().filter_map(|name| name.strip_prefix("words.")).map(str::to_owned).collect();
        languages.sort_by_key(|language| (language != "id", language.clone()));
        languages
    }
}

fn read(path: &Path) -> Result<String, DistError> {
    fs::read_to_string(path).map_err(|source| DistError::File { path: path.to_path_buf(), source })
}
