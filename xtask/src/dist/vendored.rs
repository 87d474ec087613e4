//! Files of npm packages that reach the browser.
//!
//! Only scripts of `public/` name them, as `asset:<name>`; a running page never looks them up, so they are in no boot
//! data, and as files of a folder they are stored by no worker. `NOTICE` says whose they are.

use super::assets::Assets;
use crate::{
    esbuild::{Esbuild, Form},
    tree,
};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

struct Vendored {
    /// Below `node_modules/`.
    from: &'static str,
    /// The logical name.
    name: &'static str,
    /// What is done with it.
    treatment: Treatment,
}

enum Treatment {
    /// A script that esbuild lowers to the browser floor.
    Lowered(Form),
    /// A module that becomes one file with what it imports.
    Bundled,
    /// It stays as it is.
    Kept,
}

use Treatment::{Bundled, Kept, Lowered};

/// PDF.js 4 is the last whose polyfills reach down to the browser floor. Its syntax begins at Safari 16.4, and its
/// worker at Firefox 114, where modules became workers; esbuild lowers both.
///
/// Of its data only the two fonts come along that no system has. Its character maps (1.7 MB) are for Chinese, Japanese
/// and Korean texts without fonts of their own.
///
/// The reader of `zxing-wasm` is for QR codes where the browser cannot: on Windows and Linux, and in Firefox and Safari.
const FILES: [Vendored; 6] = [
    Vendored { from: "pdfjs-dist/legacy/build/pdf.min.mjs", name: "pdf/engine.js", treatment: Lowered(Form::Module) },
    Vendored {
        from: "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
        name: "pdf/worker.js",
        treatment: Lowered(Form::Classic),
    },
    Vendored { from: "pdfjs-dist/standard_fonts/FoxitDingbats.pfb", name: "pdf/dingbats.pfb", treatment: Kept },
    Vendored { from: "pdfjs-dist/standard_fonts/FoxitSymbol.pfb", name: "pdf/symbol.pfb", treatment: Kept },
    Vendored { from: "zxing-wasm/dist/es/reader/index.js", name: "scan/reader.js", treatment: Bundled },
    Vendored { from: "zxing-wasm/dist/reader/zxing_reader.wasm", name: "scan/reader.wasm", treatment: Kept },
];

/// Adds them all. The scripts that name them come later.
pub fn add(assets: &mut Assets, root: &Path, esbuild: &Esbuild) -> Result<()> {
    for file in &FILES {
        let from = root.join("node_modules").join(file.from);
        match file.treatment {
            Lowered(form) => {
                let text = tree::read(&from)?;
                let lowered = esbuild.foreign(file.name, &text, form)?;
                assets.add(file.name, [licence(&text), &lowered].concat().as_bytes())?;
            }
            Bundled => assets.add(file.name, esbuild.bundle(&from, Form::Module)?.as_bytes())?,
            Kept => assets.add(file.name, &fs::read(&from).with_context(|| from.display().to_string())?)?,
        }
    }
    Ok(())
}

/// Whether a logical name is one of them.
pub fn is_vendored(name: &str) -> bool {
    FILES.iter().any(|file| file.name == name)
}

/// The comment that a script begins with, which esbuild drops where it does not know it for a licence.
fn licence(text: &str) -> &str {
    let end = text.find("*/").map_or(0, |at| at + "*/".len());
    if text.starts_with("/*") { text.get(..end).unwrap_or_default() } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{FILES, is_vendored, licence};

    #[test]
    fn a_licence_is_the_first_comment() {
        assert_eq!(licence("/* ours */\nexport const a = 1; /* b */"), "/* ours */");
        assert_eq!(licence("export const a = 1; /* b */"), "");
        assert_eq!(licence("/* no end"), "");
    }

    #[test]
    fn all_of_them_are_in_a_folder_so_that_no_worker_stores_them() {
        assert!(FILES.iter().all(|file| file.name.contains('/')));
        assert!(is_vendored("pdf/worker.js") && !is_vendored("pdf/pages.js"));
    }
}
