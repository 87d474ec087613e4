//! Drafts in a real browser: what was typed is on the disk, and stays there.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use leptos::prelude::Owner;
use mppi::{
    config::{self, Portal},
    offline::{Draft, DraftFile, DraftSession, FilePlace, Progress, SAVE_AFTER, SaveState, cache, drafts, file_store},
    platform::{random, time, timer},
};
use mppi_domain::{
    api::{boot::Boot, submission::Receipt},
    requirement::FileKind,
    service::ServiceDefinition,
};
use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const REGION: &str = include_str!("../regions/sinjai/region.json");
const SERVICE: &str = include_str!("../regions/sinjai/services/sku.json");

fn begin() -> Owner {
    let region: Value = serde_json::from_str(REGION).unwrap();
    let boot: Boot = serde_json::from_value(json!({
        "base": "/", "api": "/api/v1", "region": region, "assets": {}, "languages": ["id"],
        "now": time::now().to_string(), "holidays": [], "build": "test"
    }))
    .unwrap();
    // Only the first test of the page can set it; all use the same.
    config::start_with(Portal::Citizen, boot);
    let owner = Owner::new();
    owner.set();
    owner
}

fn definition() -> ServiceDefinition {
    serde_json::from_str(SERVICE).unwrap()
}

fn file(requirement: &str) -> DraftFile {
    DraftFile {
        id: random::uuid(),
        requirement: requirement.into(),
        name: "ktp.jpg".into(),
        kind: FileKind::Jpeg,
        size: 3,
        original_size: 9,
        sha256: "a".repeat(64),
        place: FilePlace::Device,
    }
}

#[wasm_bindgen_test]
async fn what_is_typed_goes_to_the_disk_by_itself() {
    let _owner = begin();
    let draft = drafts::start(&definition()).await.unwrap();
    let session = DraftSession::of(draft.clone());
    session.set_answer("/business_name", json!("Warung Ibu Ani 🍜"));
    assert_eq!(session.save_state(), SaveState::Saving, "not yet: the line must not claim more");
    const { assert!(SAVE_AFTER <= 400) };
    saved(session).await;
    let kept = drafts::get(draft.id).await.unwrap().unwrap();
    assert_eq!(kept.answers.text("/business_name"), "Warung Ibu Ani 🍜");
}

/// Waits until the line says that it is saved; a busy disk may take its time.
async fn saved(session: DraftSession) {
    for _ in 0..500 {
        if matches!(session.save_state(), SaveState::Saved(_)) {
            return;
        }
        timer::sleep(20).await;
    }
    panic!("not saved: {:?}", session.save_state());
}

#[wasm_bindgen_test]
async fn the_last_of_many_changes_is_kept() {
    let _owner = begin();
    let draft = drafts::start(&definition()).await.unwrap();
    let session = DraftSession::of(draft.clone());
    for length in 1..=60 {
        session.set_answer("/business_name", json!("x".repeat(length)));
        timer::sleep(10).await;
    }
    session.flush().await.unwrap();
    let kept = drafts::get(draft.id).await.unwrap().unwrap();
    assert_eq!(kept.answers.text("/business_name").len(), 60);
    assert!(matches!(session.save_state(), SaveState::Saved(_)));
}

#[wasm_bindgen_test]
async fn rows_keep_their_ids() {
    let _owner = begin();
    let draft = drafts::start(&definition()).await.unwrap();
    let session = DraftSession::of(draft.clone());
    let first = session.add_row("witnesses");
    let second = session.add_row("witnesses");
    session.set_answer(&format!("/witnesses/{second}/name"), json!("Budi"));
    session.remove_row("witnesses", &first);
    session.flush().await.unwrap();
    let kept = drafts::get(draft.id).await.unwrap().unwrap();
    assert_eq!(kept.answers.text(&format!("/witnesses/{second}/name")), "Budi");
    assert_eq!(kept.answers.rows("witnesses").len(), 1);
}

#[wasm_bindgen_test]
async fn a_file_comes_back_byte_by_byte_and_goes_with_its_draft() {
    let _owner = begin();
    let draft = drafts::start(&definition()).await.unwrap();
    let session = DraftSession::of(draft.clone());
    let (first, second) = (file("ktp"), file("ktp"));
    session.put_file(first.clone(), vec![1, 2, 3], None).await.unwrap();
    session.put_file(second.clone(), vec![4, 5, 6], Some(first.id)).await.unwrap();
    session.flush().await.unwrap();
    assert_eq!(file_store::get(first.id).await.unwrap(), None, "replaced");
    assert_eq!(file_store::get(second.id).await.unwrap(), Some(vec![4, 5, 6]));
    assert_eq!(drafts::get(draft.id).await.unwrap().unwrap().files, std::slice::from_ref(&second));

    drafts::erase(draft.id).await.unwrap();
    assert_eq!(drafts::get(draft.id).await.unwrap(), None);
    assert_eq!(file_store::get(second.id).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn what_is_on_its_way_cannot_be_changed() {
    let _owner = begin();
    let mut draft = drafts::start(&definition()).await.unwrap();
    draft.progress = Progress::Queued;
    let session = DraftSession::of(draft);
    session.set_answer("/business_name", json!("other"));
    assert_eq!(session.text("/business_name"), "");
}

#[wasm_bindgen_test]
async fn a_receipt_stays_without_answers_and_goes_at_sign_out() {
    let _owner = begin();
    let mut draft = drafts::start(&definition()).await.unwrap();
    draft.answers.set("/business_name", json!("secret"));
    draft.sent(Some(Receipt { submission_id: draft.id, received_at: time::now(), applications: Vec::new() }));
    drafts::save(&draft).await.unwrap();
    let kept = drafts::get(draft.id).await.unwrap().unwrap();
    assert!(kept.answers.0.is_empty() && kept.receipt().is_some());
    assert_eq!(kept.tracking_secret().map(str::len), Some(22));

    let open = drafts::start(&definition()).await.unwrap();
    drafts::forget_sent().await;
    assert_eq!(drafts::get(draft.id).await.unwrap(), None);
    assert!(drafts::get(open.id).await.unwrap().is_some(), "what is not sent stays");
}

#[wasm_bindgen_test]
async fn the_last_changed_draft_comes_first() {
    let _owner = begin();
    let first = drafts::start(&definition()).await.unwrap();
    timer::sleep(5).await;
    let second = drafts::start(&definition()).await.unwrap();
    let session = DraftSession::of(first.clone());
    timer::sleep(5).await;
    session.set_answer("/business_name", json!("later"));
    session.flush().await.unwrap();
    let ids: Vec<_> = drafts::list().await.unwrap().iter().map(|draft: &Draft| draft.id).collect();
    let place = |id| ids.iter().position(|known| *known == id).unwrap();
    assert!(place(first.id) < place(second.id));
}

#[wasm_bindgen_test]
async fn a_draft_has_its_definition_without_connection() {
    let _owner = begin();
    let definition = definition();
    cache::keep_definition(&serde_json::from_str(SERVICE).unwrap()).await;
    // No server answers in this test, so it can only come from the device.
    let found =
        cache::definition(&definition.code, Some(definition.version), &mppi::platform::abort::Abort::never()).await;
    assert_eq!(found.unwrap().value.code, definition.code);
}
