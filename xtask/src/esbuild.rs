//! esbuild as a minifier of scripts and sheets, lowering them to the browser floor.

use anyhow::{Context, Result, bail};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The browser floor of the portals.
const FLOOR: &str = "--target=chrome99,firefox102,safari16";
/// For scripts that run below the floor too: to say so, and to track a case from any browser.
const BELOW_FLOOR: &str = "--target=es5";
const OLD_SCRIPTS: [&str; 2] = ["early.js", "lacak.js"];

/// How our own files are made small.
const OURS: [&str; 2] = ["--minify", "--legal-comments=none"];
/// Somebody else's may read the names of their own classes.
const FOREIGN: [&str; 2] = ["--minify-whitespace", "--minify-syntax"];

/// What a module becomes.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A module, for `import`.
    Module,
    /// A script without exports, for workers of any browser.
    Classic,
}

impl Form {
    const fn format(self) -> &'static str {
        match self {
            Self::Module => "--format=esm",
            Self::Classic => "--format=iife",
        }
    }
}

/// The program that the npm tools bring.
pub struct Esbuild(PathBuf);

impl Esbuild {
    /// Finds it through the `node_modules` link that `./dev` makes.
    pub fn find(root: &Path) -> Result<Self> {
        let program = root.join("node_modules/.bin/esbuild");
        if !program.exists() {
            bail!("esbuild is not there; ./dev build installs it");
        }
        Ok(Self(program))
    }

    /// A script, minified.
    pub fn script(&self, name: &str, text: &str) -> Result<String> {
        let target = if OLD_SCRIPTS.contains(&name) { BELOW_FLOOR } else { FLOOR };
        self.run(name, text, &OURS, &["--loader=js", target, &format!("--sourcefile={name}")])
    }

    /// A module with everything that it imports, minified.
    pub fn bundle(&self, file: &Path, form: Form) -> Result<String> {
        // wasm-bindgen names a module once per function that it takes from it.
        let quiet = "--log-override:duplicate-object-key=silent";
        let file = file.to_string_lossy();
        self.run(&file, "", &OURS, &["--bundle", form.format(), FLOOR, quiet, &file])
    }

    /// A module of an npm package, which is minified already: only lowered.
    pub fn foreign(&self, name: &str, text: &str, form: Form) -> Result<String> {
        self.run(name, text, &FOREIGN, &["--loader=js", FLOOR, form.format(), &format!("--sourcefile={name}")])
    }

    /// A sheet, minified, its nesting unfolded.
    pub fn sheet(&self, name: &str, text: &str) -> Result<String> {
        self.run(name, text, &OURS, &["--loader=css", FLOOR, &format!("--sourcefile={name}")])
    }

    /// A warning is an error here: esbuild only warns about broken CSS.
    fn run(&self, name: &str, text: &str, minify: &[&str], arguments: &[&str]) -> Result<String> {
        let mut child = Command::new(&self.0)
            .args(["--charset=utf8", "--log-level=warning", "--color=false"])
            .args(minify)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| self.0.display().to_string())?;
        // It reads all before it writes, so one thread is enough.
        child.stdin.take().context("esbuild has no input")?.write_all(text.as_bytes())?;
        let output = child.wait_with_output()?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() || !complaint.trim().is_empty() {
            bail!("{name}:\n{}", complaint.trim());
        }
        Ok(String::from_utf8(output.stdout)?)
    }
}
