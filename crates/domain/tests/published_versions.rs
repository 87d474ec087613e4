//! A version of a service that was published never changes: drafts and running cases are filled in and decided by it.
//!
//! `data/published-versions.txt` has a line for each of the sample regions. Whoever changes a definition counts its version up,
//! and adds the line that this test prints.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

const REGIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regions");
const PUBLISHED: &str = include_str!("data/published-versions.txt");

/// `region code version hash`: of the content, however the file is laid out.
fn line(region: &str, definition: &Value) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(canonical(definition)).iter().take(8) {
        write!(hash, "{byte:02x}").unwrap();
    }
    let (code, version) = (definition["code"].as_str().unwrap(), definition["version"].as_u64().unwrap());
    format!("{region} {code} {version} {hash}")
}

#[test]
fn what_was_published_is_as_it_was() {
    let mut count = 0;
    for region in fs::read_dir(REGIONS).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(services) = fs::read_dir(region.join("services")) else { continue };
        let region = region.file_name().unwrap().to_string_lossy().into_owned();
        for file in services.map(|entry| entry.unwrap().path()).filter(|path| has_json(path)) {
            let definition: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
            let line = line(&region, &definition);
            assert!(
                PUBLISHED.lines().any(|known| known == line),
                "{} is not as it was published; count `version` up and add the line\n{line}",
                file.display()
            );
            count += 1;
        }
    }
    assert_eq!(count, 6);
}

#[test]
fn each_version_was_published_once() {
    let keys: Vec<&str> = PUBLISHED.lines().filter_map(|line| line.rsplit_once(' ').map(|(key, _)| key)).collect();
    let mut unique = keys.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), keys.len());
}

/// JSON without layout, its keys in order.
fn canonical(value: &Value) -> String {
    let listed = |parts: Vec<String>| parts.join(",");
    match value {
        Value::Array(items) => format!("[{}]", listed(items.iter().map(canonical).collect())),
        Value::Object(fields) => {
            let mut parts: Vec<String> = fields
                .iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)))
                .collect();
            parts.sort_unstable();
            format!("{{{}}}", listed(parts))
        }
        plain => plain.to_string(),
    }
}

fn has_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}
