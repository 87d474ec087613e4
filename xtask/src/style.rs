//! Bundles `style/` into one sheet per portal, in the order of the cascade layers.
//!
//! Trunk resolves no `@import`, and one request is what a slow line can afford. The place of a file
//! decides its layer, so a component cannot win over the base by accident.

use crate::esbuild::Esbuild;
use crate::tree;
use anyhow::{Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers from weakest to strongest. `citizen` and `officer` are in the sheet of their portal only.
const LAYERS: [&str; 8] = ["tokens", "reset", "base", "layout", "components", "citizen", "officer", "print"];

/// Writes `citizen.css` and `officer.css` into `out`.
pub fn write(root: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let esbuild = Esbuild::find(root)?;
    for portal in ["citizen", "officer"] {
        let css = bundle(root, portal == "officer", &esbuild)?;
        fs::write(out.join(format!("{portal}.css")), css)?;
    }
    Ok(())
}

/// One portal's sheet, minified, with newer syntax lowered to the browser floor.
pub fn bundle(root: &Path, officer: bool, esbuild: &Esbuild) -> Result<String> {
    let style = root.join("style");
    let mut source = format!("@layer {};\n", LAYERS.join(", "));
    let foreign = if officer { "citizen" } else { "officer" };
    for layer in LAYERS.into_iter().filter(|layer| *layer != foreign) {
        for file in layer_files(&style, layer)? {
            let name = tree::relative(root, &file);
            let text = tree::read(&file)?;
            refuse_foreign(&name, &text)?;
            // Alone first, so that a mistake is reported with its file and line.
            esbuild.sheet(&name, &text)?;
            add(&mut source, layer, &text);
        }
    }
    esbuild.sheet(if officer { "officer.css" } else { "citizen.css" }, &source)
}

/// A layer is one file of its name, a folder of its name, or both.
fn layer_files(style: &Path, layer: &str) -> Result<Vec<PathBuf>> {
    let single = style.join(format!("{layer}.css"));
    let mut files: Vec<PathBuf> = single.is_file().then_some(single).into_iter().collect();
    files.extend(tree::files(&style.join(layer), &["css"])?);
    Ok(files)
}

/// A file that names a layer itself is taken as it is.
fn add(source: &mut String, layer: &str, text: &str) {
    let written = if text.contains("@layer") {
        writeln!(source, "{text}")
    } else {
        writeln!(source, "@layer {layer} {{\n{text}\n}}")
    };
    debug_assert!(written.is_ok(), "a string takes what is written to it");
}

/// Only the region's own hosts: a sheet loads nothing, it may only point into itself or carry data.
fn refuse_foreign(name: &str, text: &str) -> Result<()> {
    if text.contains("@import") {
        bail!("{name}: @import is not resolved; put the file into its layer's folder");
    }
    for (at, _) in text.match_indices("url(") {
        let target = text.get(at + 4..).unwrap_or_default().trim_start_matches(['"', '\'']);
        if !target.starts_with("data:") && !target.starts_with('#') {
            bail!("{name}: url() may hold data: only, since names are hashed at build time");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{add, refuse_foreign};

    #[test]
    fn the_place_of_a_file_is_its_layer() {
        let mut source = String::new();
        add(&mut source, "components", ".card {}");
        add(&mut source, "print", "@media print { @layer print {} }");
        assert_eq!(source, "@layer components {\n.card {}\n}\n@media print { @layer print {} }\n");
    }

    #[test]
    fn foreign_addresses_are_refused() {
        assert!(refuse_foreign("a.css", "a { background: url(https://example.org/x.png) }").is_err());
        assert!(refuse_foreign("a.css", "a { background: url(\"data:image/svg+xml,%3Csvg/%3E\") }").is_ok());
        assert!(refuse_foreign("a.css", "@import \"b.css\";").is_err());
    }
}
