//! What one may not see is not there: for other citizens, other regions, other agencies, other portals.

use hyper::Method;
use serde_json::json;

use super::kit::{
    CITIZEN, OFFICER, act, birth_application, new_id, pdf, put_action, see, send, sku_application, submission, upload,
    upload_to,
};
use crate::harness::{Actor, BENGKULU_TENGAH, Log, TestServer, denials};

/// Every way to a case: its address below `base`, and how it is asked.
async fn try_all(actor: &mut Actor, base: &str, id: uuid::Uuid, file: &str, document: &str) -> Vec<(String, u16)> {
    let case = format!("{base}/applications/{id}");
    let mut answers = Vec::new();
    for path in [case.clone(), format!("{case}/attachments/{file}"), format!("{case}/documents/{document}")] {
        answers.push((path.clone(), actor.get(&path).await.status));
    }
    let message = json!({ "action": { "kind": "message", "words": "Halo" } });
    answers.push(("message".to_owned(), put_action(actor, base, id, new_id(), &message).await.status));
    if base == OFFICER {
        answers.push(("preview".to_owned(), actor.get(&format!("{case}/preview")).await.status));
    }
    answers
}

#[tokio::test]
async fn nobody_else_sees_a_case() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let submission_id = new_id();
    let sent = owner.put(&format!("/api/v1/submissions/{submission_id}"), &submission(&application)).await;
    let id: uuid::Uuid = sent.json()["applications"][0]["application_id"].as_str().unwrap().parse().unwrap();
    let file = application["attachments"][0]["attachment"].as_str().unwrap().to_owned();
    let document = issue(&server, id).await;

    // Another citizen, another region's citizen, and an officer of an agency that has no step in it.
    let mut stranger = server.citizen("lain@contoh.id").await;
    let mut neighbour = server.citizen_at(BENGKULU_TENGAH, "081234567890").await;
    let mut other_agency = server.officer("proses-kec-sinjai-utara").await;
    let mut other_region = server.officer_at(BENGKULU_TENGAH, "loket").await;
    let mut smuggler = owner.clone();
    let log = Log::keep();
    for (actor, base) in [
        (&mut stranger, CITIZEN),
        (&mut neighbour, CITIZEN),
        (&mut other_agency, OFFICER),
        (&mut other_region, OFFICER),
    ] {
        let tries = try_all(actor, base, id, &file, &document).await;
        for (what, status) in &tries {
            assert_eq!(*status, 404, "{what}");
        }
        let told = log.take();
        let denied = denials(&told);
        assert_eq!(denied.len(), tries.len(), "{told}");
        assert!(denied.iter().all(|line| line.contains(&id.to_string()) && line.contains("person=")), "{told}");
        assert!(!told.contains("81234567890") && !told.contains("contoh.id"), "{told}");
    }
    // The owner's session on another region's host, and on the officers' routes, is none.
    let mut abroad = server.anon_at(BENGKULU_TENGAH);
    abroad.cookies = owner.cookies.clone();
    assert_eq!(abroad.get(&format!("/api/v1/applications/{id}")).await.status, 401);
    assert_eq!(smuggler.get(&format!("{OFFICER}/applications/{id}")).await.status, 401);
    assert_eq!(server.anon().get(&format!("/api/v1/applications/{id}")).await.status, 401);

    // The submission, its receipt and the upload are the owner's too.
    let path = format!("/api/v1/submissions/{submission_id}");
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(stranger.put(&path, &submission(&application)).await.status, 404);
    assert_eq!(
        stranger.post(&format!("{path}/receipt"), &json!({ "tracking_secret": super::kit::SECRET })).await.status,
        404
    );
    let fresh = upload(&mut owner, &pdf("baru")).await;
    let tus = [("tus-resumable", "1.0.0")];
    for method in [Method::HEAD, Method::DELETE] {
        let answer = stranger.send(method, &format!("/api/v1/attachments/{}", fresh.id), &tus, Vec::new()).await;
        assert_eq!(answer.status, 404);
    }
    assert_eq!(super::kit::append(&mut stranger, "attachments", fresh.id, 0, b"x").await.status, 404);
    let taken = super::kit::begin(&mut stranger, "attachments", fresh.id, &fresh.sha256, 10).await;
    assert_eq!(taken.code(), "id_reused");

    // A file of another case of one's own is not a file of this case.
    let other = sku_application(&mut owner).await;
    let other_id = send(&mut owner, &other).await;
    assert_eq!(owner.get(&format!("/api/v1/applications/{other_id}/attachments/{file}")).await.status, 404);
    assert_eq!(owner.get(&format!("/api/v1/applications/{other_id}/documents/{document}")).await.status, 404);

    // The list and the counts of the other agency do not know it either.
    let inbox = other_agency.get(&format!("{OFFICER}/applications")).await.json();
    let ids: Vec<_> = inbox["applications"].as_array().unwrap().iter().map(|case| case["id"].clone()).collect();
    assert_eq!(ids, [json!(other_id)]);
    // The whole mall's desk, the agency's own office and the region's admin see it.
    for username in ["loket", "proses-dukcapil", "admin"] {
        let mut officer = server.officer(username).await;
        assert_eq!(see(&mut officer, OFFICER, id).await["id"], json!(id), "{username}");
    }
    let mut admin = server.officer("admin").await;
    assert_eq!(see(&mut admin, OFFICER, id).await["actions"], json!([]), "the admin sees and does not decide");
}

