//! Says which room of the code the bytes of a wasm file come from.
//!
//! Give it the file that cargo wrote, with its names (`…/wasm-release/citizen.wasm`), not the one
//! that is served. Inlined code counts where it ended up, so it shows an order, not a bill.

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Lines of `budgets.json` that are the part of some rooms in what travels.
const PARTS: [(&str, &[&str]); 2] = [
    ("citizen.offline_kb", &["mppi::offline"]),
    ("citizen.forms_kb", &["mppi::forms", "mppi_domain::form", "mppi_domain::rules", "mppi_domain::decimal"]),
];

/// Writes what rooms of the citizen portal add to a first visit, by their share in the code that has names. What they
/// make of other crates' generics counts there.
pub fn write_parts(file: &Path, served: &Path, measured: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let served = fs::metadata(served).with_context(|| served.display().to_string())?.len();
    let rooms = measure(&bytes)?;
    let total: usize = rooms.values().sum();
    fs::create_dir_all(measured)?;
    for (id, names) in PARTS {
        let part: usize = names.iter().filter_map(|name| rooms.get(*name)).sum();
        // Whole bytes, then tenths of KB: both are far below what a float cannot hold.
        let tenths = u64::try_from(part)? * served / u64::try_from(total.max(1))? / 100;
        let value = format!("{{\"{id}\":{}.{}}}", tenths / 10, tenths % 10);
        fs::write(measured.join(format!("{id}.json")), value)?;
    }
    Ok(())
}

/// Prints rooms and crates by size.
pub fn run(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let mut rooms: Vec<_> = measure(&bytes)?.into_iter().collect();
    rooms.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let total: usize = rooms.iter().map(|(_, size)| size).sum();
    for (room, size) in rooms.iter().take(40) {
        println!("{size:>9} {:>3} %  {room}", size * 100 / total.max(1));
    }
    println!("{total:>9} bytes of code and data");
    Ok(())
}

fn measure(wasm: &[u8]) -> Result<BTreeMap<String, usize>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    let mut rooms = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(reader) => {
                rooms.insert("(data)".to_owned(), reader.range().len());
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, size) in (imported..).zip(bodies) {
        let name = names.get(&index).map_or(String::new(), |name| format!("{:#}", demangle(name)));
        *rooms.entry(room(&name)).or_insert(0) += size;
    }
    Ok(rooms)
}

/// `<mppi::ui::button::Props as …>::f` → `mppi::ui`; another crate's function → the crate.
fn room(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&', '(', '[', '*']).trim_start_matches("dyn ").trim_start_matches("mut ");
    let mut parts = path.split("::").map(|part| part.split(['<', ' ', '>']).next().unwrap_or(part));
    match (parts.next(), parts.next()) {
        (None | Some(""), _) => "(no name)".to_owned(),
        (Some(ours @ ("mppi" | "mppi_domain")), Some(room)) => format!("{ours}::{room}"),
        (Some(other), _) => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::room;

    #[test]
    fn functions_belong_to_rooms_and_crates() {
        assert_eq!(room("mppi::offline::outbox::send"), "mppi::offline");
        assert_eq!(room("<mppi_domain::form::Field as serde::de::Deserialize>::deserialize"), "mppi_domain::form");
        assert_eq!(room("core::fmt::write"), "core");
        assert_eq!(room("<&mut alloc::vec::Vec<T> as core::fmt::Debug>::fmt"), "alloc");
        assert_eq!(room(""), "(no name)");
    }
}
