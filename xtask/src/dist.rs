//! Turns what Trunk built, `public/`, `locales/`, `style/` and a few npm files into the folder that the server serves.
//!
//! ```text
//! index.html  petugas/index.html   shells: templates that the server fills in
//! sw.js  petugas/sw.js             service workers, each with its build list inside
//! assets/<name>.<hash>.<ext>       everything else, immutable, beside its .br and .gz
//! assets.json                      logical name → path, what to precache, what the last build had
//! ```
//!
//! The files of the build before stay in `assets/`, so that a page that is open during an update
//! still finds what it asks for.

mod assets;
mod cut;
mod locations;
mod map;
mod packs;
mod shell;
mod vendored;

use crate::esbuild::{Esbuild, Form};
use crate::{style, tree};
use anyhow::{Result, bail};
use assets::Assets;
use map::{AssetMap, Portal};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What to build, from where, to where.
pub struct Request {
    /// The checkout.
    pub root: PathBuf,
    /// Trunk's output for the citizen portal.
    pub citizen: PathBuf,
    /// Trunk's output for the officer portal.
    pub officer: PathBuf,
    /// Where cargo put `citizen.wasm` and `officer.wasm`.
    pub linked: PathBuf,
    /// The folder to replace.
    pub out: PathBuf,
    /// For `./dev watch`: fast compression, and the page reloads itself after a build.
    pub quick: bool,
}

/// Files of `public/` that keep their name and place: others ask for them by it.
const UNHASHED: [&str; 2] = ["config.json", "robots.txt"];
/// The service worker's source; each portal gets its own copy.
const WORKER: &str = "sw.js";
/// Scripts that become one file with what they import, and the folders of what only they import.
const BUNDLED: [(&str, Form); 3] = [(WORKER, Form::Classic), ("outbox.js", Form::Module), ("vault.js", Form::Module)];
const PARTS: [&str; 2] = ["outbox/", "vault/"];
/// Pages of the server use it, and they are not there without the server.
const NOT_STORED: [&str; 2] = ["lacak.js", "reload.js"];
/// Folders of `public/` that citizens never need.
const FOR_OFFICERS: [&str; 2] = ["pdf/", "scan/"];
/// What a page needs before or instead of its boot data, so it is not listed there.
const SHELL_ONLY: [&str; 3] = ["early.js", "boot.js", "reload.js"];

/// Builds beside the old folder and swaps at the end, so that a failure leaves the old one whole.
pub fn run(request: &Request) -> Result<()> {
    let part = request.out.with_extension("part");
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    let built = build(request, &part)?;
    let old = AssetMap::load(&request.out);
    keep_previous(old.as_ref(), &built, &request.out, &part)?;
    let map = AssetMap { previous: previous_paths(old.as_ref(), &built), ..built };
    fs::write(part.join("assets.json"), serde_json::to_string_pretty(&map)?)?;
    if request.out.exists() {
        fs::remove_dir_all(&request.out)?;
    }
    fs::rename(&part, &request.out)?;
    println!("dist: {} files, version {}", map.assets.len(), map.version);
    Ok(())
}

fn build(request: &Request, part: &Path) -> Result<AssetMap> {
    let mut assets = Assets::new(part, request.quick)?;
    let esbuild = Esbuild::find(&request.root)?;
    let mut cuts = BTreeMap::new();
    for (portal, folder) in [("citizen", &request.citizen), ("officer", &request.officer)] {
        cuts.insert(portal, add_portal(&mut assets, portal, request, folder, &esbuild)?);
        let css = style::bundle(&request.root, portal == "officer", &esbuild)?;
        assets.add(&format!("{portal}.css"), css.as_bytes())?;
    }
    for (name, pack) in packs::split(&request.root, &cuts)? {
        assets.add(&name, pack.as_bytes())?;
    }
    vendored::add(&mut assets, &request.root, &esbuild)?;
    // In development a kept page would hide what was just built.
    let worker = add_public(&mut assets, request, part, &esbuild)?.filter(|_| !request.quick);
    if request.quick {
        // Read with `no-store` by reload.js; the one file of assets/ without a hash.
        fs::write(part.join("assets/build.txt"), assets.version())?;
    }

    let mut portals = BTreeMap::new();
    for (name, folder, at) in [("citizen", &request.citizen, ""), ("officer", &request.officer, "petugas/")] {
        let up = if at.is_empty() { "./" } else { "../" };
        let html = tree::read(&folder.join("index.html"))?;
        fs::create_dir_all(part.join(at))?;
        let shell = format!("{at}index.html");
        fs::write(part.join(&shell), shell::finish(&html, &assets, up, request.quick)?)?;
        let portal = Portal {
            shell,
            worker: worker.as_ref().map(|_| format!("{at}{WORKER}")),
            boot: boot_assets(&assets, name),
            precache: precache(&assets, name),
        };
        if let Some(source) = &worker {
            let list = serde_json::json!({
                "version": assets.version(),
                "portal": name,
                "together": together(&assets, name, up),
                "precache": portal.precache.iter().map(|path| format!("{up}{path}")).collect::<Vec<_>>(),
            });
            let marker = "\"mppi:build\"";
            if !source.contains(marker) {
                bail!("public/{WORKER} has no {marker} where its build list belongs");
            }
            fs::write(
                part.join(format!("{at}{WORKER}")),
                assets.resolve(&source.replace(marker, &list.to_string()), &format!("{up}assets/"))?,
            )?;
        }
        portals.insert(name.to_owned(), portal);
    }
    Ok(AssetMap { version: assets.version(), assets: assets.map(), portals, previous: Vec::new() })
}

