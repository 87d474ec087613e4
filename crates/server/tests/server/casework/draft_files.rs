//! The files of mirrored drafts: kept as long as the draft, for its owner on any device.

use hyper::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    drafts::{correction, delete, mirror, mirrored, path, typed},
    kit::{Uploaded, append, begin, birth_answers, birth_application, jpeg, new_id, pdf, send, submission, upload},
};
use crate::harness::{Actor, TestServer};

const DAY: i64 = 86_400;

/// A draft that names files.
fn with_files(files: &[&Uploaded]) -> Value {
    let mut draft = typed("Andi Baso");
    let file = |file: &&Uploaded| {
        json!({ "id": file.id, "requirement": "kk", "name": "Foto KK.jpg", "kind": "jpeg", "size": 18,
            "original_size": 18, "sha256": file.sha256 })
    };
    draft["files"] = files.iter().map(file).collect();
    draft
}

/// Lets so many seconds pass, and what is due then be done.
async fn after(server: &TestServer, seconds: i64) {
    server.clock.advance(seconds);
    mppi_server::jobs::run_due(&server.state).await.unwrap();
}

async fn is_here(actor: &mut Actor, id: Uuid) -> bool {
    let tus = [("tus-resumable", "1.0.0")];
    actor.send(Method::HEAD, &format!("/api/v1/attachments/{id}"), &tus, Vec::new()).await.status == 200
}

#[tokio::test]
async fn a_file_is_had_again_on_another_device() {
    let server = TestServer::start().await;
    let mut phone = server.citizen("081234567890").await;
    server.clock.advance(61);
    let mut tablet = server.citizen("081234567890").await;
    let bytes = jpeg("kartu keluarga");
    let whole = upload(&mut phone, &bytes).await;
    let half = Uploaded::of(new_id(), &pdf("separuh"));
    begin(&mut phone, "attachments", half.id, &half.sha256, pdf("separuh").len()).await;
    append(&mut phone, "attachments", half.id, 0, b"%PDF-").await;
    let absent = Uploaded::of(new_id(), &jpeg("di ponsel saja"));
    let id = new_id();
    mirrored(&mut phone, id, None, &with_files(&[&absent, &whole, &half])).await;
    let got = tablet.get(&path(id)).await.json();
    assert_eq!((&got["file_count"], &got["uploaded"]), (&json!(3), &json!([whole.id])));

    let place = format!("/api/v1/attachments/{}", whole.id);
    let file = tablet.get(&place).await;
    assert_eq!((file.status, &file.bytes[..]), (200, &bytes[..]));
    for (header, value) in [
        ("content-type", "image/jpeg"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "private, no-store"),
        ("content-disposition", "inline; filename*=UTF-8''Foto%20KK.jpg"),
    ] {
        assert_eq!(file.header(header), value);
    }
    assert!(file.header("content-security-policy").contains("sandbox"));
    for missing in [half.id, absent.id] {
        assert_eq!(tablet.get(&format!("/api/v1/attachments/{missing}")).await.code(), "not_found");
    }
    let mut stranger = server.citizen("lain@contoh.id").await;
    assert_eq!(stranger.get(&place).await.code(), "not_found");
    assert_eq!(server.anon().get(&place).await.code(), "not_signed_in");
    assert_eq!(server.officer("loket").await.get(&place).await.code(), "not_signed_in");

    // Once a case has it, it is found through the case.
    let application = birth_application(&mut phone).await;
    let taken = application["attachments"][0]["attachment"].as_str().unwrap().to_owned();
    let case = send(&mut phone, &application).await;
    assert_eq!(phone.get(&format!("/api/v1/attachments/{taken}")).await.code(), "not_found");
    assert_eq!(phone.get(&format!("/api/v1/applications/{case}/attachments/{taken}")).await.status, 200);
}

