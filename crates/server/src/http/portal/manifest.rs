//! `manifest.webmanifest`: each region is an app of its own on the phone, and so is its officer portal.

use axum::{extract::State, http::HeaderMap, response::Response};
use mppi_domain::{language::Language, requirement::FileKind};
use serde_json::{Value, json};

use crate::{
    http::{etag, extract::Region, pages::speaker::Speaker},
    region::context::short_hash,
    state::AppState,
};

/// Of the citizen portal.
pub async fn citizen(State(state): State<AppState>, region: Region, headers: HeaderMap) -> Response {
    let say = Speaker { region: &region, words: &state.words, language: Language::Id };
    let name = region.profile.mall_name.get(Language::Id).to_owned();
    let mut manifest = manifest(&state, &region, "", &name, &region.profile.short_name.clone());
    let shortcut = |path: &str, key: &str| {
        let address = [&state.config.base, path].concat();
        json!({ "name": say.word(key), "url": address })
    };
    manifest["shortcuts"] =
        json!([shortcut("lacak", "server.manifest.track"), shortcut("permohonan", "server.manifest.applications")]);
    let taken: Vec<&str> = FileKind::all().into_iter().map(FileKind::media_type).collect();
    manifest["share_target"] = json!({
        "action": format!("{}bagikan", state.config.base), "method": "POST", "enctype": "multipart/form-data",
        "params": { "files": [{ "name": "foto", "accept": taken }] },
    });
    manifest["screenshots"] = screenshots(&state, &region).into();
    answer(&headers, &manifest)
}

/// Pictures that a browser shows beside the question whether to install.
fn screenshots(state: &AppState, region: &Region) -> Vec<Value> {
    let kinds = [("screenshot-narrow.png", "narrow"), ("screenshot-wide.png", "wide")];
    let named = kinds.into_iter().filter_map(|(name, form)| Some((name, form, region.icons.get(name)?)));
    named
        .filter_map(|(name, form, (bytes, hash))| {
            let (width, height) = png_size(bytes)?;
            let address = format!("{}brand/{name}?v={hash}", state.config.base);
            Some(json!({
                "src": address, "sizes": format!("{width}x{height}"), "type": "image/png", "form_factor": form,
            }))
        })
        .collect()
}

/// Width and height of a PNG, which stand at the same place in each.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// Of the officer portal.
pub async fn officer(State(state): State<AppState>, region: Region, headers: HeaderMap) -> Response {
    let say = Speaker { region: &region, words: &state.words, language: Language::Id };
    let word = say.word("server.manifest.officer").to_owned();
    let name = [&word, " ", region.profile.mall_name.get(Language::Id)].concat();
    answer(&headers, &manifest(&state, &region, "petugas/", &name, &[&word, " ", &region.profile.short_name].concat()))
}

fn manifest(state: &AppState, region: &Region, portal: &str, name: &str, short_name: &str) -> Value {
    let base = [state.config.base.as_str(), portal].concat();
    let address = |path: &str| [state.config.base.as_str(), path].concat();
    let mut icons = vec![json!({
        "src": address(&format!("brand/crest.svg?v={}", region.crest.hash)), "sizes": "any", "type": "image/svg+xml", "purpose": "any",
    })];
    for (name, (_, hash)) in region.icons.iter().filter(|(name, _)| name.starts_with("icon-")) {
        let sizes = if name.contains("192") { "192x192" } else { "512x512" };
        let purpose = if name.contains("maskable") { "maskable" } else { "any" };
        icons.push(json!({ "src": address(&format!("brand/{name}?v={hash}")), "sizes": sizes, "type": "image/png", "purpose": purpose }));
    }
    json!({
        "id": base, "start_url": base, "scope": base,
        "name": name, "short_name": short_name,
        "lang": "id", "dir": "ltr", "display": "standalone",
        "theme_color": region.profile.brand.color, "background_color": "#ffffff",
        "icons": icons,
    })
}

fn answer(headers: &HeaderMap, manifest: &Value) -> Response {
    let text = manifest.to_string();
    etag::answer(headers, &short_hash(text.as_bytes()), "application/manifest+json", text)
}
