//! Cuts a portal along its split macro (`src/bin`): what a first visit runs, and the file that is loaded later.
//!
//! It begins with what cargo linked, since wasm-bindgen drops the relocations that say which function needs which. The
//! glue, the cutter's loader and the addresses of both files end up in one script.

use super::locations;
use crate::{
    esbuild::{Esbuild, Form},
    tree,
};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_split_cli_support::{Options, transform};

/// What runs in the browser floor (Chrome 99, Firefox 102, Safari 16).
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
const LOADER: &str = "cut.js";

/// A portal as it is served, but for the hashes.
pub struct Cut {
    /// The script that starts it; names the other files as `asset:<name>`.
    pub glue: String,
    /// `<portal>_bg.wasm` and `<portal>_later.wasm`.
    pub modules: Vec<(String, Vec<u8>)>,
}

/// `linked` is cargo's wasm file; `work` is a folder that may be overwritten. With `quick` nothing is optimised.
pub fn cut(portal: &str, linked: &Path, work: &Path, esbuild: &Esbuild, quick: bool) -> Result<Cut> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    let main = work.join(format!("{portal}.wasm"));
    let input = fs::read(linked).with_context(|| linked.display().to_string())?;
    let glue_name = format!("./{portal}.js");
    let loader_name = format!("./{LOADER}");
    let mut options = Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = &glue_name;
    options.link_name = &loader_name;
    let later = match transform(options).map_err(|error| anyhow!("{portal}: {error:#}"))?.split_modules.as_slice() {
        [later] => later.clone(),
        // More files would need an order of loading and one name each; nothing here asks for that yet.
        other => bail!("{portal} is cut into one part and {} others; one other is expected", other.len()),
    };
    // The loader reaches memory and table of the first part through exports that are dropped otherwise.
    run(Command::new("wasm-bindgen").args(["--target", "web", "--no-typescript", "--keep-lld-exports"]).args([
        "--out-dir".as_ref(),
        work.as_os_str(),
        main.as_os_str(),
    ]))?;

    let later_name = format!("{portal}_later.wasm");
    let loader = work.join(LOADER);
    let file_name = later.file_name().unwrap_or_default().to_string_lossy().to_string();
    // That the file cannot be had is shown by the page that needs it; one that is left while it loads is no error.
    let replaced = [
        (format!("\"./{file_name}\""), format!("\"asset:{later_name}\"")),
        ("console.error(e);".to_owned(), "console.info(e);".to_owned()),
    ];
    let mut text = tree::read(&loader)?;
    for (there, instead) in &replaced {
        if !text.contains(there.as_str()) {
            bail!("{LOADER} has no {there}");
        }
        text = text.replace(there.as_str(), instead);
    }
    fs::write(&loader, text)?;

    let first_name = format!("{portal}_bg.wasm");
    let mut modules = Vec::new();
    for (name, file) in [(first_name.clone(), work.join(&first_name)), (later_name, later)] {
        modules.push((name, if quick { fs::read(&file)? } else { small(&file)? }));
    }
    Ok(Cut { glue: esbuild.bundle(&work.join(format!("{portal}.js")), Form::Module)?, modules })
}

fn small(file: &Path) -> Result<Vec<u8>> {
    let out: PathBuf = file.with_extension("small.wasm");
    run(Command::new("wasm-opt").args(["-Oz", "--strip-debug"]).args(FEATURES).arg(file).arg("-o").arg(&out))?;
    let mut module = fs::read(&out).with_context(|| out.display().to_string())?;
    locations::forget(&mut module)?;
    Ok(module)
}

fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().to_string();
    let output = command.output().with_context(|| format!("{name} is not there; ./dev tools installs it"))?;
    if !output.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