#[tokio::test]
async fn files_stay_as_long_as_a_draft_names_them() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let mut stranger = server.citizen("lain@contoh.id").await;
    let (kept, dropped) = (upload(&mut citizen, &jpeg("satu")).await, upload(&mut citizen, &jpeg("dua")).await);
    let foreign = upload(&mut citizen, &jpeg("tiga")).await;
    let id = new_id();
    mirrored(&mut citizen, id, None, &with_files(&[&kept, &dropped])).await;
    mirrored(&mut stranger, new_id(), None, &with_files(&[&foreign])).await;
    after(&server, DAY + 600).await;
    assert!(is_here(&mut citizen, kept.id).await && is_here(&mut citizen, dropped.id).await);
    assert!(!is_here(&mut citizen, foreign.id).await, "a stranger's draft keeps nobody's file");

    mirrored(&mut citizen, id, Some(1), &with_files(&[&kept])).await;
    after(&server, 600).await;
    assert!(is_here(&mut citizen, kept.id).await && !is_here(&mut citizen, dropped.id).await);
    assert_eq!(delete(&mut citizen, id, 2).await.status, 204);
    after(&server, 600).await;
    assert!(!is_here(&mut citizen, kept.id).await);
    let region = server.state.regions.by_slug("sinjai").unwrap().scope.region_id();
    assert!(server.state.tools.blobs.get(region, kept.id).await.is_err(), "its bytes are gone too");
}

#[tokio::test]
async fn a_draft_is_gone_after_thirty_days_without_change() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let file = upload(&mut citizen, &jpeg("satu")).await;
    let (left, changed) = (new_id(), new_id());
    mirrored(&mut citizen, left, None, &with_files(&[&file])).await;
    mirrored(&mut citizen, changed, None, &typed("Andi")).await;
    after(&server, 20 * DAY).await;
    mirrored(&mut citizen, changed, Some(1), &typed("Andi Baso")).await;
    after(&server, 10 * DAY - 1).await;
    assert_eq!(citizen.get(&path(left)).await.status, 200);
    after(&server, 600).await;
    assert_eq!([citizen.get(&path(left)).await.status, citizen.get(&path(changed)).await.status], [404, 200]);
    assert!(!is_here(&mut citizen, file.id).await, "its file goes in the same run");
    // The device that still has it is told, and may mirror it anew.
    assert_eq!(mirror(&mut citizen, left, Some(1), &typed("Andi")).await.code(), "stale");
}

#[tokio::test]
async fn sent_from_another_device_with_the_files_of_the_first() {
    let server = TestServer::start().await;
    let mut phone = server.citizen("081234567890").await;
    let application = birth_application(&mut phone).await;
    let files: Vec<Uploaded> = application["attachments"].as_array().unwrap().iter().map(uploaded).collect();
    let spare = upload(&mut phone, &jpeg("tidak jadi")).await;
    let id = new_id();
    mirrored(&mut phone, id, None, &with_files(&[&files[0], &files[1], &spare])).await;
    after(&server, 5 * DAY).await;

    let mut tablet = server.citizen("081234567890").await;
    let got = tablet.get(&path(id)).await.json();
    assert_eq!(got["uploaded"].as_array().unwrap().len(), 3);
    assert_eq!(tablet.put(&format!("/api/v1/submissions/{id}"), &submission(&application)).await.status, 200);
    after(&server, 600).await;
    assert!(!is_here(&mut tablet, spare.id).await, "no case took it");
    let case = application["id"].as_str().unwrap();
    for file in &files {
        assert_eq!(tablet.get(&format!("/api/v1/applications/{case}/attachments/{}", file.id)).await.status, 200);
    }
}

fn uploaded(reference: &Value) -> Uploaded {
    Uploaded {
        id: reference["attachment"].as_str().unwrap().parse().unwrap(),
        sha256: reference["sha256"].as_str().unwrap().to_owned(),
    }
}

#[tokio::test]
async fn erasing_a_case_erases_the_drafts_that_correct_it() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let case = send(&mut owner, &application).await;
    let (id, draft) = (new_id(), correction(case, &birth_answers()));
    mirrored(&mut owner, id, None, &draft).await;
    let scope = &server.state.regions.by_slug("sinjai").unwrap().scope;
    let tx = scope.begin().await.unwrap();
    mppi_store::erasure::destroy_case_key(&tx, case, server.state.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(owner.get(&path(id)).await.code(), "not_found");
    assert_eq!(mirror(&mut owner, id, None, &draft).await.code(), "not_found", "and nothing of it comes back");
}
