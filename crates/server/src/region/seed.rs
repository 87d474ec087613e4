//! The folder of regions: `<slug>/region.json`, `services/*.json`, `templates/*.typ`, crest and motif.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use mppi_domain::{
    api::region::RegionProfile,
    date::{Date, Time},
    service::{ProductOrigin, ServiceDefinition},
};
use serde::de::DeserializeOwned;

use crate::region::context::RegionContext;

/// A region as its folder describes it.
#[derive(Clone, Debug)]
pub struct RegionSeed {
    /// Who it is.
    pub profile: RegionProfile,
    /// SVG.
    pub crest: String,
    /// SVG.
    pub motif: Option<String>,
    /// PNG of the app's icon, by file name: `icon-192.png`; may be absent.
    pub icons: BTreeMap<String, Vec<u8>>,
    /// Its services.
    pub services: Vec<ServiceDefinition>,
    /// Typst source by file name.
    pub templates: BTreeMap<String, String>,
}

/// The sizes that phones ask for.
pub const ICONS: [&str; 5] =
    ["icon-192.png", "icon-512.png", "icon-maskable-512.png", "screenshot-narrow.png", "screenshot-wide.png"];

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct SeedFault {
    /// Which file.
    pub path: PathBuf,
    /// What is wrong, in English for its author.
    pub reason: String,
}

/// Reads all regions of a folder. A region with a fault is left out as a whole; every fault is told.
///
/// # Errors
/// Where the folder itself cannot be read.
pub fn read(folder: &Path) -> io::Result<(Vec<RegionSeed>, Vec<SeedFault>)> {
    let mut faults = Vec::new();
    let mut seeds = Vec::new();
    for path in entries(folder, |path| path.join("region.json").is_file())? {
        let mut own = Vec::new();
        match read_region(&path, &mut own) {
            Some(seed) if own.is_empty() => seeds.push(seed),
            _ => faults.append(&mut own),
        }
    }
    Ok((seeds, faults))
}

fn read_region(folder: &Path, faults: &mut Vec<SeedFault>) -> Option<RegionSeed> {
    let path = folder.join("region.json");
    let profile: RegionProfile = read_json(&path, faults)?;
    faults.extend(profile_faults(folder, &profile).into_iter().map(|reason| SeedFault { path: path.clone(), reason }));
    let crest = read_text(&folder.join(&profile.brand.crest), faults)?;
    let motif = match &profile.brand.motif {
        Some(motif) => Some(read_text(&folder.join(motif), faults)?),
        None => None,
    };
    let icons =
        ICONS.into_iter().filter_map(|name| Some((name.to_owned(), fs::read(folder.join(name)).ok()?))).collect();
    let mut templates = BTreeMap::new();
    for path in files(&folder.join("templates"), "typ", faults) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        templates.insert(name, read_text(&path, faults)?);
    }
    let mut services = Vec::new();
    let mut codes = BTreeSet::new();
    for path in files(&folder.join("services"), "json", faults) {
        let Some(service) = read_json::<ServiceDefinition>(&path, faults) else { continue };
        let mut reasons = service.problems();
        if !profile.categories.iter().any(|category| category.key == service.category) {
            reasons.push(format!("the region has no category `{}`", service.category));
        }
        if let ProductOrigin::Generated { template, .. } = &service.product.origin
            && !templates.contains_key(template)
        {
            reasons.push(format!("there is no template `{template}`"));
        }
        if !codes.insert(service.code.clone()) {
            reasons.push(format!("another file has the code `{}` too", service.code));
        }
        faults.extend(reasons.into_iter().map(|reason| SeedFault { path: path.clone(), reason }));
        services.push(service);
    }
    Some(RegionSeed { profile, crest, motif, icons, services, templates })
}

