//! Names of places that answers name by code.

use std::{collections::BTreeMap, sync::LazyLock};

use leptos::prelude::*;
use mppi_domain::{api::region::AreaChildren, area::AreaCode};
use wasm_bindgen_futures::spawn_local;

use crate::{offline::cache, platform::abort::Abort};

static NAMES: LazyLock<ArcRwSignal<BTreeMap<String, Option<String>>>> =
    LazyLock::new(|| ArcRwSignal::new(BTreeMap::new()));

/// `Balangnipa, Sinjai Utara, Kabupaten Sinjai, Sulawesi Selatan`; the code itself until the name is read. Reactive.
pub fn area_name(code: &str) -> String {
    let known = NAMES.with(|names| names.get(code).cloned());
    match known {
        Some(Some(name)) => name,
        Some(None) => code.to_owned(),
        None => {
            ask(code.to_owned());
            code.to_owned()
        }
    }
}

fn ask(code: String) {
    let Ok(area) = AreaCode::parse(&code) else { return };
    spawn_local(async move {
        // Two answers that name the same place ask once.
        if NAMES.with_untracked(|names| names.contains_key(&code)) {
            return;
        }
        NAMES.write_untracked().insert(code.clone(), None);
        // The list that it was chosen from is on the device already.
        let parent = area.parent().map(|parent| parent.to_string());
        let Ok(found) = cache::area(parent.as_deref(), &Abort::never()).await else {
            NAMES.write_untracked().remove(&code);
            return;
        };
        NAMES.update(|names| drop(names.insert(code.clone(), Some(name_in(&found, &code)))));
    });
}

/// The name of a child with all that lies above it, the smallest first.
fn name_in(found: &AreaChildren, code: &str) -> String {
    let own = found.children.iter().find(|area| area.code == code).map_or(code, |area| area.name.as_str());
    let above = found.path.iter().rev().map(|area| area.name.as_str());
    std::iter::once(own).chain(above).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use mppi_domain::api::region::Area;

    use super::*;

    #[test]
    fn the_smallest_place_comes_first() {
        let area = |code: &str, name: &str| Area { code: code.into(), name: name.into() };
        let found = AreaChildren {
            path: vec![
                area("73", "Sulawesi Selatan"),
                area("73.07", "Kabupaten Sinjai"),
                area("73.07.05", "Sinjai Utara"),
            ],
            children: vec![area("73.07.05.1001", "Balangnipa")],
        };
        assert_eq!(name_in(&found, "73.07.05.1001"), "Balangnipa, Sinjai Utara, Kabupaten Sinjai, Sulawesi Selatan");
        assert_eq!(name_in(&found, "73.07.05.1009"), "73.07.05.1009, Sinjai Utara, Kabupaten Sinjai, Sulawesi Selatan");
    }
}
