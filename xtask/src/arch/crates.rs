//! Which crate may depend on which, read from the manifests.

use crate::tree;
use anyhow::{Context, Result};
use std::path::Path;
use toml::Table;

/// Manifest → crates of the workspace that it may name.
const MANIFESTS: [(&str, &[&str]); 5] = [
    ("Cargo.toml", &["mppi-domain"]),
    ("crates/domain/Cargo.toml", &[]),
    ("crates/store/Cargo.toml", &["mppi-domain"]),
    ("crates/server/Cargo.toml", &["mppi-domain", "mppi-store"]),
    ("xtask/Cargo.toml", &[]),
];

/// What brings I/O, a clock or randomness; `domain` runs in the browser and in property tests.
const NOT_IN_DOMAIN: [&str; 12] =
    ["tokio", "axum", "reqwest", "sea-orm", "sqlx", "rand", "getrandom", "time", "jiff", "web-sys", "js-sys", "leptos"];

/// Findings in all manifests.
pub fn check(root: &Path) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for (manifest, allowed) in MANIFESTS {
        let text = tree::read(&root.join(manifest))?;
        let table: Table = toml::from_str(&text).with_context(|| manifest.to_owned())?;
        let forbidden = if manifest.contains("domain") { &NOT_IN_DOMAIN[..] } else { &[] };
        findings
            .extend(check_manifest(&table, allowed, forbidden).into_iter().map(|what| format!("{manifest}: {what}")));
    }
    Ok(findings)
}

fn check_manifest(table: &Table, allowed: &[&str], forbidden: &[&str]) -> Vec<String> {
    let mut findings = Vec::new();
    for name in dependencies(table) {
        let ours = name.starts_with("mppi") || name == "xtask";
        if (ours && !allowed.contains(&name.as_str())) || forbidden.contains(&name.as_str()) {
            findings.push(format!("may not depend on {name}"));
        }
    }
    findings
}

/// Names of what is built into the crate; dev-dependencies do not count.
fn dependencies(table: &Table) -> Vec<String> {
    let mut names = Vec::new();
    let mut take = |table: &Table| {
        for section in ["dependencies", "build-dependencies"] {
            if let Some(section) = table.get(section).and_then(toml::Value::as_table) {
                names.extend(section.keys().cloned());
            }
        }
    };
    take(table);
    if let Some(targets) = table.get("target").and_then(toml::Value::as_table) {
        targets.values().filter_map(toml::Value::as_table).for_each(&mut take);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::check_manifest;

    fn findings(manifest: &str, allowed: &[&str], forbidden: &[&str]) -> Vec<String> {
        check_manifest(&toml::from_str(manifest).expect("it is valid"), allowed, forbidden)
    }

    #[test]
    fn crates_look_down_only() {
        assert_eq!(
            findings("[dependencies]\nmppi-store = {}", &["mppi-domain"], &[]),
            ["may not depend on mppi-store"]
        );
        assert!(findings("[dev-dependencies]\nmppi-store = {}", &["mppi-domain"], &[]).is_empty());
    }

    #[test]
    fn domain_stays_pure_on_every_target() {
        let manifest = "[target.'cfg(unix)'.dependencies]\ntokio = '1'";
        assert_eq!(findings(manifest, &[], &["tokio"]), ["may not depend on tokio"]);
    }
}
