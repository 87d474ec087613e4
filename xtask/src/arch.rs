//! The house rules that a compiler does not know: who may import whom, and how files look.

mod crates;
mod files;
mod imports;

use anyhow::{Result, bail};
use std::path::Path;

/// Checks everything and prints each finding as `path:line: what`.
pub fn run(root: &Path) -> Result<()> {
    let mut findings = imports::check(root)?;
    findings.extend(crates::check(root)?);
    findings.extend(files::check(root)?);
    for finding in &findings {
        eprintln!("{finding}");
    }
    for long in files::long_sheets_and_scripts(root)? {
        println!("{long}");
    }
    if findings.is_empty() {
        println!("arch: imports, crates and files are in order");
        Ok(())
    } else {
        bail!("{} finding(s) against docs/architecture.md", findings.len())
    }
}