/// Takes the modules of one portal and the script that starts them. `folder` is Trunk's: its page is read later, and its
/// own module, which is not cut, is left there.
fn add_portal(
    assets: &mut Assets,
    portal: &str,
    request: &Request,
    folder: &Path,
    esbuild: &Esbuild,
) -> Result<packs::Cut> {
    let linked = request.linked.join(format!("{portal}.wasm"));
    let cut = cut::cut(portal, &linked, &folder.with_extension("cut"), esbuild, request.quick)?;
    for (name, module) in &cut.modules {
        assets.add(name, module)?;
    }
    let glue = assets.resolve(&cut.glue, "./")?;
    assets.add(&format!("{portal}.js"), glue.as_bytes())?;
    let [(_, first), (_, later)] = cut.modules.as_slice() else { bail!("{portal} is not cut in two") };
    Ok(packs::Cut::new(portal, first, later))
}

/// Takes `public/`; gives back the service worker's source, which each portal finishes by itself.
fn add_public(assets: &mut Assets, request: &Request, part: &Path, esbuild: &Esbuild) -> Result<Option<String>> {
    let public = request.root.join("public");
    let mut scripts = BTreeMap::new();
    for file in tree::files(&public, &[])? {
        let name = tree::relative(&public, &file);
        if UNHASHED.contains(&name.as_str()) {
            fs::copy(&file, part.join(&name))?;
        } else if let Some((_, form)) = BUNDLED.iter().find(|(bundled, _)| *bundled == name) {
            scripts.insert(name, esbuild.bundle(&file, *form)?);
        } else if tree::has_extension(&file, "js") {
            let is_left_out =
                PARTS.iter().any(|part| name.starts_with(part)) || (name == "reload.js" && !request.quick);
            if !is_left_out {
                let text = esbuild.script(&name, &tree::read(&file)?)?;
                scripts.insert(name, text);
            }
        } else {
            assets.add(&name, &fs::read(&file)?)?;
        }
    }
    let worker = scripts.remove(WORKER);
    assets.add_scripts(scripts)?;
    Ok(worker)
}

/// What a running page looks up by name: its words as `words.<language>`, those of the later file as `later.<language>`, and
/// the files of `public/`.
fn boot_assets(assets: &Assets, portal: &str) -> BTreeMap<String, String> {
    let words = format!("words/{portal}/");
    let of_a_build = |name: &str| {
        ["citizen", "officer"]
            .iter()
            .any(|other| name.starts_with(&format!("{other}.")) || name.starts_with(&format!("{other}_")))
    };
    let mut boot = BTreeMap::new();
    for (name, path) in assets.map() {
        if let Some(language) = name.strip_prefix(&words).and_then(|name| name.strip_suffix(packs::LATER)) {
            boot.insert(format!("later.{language}"), path);
        } else if let Some(language) = name.strip_prefix(&words) {
            boot.insert(format!("words.{}", language.trim_end_matches(".json")), path);
        } else if !name.starts_with("words/")
            && !of_a_build(&name)
            && !SHELL_ONLY.contains(&name.as_str())
            && !vendored::is_vendored(&name)
            && (portal == "officer" || !FOR_OFFICERS.iter().any(|folder| name.starts_with(folder)))
        {
            boot.insert(name, path);
        }
    }
    boot
}

/// What the worker stores at once: the portal, the national words, and the top level of `public/`.
///
/// Folders of `public/` are for what is loaded on demand, and another language is stored when used.
fn precache(assets: &Assets, portal: &str) -> Vec<String> {
    let other = if portal == "citizen" { "officer" } else { "citizen" };
    assets
        .map()
        .into_iter()
        .filter(|(name, _)| {
            let of_the_other = name.starts_with(&format!("{other}.")) || name.starts_with(&format!("{other}_"));
            !of_the_other && !NOT_STORED.contains(&name.as_str())
        })
        .filter(|(name, _)| {
            !name.contains('/')
                || *name == format!("words/{portal}/id.json")
                || *name == format!("words/{portal}/id{}", packs::LATER)
        })
        .map(|(_, path)| path)
        .collect()
}

/// A pack of words → the one for the later file, which the worker stores with it.
fn together(assets: &Assets, portal: &str, up: &str) -> BTreeMap<String, String> {
    let packs = assets.map();
    let of_portal = format!("words/{portal}/");
    let later = packs.iter().filter_map(|(name, path)| {
        let language = name.strip_prefix(&of_portal)?.strip_suffix(packs::LATER)?;
        let first = packs.get(&format!("{of_portal}{language}.json"))?;
        Some((format!("{up}{first}"), format!("{up}{path}")))
    });
    later.collect()
}

/// What the last build had under another name. When nothing changed, its own predecessor stays.
fn previous_paths(old: Option<&AssetMap>, new: &AssetMap) -> Vec<String> {
    let Some(old) = old else { return Vec::new() };
    if old.version == new.version {
        return old.previous.clone();
    }
    let current: Vec<&String> = new.assets.values().collect();
    let mut paths: Vec<String> = old.assets.values().filter(|path| !current.contains(path)).cloned().collect();
    paths.sort();
    paths
}

fn keep_previous(old: Option<&AssetMap>, new: &AssetMap, from: &Path, to: &Path) -> Result<()> {
    for path in previous_paths(old, new) {
        for ending in ["", ".br", ".gz"] {
            let file = from.join(format!("{path}{ending}"));
            let target = to.join(format!("{path}{ending}"));
            if file.is_file() {
                fs::create_dir_all(target.parent().unwrap_or(to))?;
                fs::copy(&file, &target)?;
            }
        }
    }
    Ok(())
}