/// Brings a birth certificate to its issue; id of the document.
async fn issue(server: &TestServer, id: uuid::Uuid) -> String {
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    act(&mut desk, OFFICER, id, "declare_complete", json!({})).await;
    let mut office = server.officer("proses-dukcapil").await;
    act(&mut office, OFFICER, id, "claim", json!({})).await;
    act(&mut office, OFFICER, id, "process", json!({})).await;
    act(&mut office, OFFICER, id, "claim", json!({})).await;
    let file = upload_to(&mut office, "officer/attachments", &pdf("akta")).await;
    let issued = act(&mut office, OFFICER, id, "issue", json!({ "attachment": file.id, "number": "7307-1" })).await;
    issued["document"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn inbox_and_counts_follow_the_work() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        let application = sku_application(&mut owner).await;
        ids.push(send(&mut owner, &application).await);
        server.clock.advance(60);
    }
    let mut desk = server.officer("loket").await;
    let counts = desk.get(&format!("{OFFICER}/counts")).await.json();
    assert_eq!(counts, json!({ "by_status": { "submitted": 3 }, "unclaimed": 3, "mine": 0, "overdue": 0 }));
    let claimed = act(&mut desk, OFFICER, ids[1], "claim", json!({})).await;
    assert_eq!(claimed["assignee"]["name"], claimed["steps"][0]["assignee"]["name"]);
    let ids_of = |list: serde_json::Value| -> Vec<String> {
        list["applications"].as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap().to_owned()).collect()
    };
    let mine = desk.get(&format!("{OFFICER}/applications?view=mine")).await.json();
    assert_eq!(ids_of(mine), [ids[1].to_string()]);
    let unclaimed = desk.get(&format!("{OFFICER}/applications?view=unclaimed")).await.json();
    assert_eq!(ids_of(unclaimed), [ids[0].to_string(), ids[2].to_string()], "the oldest first");
    let number = see(&mut desk, OFFICER, ids[2]).await["number"].as_str().unwrap().to_owned();
    let found = desk.get(&format!("{OFFICER}/applications?q={number}")).await.json();
    assert_eq!(ids_of(found), [ids[2].to_string()]);
    let by_name = desk.get(&format!("{OFFICER}/applications?q=andi&status=submitted")).await.json();
    assert_eq!(ids_of(by_name).len(), 2);
    // The check was due on Wednesday; on Thursday it is late.
    server.clock.advance(2 * 86400);
    let mut desk = server.officer("loket").await;
    assert_eq!(desk.get(&format!("{OFFICER}/counts")).await.json()["overdue"], 3);
    assert_eq!(desk.get(&format!("{OFFICER}/applications?view=nothing")).await.code(), "malformed_request");
    assert_eq!(desk.get(&format!("{OFFICER}/applications?cursor=x")).await.code(), "malformed_request");
}

#[tokio::test]
async fn a_pickup_code_is_looked_up_by_its_own_desk_and_not_guessed() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    let lookup = format!("{OFFICER}/pickup");
    for code in ["", "2222222", "MPP-7307-2026-000001-X", "🙂"] {
        assert_eq!(desk.post(&lookup, &json!({ "code": code })).await.code(), "not_found", "{code}");
    }
    let mut tries = 0;
    while desk.post(&lookup, &json!({ "code": "2222222" })).await.status == 404 {
        tries += 1;
        assert!(tries < 100, "somebody may guess for ever");
    }
    assert_eq!(desk.post(&lookup, &json!({ "code": "2222222" })).await.code(), "throttled");
}

#[tokio::test]
async fn once_erased_a_case_tells_nothing_of_anybody() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    let document = issue(&server, id).await;
    let mut office = server.officer("proses-dukcapil").await;
    let code = see(&mut office, OFFICER, id).await["document"]["verification_code"].as_str().unwrap().to_owned();
    let scope = &server.state.regions.by_slug("sinjai").unwrap().scope;
    let tx = scope.begin().await.unwrap();
    mppi_store::erasure::destroy_case_key(&tx, id, server.state.clock.now()).await.unwrap();
    tx.commit().await.unwrap();

    let answer = office.get(&format!("{OFFICER}/applications/{id}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let case = answer.json();
    assert_eq!((&case["answers"], &case["subject_name"]), (&json!({}), &json!("")));
    for private in ["Aminah", "Nurhaliza", "7307054101900001", "Foto KK"] {
        assert!(!answer.text.contains(private), "{private}");
    }
    let file = application["attachments"][0]["attachment"].as_str().unwrap();
    for path in [format!("attachments/{file}"), format!("documents/{document}")] {
        assert_eq!(office.get(&format!("{OFFICER}/applications/{id}/{path}")).await.status, 404, "{path}");
    }
    // That the document was issued can still be verified.
    assert_eq!(server.anon().get(&format!("/api/v1/verification/{code}")).await.status, 200);
}
