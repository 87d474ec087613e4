//! Which room of `src/` may use which, read from `crate::…`, `super::…` and `mppi::…` paths.

use crate::rust_text::RustText;
use crate::tree;
use anyhow::Result;
use std::path::Path;

/// Room → rooms that it may use, besides itself. A room that is not listed is a finding itself.
const ROOMS: [(&str, &[&str]); 11] = [
    ("platform", &[]),
    ("config", &["platform"]),
    ("i18n", &["platform"]),
    ("theme", &["platform"]),
    ("ui", &["platform", "i18n", "theme"]),
    ("api", &["platform", "config", "i18n", "theme"]),
    ("session", &["platform", "config", "i18n", "theme", "api"]),
    ("offline", &["platform", "config", "i18n", "theme", "api", "session"]),
    ("forms", &["platform", "config", "i18n", "theme", "api", "session", "offline", "ui"]),
    ("citizen", &["platform", "config", "i18n", "theme", "api", "session", "offline", "ui", "forms"]),
    ("officer", &["platform", "config", "i18n", "theme", "api", "session", "offline", "ui", "forms"]),
];

/// The only room that knows there is a browser.
const BROWSER_ROOM: &str = "platform";
const BROWSER_CRATES: [&str; 2] = ["web_sys", "js_sys"];

/// Findings in all of `src/`.
pub fn check(root: &Path) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    let src = root.join("src");
    for file in tree::files(&src, &["rs"])? {
        let inside = tree::relative(&src, &file);
        let text = RustText::new(&tree::read(&file)?);
        findings
            .extend(check_file(&inside, &text).into_iter().map(|(line, what)| format!("src/{inside}:{line}: {what}")));
    }
    Ok(findings)
}

/// Findings of one file, `inside` being its path under `src/`.
fn check_file(inside: &str, text: &RustText) -> Vec<(usize, String)> {
    let room = room_of(inside);
    let mut findings = Vec::new();
    let Some(allowed) = allowed(room) else {
        return vec![(1, format!("the room {room:?} is not in xtask/src/arch/imports.rs"))];
    };
    for (offset, used) in used_rooms(inside, text) {
        let known = ROOMS.iter().any(|(name, _)| *name == used);
        if known && used != room && !allowed.contains(&used.as_str()) {
            findings.push((text.line(offset), format!("{room} may not use {used}")));
        }
    }
    if room != BROWSER_ROOM {
        for name in BROWSER_CRATES {
            let hits = text.words(name);
            findings.extend(hits.into_iter().map(|at| (text.line(at), format!("only platform touches {name}"))));
        }
    }
    if room == "ui" {
        let hits = text.words("mppi_domain");
        findings.extend(hits.into_iter().map(|at| (text.line(at), "ui knows no domain".to_owned())));
    }
    findings
}

/// `citizen/home.rs` and `citizen.rs` belong to `citizen`; `lib.rs` and the bins may use everything.
fn room_of(inside: &str) -> &str {
    let first = inside.split('/').next().unwrap_or(inside);
    first.strip_suffix(".rs").unwrap_or(first)
}

fn allowed(room: &str) -> Option<Vec<&'static str>> {
    if room == "lib" || room == "bin" {
        return Some(ROOMS.iter().map(|(name, _)| *name).collect());
    }
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, allowed)| allowed.to_vec())
}

/// Every room that the file names, with the place where it does.
fn used_rooms(inside: &str, text: &RustText) -> Vec<(usize, String)> {
    let mut used = Vec::new();
    for root in ["crate", "mppi"] {
        for at in text.words(root) {
            used.extend(heads(&text.code, at + root.len()));
        }
    }
    // `super` as often as the file is deep arrives at the root as well.
    let depth = inside.trim_end_matches(".rs").split('/').count();
    let climb = vec!["super"; depth].join("::");
    for at in text.words(&climb) {
        let continues = text.code.get(..at).is_some_and(|before| before.ends_with("super::"));
        if !continues {
            used.extend(heads(&text.code, at + climb.len()));
        }
    }
    used
}

/// The first names after `crate`: `::api::Client` gives `api`, `::{api, ui::{A, B}}` gives `api`, `ui`.
fn heads(code: &str, from: usize) -> Vec<(usize, String)> {
    let rest = code.get(from..).unwrap_or_default();
    let Some(path) = rest.strip_prefix("::") else { return Vec::new() };
    let start = from + 2;
    let trimmed = path.trim_start();
    if !trimmed.starts_with('{') {
        let name = leading_name(trimmed);
        return if name.is_empty() { Vec::new() } else { vec![(start, name)] };
    }
    let mut names = Vec::new();
    let mut depth = 0;
    let mut expects = false;
    for (at, character) in path.char_indices() {
        match character {
            '{' => {
                depth += 1;
                expects = depth == 1;
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            ',' if depth == 1 => expects = true,
            c if expects && !c.is_whitespace() => {
                names.push((start + at, leading_name(path.get(at..).unwrap_or_default())));
                expects = false;
            }
            _ => {}
        }
    }
    names
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

#[cfg(test)]
mod tests {
    use super::check_file;
    use crate::rust_text::RustText;

    fn findings(inside: &str, source: &str) -> Vec<String> {
        check_file(inside, &RustText::new(source)).into_iter().map(|(line, what)| format!("{line}: {what}")).collect()
    }

    #[test]
    fn a_room_below_is_fine_and_a_room_above_is_not() {
        assert!(findings("citizen/home.rs", "use crate::{ui::{Button, Card}, forms::Form};").is_empty());
        assert_eq!(findings("ui/button.rs", "\nuse crate::{i18n, forms::Form};"), ["2: ui may not use forms"]);
        assert_eq!(findings("citizen.rs", "fn a() { crate::officer::b() }"), ["1: citizen may not use officer"]);
    }

    #[test]
    fn climbing_to_the_root_is_seen() {
        assert_eq!(findings("api/client.rs", "use super::super::forms::Form;"), ["1: api may not use forms"]);
        assert!(findings("api/client.rs", "use super::forms::Form;").is_empty());
    }

    #[test]
    fn the_browser_is_behind_platform() {
        assert!(findings("platform/storage.rs", "use web_sys::Storage;").is_empty());
        assert_eq!(
            findings("ui/dialog.rs", "use leptos::web_sys::Element; // js_sys"),
            ["1: only platform touches web_sys"]
        );
    }

    #[test]
    fn ui_knows_no_domain_and_new_rooms_want_a_rule() {
        assert_eq!(findings("ui/money.rs", "use mppi_domain::Money;"), ["1: ui knows no domain"]);
        assert_eq!(findings("extras/a.rs", "").len(), 1);
    }
}
