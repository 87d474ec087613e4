//! How files are named and how long they are, and what may not stand in them.

use crate::rust_text::RustText;
use crate::tree;
use anyhow::Result;
use std::path::Path;

/// More than this wants splitting.
const LONGEST: usize = 400;
/// Names that say nothing about what is inside.
const ATTICS: [&str; 3] = ["utils", "helpers", "common"];
/// Where Rust lives.
const FOLDERS: [&str; 4] = ["src", "crates", "xtask", "tests"];

/// Findings in all Rust files.
pub fn check(root: &Path) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for folder in FOLDERS {
        for file in tree::files(&root.join(folder), &["rs"])? {
            let path = tree::relative(root, &file);
            let source = tree::read(&file)?;
            findings.extend(check_file(&path, &source));
        }
    }
    Ok(findings)
}

fn check_file(path: &str, source: &str) -> Vec<String> {
    let mut findings = Vec::new();
    if path.ends_with("/mod.rs") {
        findings.push(format!("{path}:1: name it after its room: x.rs beside x/"));
    }
    if path.split(['/', '.']).any(|part| ATTICS.contains(&part)) {
        findings.push(format!("{path}:1: say what is inside, not {}", ATTICS.join(", ")));
    }
    let lines = source.lines().count();
    if lines > LONGEST {
        findings.push(format!("{path}:{LONGEST}: {lines} lines; over {LONGEST} wants splitting"));
    }
    let text = RustText::new(source);
    if path.starts_with("src/") {
        for (at, line) in inline_styles(&text) {
            findings.push(format!("{path}:{line}: {at} is refused by the CSP; a class, or style:--name=value"));
        }
    }
    for (number, line) in source.lines().enumerate() {
        let comment = line.split_once("//").map_or("", |(_, comment)| comment);
        if comment.split(|c: char| !c.is_alphanumeric()).any(|word| word == unfinished() || word == "FIXME") {
            findings.push(format!("{path}:{}: finish it or leave it out", number + 1));
        }
    }
    findings
}

/// Written in two parts, so that this file does not find itself.
fn unfinished() -> String {
    ["TO", "DO"].concat()
}

/// `style="…"` and `style=move || …` in a view; rustfmt puts spaces around any other `style =`.
fn inline_styles(text: &RustText) -> Vec<(String, usize)> {
    text.words("style")
        .into_iter()
        .filter_map(|at| {
            let rest = text.code.get(at + "style".len()..).unwrap_or_default();
            let attribute = rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>");
            attribute.then(|| ("style=".to_owned(), text.line(at)))
        })
        .collect()
}

/// A report, not a finding: sheets and scripts have no fixed length.
pub fn long_sheets_and_scripts(root: &Path) -> Result<Vec<String>> {
    let mut long = Vec::new();
    for folder in ["style", "public", "tests"] {
        for file in tree::files(&root.join(folder), &["css", "js", "ts"])? {
            let lines = tree::read(&file)?.lines().count();
            if lines > LONGEST {
                long.push(format!("long: {} has {lines} lines", tree::relative(root, &file)));
            }
        }
    }
    Ok(long)
}

#[cfg(test)]
mod tests {
    use super::{check_file, unfinished};

    #[test]
    fn names_lengths_and_leftovers_are_found() {
        assert_eq!(check_file("src/ui/mod.rs", "").len(), 1);
        assert_eq!(check_file("crates/store/src/utils/a.rs", "").len(), 1);
        assert_eq!(check_file("src/a.rs", &"\n".repeat(401)).len(), 1);
        assert_eq!(check_file("src/a.rs", &format!("// {}: later", unfinished())).len(), 1);
    }

    #[test]
    fn styles_in_a_view_are_found_and_variables_are_not() {
        assert_eq!(check_file("src/a.rs", "view! { <p style=\"color:red\">\"a\"</p> }").len(), 1);
        assert!(check_file("src/a.rs", "let style = 1; if style == 2 {} view! { <p style:--w=w/> }").is_empty());
    }
}