fn profile_faults(folder: &Path, profile: &RegionProfile) -> Vec<String> {
    let mut reasons = Vec::new();
    if folder.file_name().is_none_or(|name| name != profile.slug.as_str()) {
        reasons.push(format!("slug is `{}`, which is not the folder's name", profile.slug));
    }
    if profile.slug.is_empty() || !profile.slug.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        reasons.push("slug is not made of a-z, 0-9 and -".to_owned());
    }
    reasons.extend(RegionContext::theme_of(profile).err());
    if Time::parse(&profile.contact.closing_time).is_none() {
        reasons.push(format!("closing_time is `{}`, not a time such as 15:00", profile.contact.closing_time));
    }
    for (date, name) in &profile.local_holidays {
        if Date::parse(date).is_none() {
            reasons.push(format!("`{date}` ({name}) is no date such as 2026-02-27"));
        }
    }
    reasons
}

fn read_text(path: &Path, faults: &mut Vec<SeedFault>) -> Option<String> {
    match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) => {
            faults.push(SeedFault { path: path.to_path_buf(), reason: error.to_string() });
            None
        }
    }
}

fn read_json<T: DeserializeOwned>(path: &Path, faults: &mut Vec<SeedFault>) -> Option<T> {
    let text = read_text(path, faults)?;
    match serde_json::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            faults.push(SeedFault { path: path.to_path_buf(), reason: error.to_string() });
            None
        }
    }
}

/// Files with an ending, by name; a folder that is not there has none.
fn files(folder: &Path, ending: &str, faults: &mut Vec<SeedFault>) -> Vec<PathBuf> {
    let found = entries(folder, |path| path.is_file() && path.extension().is_some_and(|found| found == ending));
    match found {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            faults.push(SeedFault { path: folder.to_path_buf(), reason: error.to_string() });
            Vec::new()
        }
    }
}

fn entries(folder: &Path, keep: impl Fn(&Path) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| keep(path));
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use tempfile::TempDir;

    use super::read;

    /// A copy of one sample region.
    fn copy_of_sinjai() -> TempDir {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regions/sinjai");
        let folder = TempDir::new().unwrap();
        copy(&from, &folder.path().join("sinjai"));
        folder
    }

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }

    /// The faults after `from` became `to` in one file, each as `path: reason`.
    fn faults_after(file: &str, from: &str, to: &str) -> Vec<String> {
        let folder = copy_of_sinjai();
        let path = folder.path().join("sinjai").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} holds no {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let (seeds, faults) = read(folder.path()).unwrap();
        assert_eq!(seeds.len(), usize::from(faults.is_empty()), "a region is taken whole or not at all");
        faults.into_iter().map(|fault| fault.to_string()).collect()
    }

    #[test]
    fn a_whole_region_is_read() {
        let folder = copy_of_sinjai();
        let (seeds, faults) = read(folder.path()).unwrap();
        assert_eq!(faults, []);
        assert_eq!(seeds.len(), 1);
        assert!(
            seeds[0].services.len() >= 3 && seeds[0].templates.contains_key("sku.typ") && seeds[0].icons.len() == 5
        );
    }

    #[test]
    fn each_fault_names_its_file_and_reason() {
        let (profile, birth, letter) = ("region.json", "services/akta-kelahiran.json", "services/sku.json");
        for (file, from, to, named, reason) in [
            (profile, "\"slug\": \"sinjai\"", "\"slug\": \"sinjay\"", profile, "not the folder's name"),
            (profile, "#0B6E6E", "teal", profile, "no colour"),
            (profile, "\"15:00\"", "\"sore\"", profile, "not a time"),
            (profile, "\"crest.svg\"", "\"shield.svg\"", "shield.svg", "No such file"),
            (profile, "\"province\"", "\"provinsi\"", profile, "provinsi"),
            (birth, "\"category\": \"kelahiran\"", "\"category\": \"lahir\"", birth, "no category `lahir`"),
            // Of two files with one code, the second one is named.
            (birth, "\"code\": \"akta-kelahiran\"", "\"code\": \"sku\"", letter, "another file has the code"),
            (letter, "sku.typ", "surat.typ", letter, "no template `surat.typ`"),
            (letter, "{", "", letter, "expected"),
        ] {
            let faults = faults_after(file, from, to);
            let is_named = faults.iter().any(|fault| fault.contains(named) && fault.contains(reason));
            assert!(is_named, "{file} {to}: {faults:?}");
        }
    }
}
