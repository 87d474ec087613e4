//! Prints what was measured beside `budgets.json` and fails above a ceiling.
//!
//! Measurements are flat objects `{"<id>": number}` in `<measured>/*.json`, written by the tests in
//! the unit of the budget's line. Where a line names a sum of built files, that sum stands in until
//! a test has measured the real thing: it is a lower bound, so above the ceiling it is wrong already.

use crate::tree;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// `budgets.json`.
#[derive(Deserialize)]
pub struct Budgets {
    /// Its lines, in their order.
    pub lines: Vec<Line>,
}

/// What is held against a target and a ceiling.
#[derive(Deserialize)]
pub struct Line {
    /// The key that tests write their value under.
    pub id: String,
    /// The same in words.
    pub what: String,
    /// Unit of all its figures.
    pub unit: String,
    /// Where it shall come to.
    pub target: f64,
    /// What it may not exceed.
    pub ceiling: f64,
    by: String,
    files: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Verdict {
    AtTarget,
    /// How much is left to the target.
    UnderCeiling(f64),
    AboveCeiling,
    NotMeasured,
}

/// Prints the table. With `strict`, a line that the browser tests should have measured must be there.
pub fn run(root: &Path, dist: &Path, measured: &Path, strict: bool) -> Result<()> {
    let budgets = read(root)?;
    let files = file_sums(dist)?;
    print_files(&files);
    let measured = load_measured(measured)?;

    println!("\n{:<68} {:>10} {:>9} {:>9}", "budget", "value", "target", "ceiling");
    let mut above = Vec::new();
    for line in &budgets.lines {
        let stand_in = line.files.as_ref().and_then(|name| files.sums.get(name)).map(|bytes| kilobytes(*bytes));
        let exact = measured.get(&line.id).copied();
        let value = exact.or(stand_in);
        let verdict = line.judge(value);
        let shown = value.map_or("–".to_owned(), |value| format!("{value:.1}"));
        let note = match &verdict {
            Verdict::AtTarget => "at target".to_owned(),
            Verdict::UnderCeiling(left) => format!("{left:.1} {} to the target", line.unit),
            Verdict::AboveCeiling => "ABOVE THE CEILING".to_owned(),
            Verdict::NotMeasured => format!("not measured here (by: {})", line.by),
        };
        let lower_bound = if exact.is_none() && stand_in.is_some() { ", built files only" } else { "" };
        println!(
            "{:<68} {shown:>10} {:>9} {:>9}  {} {note}{lower_bound}",
            line.what, line.target, line.ceiling, line.unit
        );
        let unmeasured = strict && exact.is_none() && line.by == "e2e";
        if verdict == Verdict::AboveCeiling || unmeasured {
            above.push(line.id.as_str());
        }
    }
    if above.is_empty() { Ok(()) } else { bail!("above a ceiling or not measured: {}", above.join(", ")) }
}

/// Reads `budgets.json`.
pub fn read(root: &Path) -> Result<Budgets> {
    serde_json::from_str(&tree::read(&root.join("budgets.json"))?).context("budgets.json")
}

impl Line {
    fn judge(&self, value: Option<f64>) -> Verdict {
        match value {
            None => Verdict::NotMeasured,
            Some(value) if value > self.ceiling => Verdict::AboveCeiling,
            Some(value) if value > self.target => Verdict::UnderCeiling(value - self.target),
            Some(_) => Verdict::AtTarget,
        }
    }
}

/// Everything that was measured, by its key.
pub fn load_measured(folder: &Path) -> Result<BTreeMap<String, f64>> {
    let mut all = BTreeMap::new();
    for file in tree::files(folder, &["json"])? {
        let values: BTreeMap<String, f64> =
            serde_json::from_str(&tree::read(&file)?).with_context(|| file.display().to_string())?;
        all.extend(values);
    }
    Ok(all)
}

/// What is built: each file as it travels, and the sums that budgets name.
struct Files {
    sizes: BTreeMap<String, u64>,
    sums: BTreeMap<String, u64>,
}

fn file_sums(dist: &Path) -> Result<Files> {
    let Ok(text) = fs::read_to_string(dist.join("assets.json")) else {
        println!("nothing is built in {}: ./dev build", dist.display());
        return Ok(Files { sizes: BTreeMap::new(), sums: BTreeMap::new() });
    };
    let map: serde_json::Value = serde_json::from_str(&text).context("assets.json")?;
    let mut sizes = BTreeMap::new();
    for (name, path) in map["assets"].as_object().into_iter().flatten() {
        let path = dist.join(path.as_str().unwrap_or_default());
        let packed = path.with_extension(format!("{}.br", path.extension().unwrap_or_default().to_string_lossy()));
        let file = if packed.is_file() { packed } else { path };
        sizes.insert(name.clone(), fs::metadata(&file).with_context(|| file.display().to_string())?.len());
    }
    let mut sums = BTreeMap::new();
    for (portal, shell) in [("citizen", "index.html"), ("officer", "petugas/index.html")] {
        let shell = fs::metadata(dist.join(shell)).map_or(0, |file| file.len());
        let of = |names: &[&str]| shell + names.iter().filter_map(|name| sizes.get(*name)).sum::<u64>();
        let css = format!("{portal}.css");
        let readable = of(&[&css, "early.js"]);
        let first = of(&[
            &css,
            "early.js",
            "boot.js",
            "icons.svg",
            &format!("{portal}.js"),
            &format!("{portal}_bg.wasm"),
            &format!("words/{portal}/id.json"),
        ]);
        sums.insert(format!("{portal}.readable"), readable);
        sums.insert(format!("{portal}.first"), first);
    }
    Ok(Files { sizes, sums })
}

fn print_files(files: &Files) {
    let mut sizes: Vec<_> = files.sizes.iter().collect();
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(**size));
    println!("built files as they travel (brotli)");
    for (name, size) in sizes.into_iter().take(16) {
        println!("  {:>8.1} KB  {name}", kilobytes(*size));
    }
}

#[expect(clippy::cast_precision_loss, reason = "a file of 2^52 bytes is not built here")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::{Budgets, Line, Verdict};

    #[test]
    fn a_value_is_judged_against_both_limits() {
        let line = Line {
            id: "a".to_owned(),
            what: String::new(),
            unit: "KB".to_owned(),
            target: 10.0,
            ceiling: 20.0,
            by: "e2e".to_owned(),
            files: None,
        };
        assert_eq!(line.judge(Some(10.0)), Verdict::AtTarget);
        assert_eq!(line.judge(Some(12.5)), Verdict::UnderCeiling(2.5));
        assert_eq!(line.judge(Some(20.1)), Verdict::AboveCeiling);
        assert_eq!(line.judge(None), Verdict::NotMeasured);
    }

    #[test]
    fn no_target_is_above_its_ceiling() {
        let text = include_str!("../../budgets.json");
        let budgets: Budgets = serde_json::from_str(text).expect("budgets.json is valid");
        assert!(budgets.lines.iter().all(|line| line.target <= line.ceiling));
    }
}
