//! Counter intake is for the front office of the service, and each officer's own.

use serde_json::json;

use super::{
    intake_kit::{UPLOADS, birth_intake, desk_of, intake, put, take_in},
    kit::{
        OFFICER, SECRET, birth_application, jpeg, new_id, pointers, sku_application_by, submission, upload, upload_to,
    },
};
use crate::harness::{BENGKULU_TENGAH, Log, TestServer, denials};

const PHONE: &str = "081200004711";

#[tokio::test]
async fn only_the_front_office_of_the_service_takes_it_in() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    let body = birth_intake(&mut desk, Some(PHONE)).await;
    let id = new_id();
    assert_eq!(put(&mut server.anon(), id, &body).await.code(), "not_signed_in");
    assert_eq!(put(&mut server.citizen(PHONE).await, id, &body).await.code(), "not_signed_in");
    for username in ["proses", "ttd", "admin", "proses-dukcapil"] {
        let refused = put(&mut server.officer(username).await, id, &body).await;
        assert_eq!((refused.status, refused.code()), (403, "wrong_role".to_owned()), "{username}");
    }
    assert_eq!(put(&mut desk.clone().without_origin(), id, &body).await.code(), "foreign_origin");

    // A session of this region is none of the next; and there the service is another one, or none.
    let mut abroad = server.anon_at(BENGKULU_TENGAH);
    abroad.cookies = desk.cookies.clone();
    assert_eq!(put(&mut abroad, id, &body).await.code(), "not_signed_in");
    let mut neighbour = server.officer_at(BENGKULU_TENGAH, "loket").await;
    for service in ["sku", "skck"] {
        let mut body = body.clone();
        body["applications"][0]["service"] = json!(service);
        assert_eq!(pointers(&put(&mut neighbour, id, &body).await), ["/applications/0/service"], "{service}");
    }

    // Nothing of all that was taken in.
    assert_eq!(desk.get(&format!("{OFFICER}/intakes/{id}")).await.code(), "not_found");
    assert_eq!(desk.get(&format!("{OFFICER}/counts")).await.json()["by_status"], json!({}));
}

#[tokio::test]
async fn an_agencys_desk_takes_in_its_own_services() {
    let server = TestServer::start().await;
    let mut registry = desk_of(&server, "dukcapil").await;
    let mut district = desk_of(&server, "kec-sinjai-utara").await;
    let log = Log::keep();
    let business = intake(&sku_application_by(&mut registry, UPLOADS).await, Some(PHONE));
    let refused = put(&mut registry, new_id(), &business).await;
    assert_eq!((refused.status, refused.code()), (403, "wrong_role".to_owned()));
    let birth = birth_intake(&mut district, Some(PHONE)).await;
    assert_eq!(put(&mut district, new_id(), &birth).await.code(), "wrong_role");
    // One of two is enough to refuse both.
    let mut both = birth_intake(&mut registry, Some(PHONE)).await;
    both["applications"].as_array_mut().unwrap().push(business["applications"][0].clone());
    assert_eq!(put(&mut registry, new_id(), &both).await.code(), "wrong_role");
    let told = log.take();
    let denied = denials(&told).into_iter().filter(|line| line.contains("another agency's service"));
    assert_eq!(denied.count(), 3, "{told}");
    assert!(!told.contains("4711") && !told.contains("Aminah") && !told.contains(SECRET), "{told}");

    let own = birth_intake(&mut registry, Some(PHONE)).await;
    take_in(&mut registry, &own).await;
    let own = intake(&sku_application_by(&mut district, UPLOADS).await, Some(PHONE));
    take_in(&mut district, &own).await;
    // The desk that checks them all.
    let mut mall = desk_of(&server, "mpp").await;
    let own = birth_intake(&mut mall, None).await;
    take_in(&mut mall, &own).await;
}

#[tokio::test]
async fn an_intake_is_its_officers_own() {
    let server = TestServer::start().await;
    let (mut desk, mut colleague) = (server.officer("loket").await, desk_of(&server, "mpp").await);
    let mut applicant = server.citizen(PHONE).await;
    let (id, body) = (new_id(), birth_intake(&mut desk, Some(PHONE)).await);
    assert_eq!(put(&mut desk, id, &body).await.status, 200);
    let path = format!("{OFFICER}/intakes/{id}");
    assert_eq!(put(&mut colleague, id, &body).await.code(), "not_found");
    assert_eq!(colleague.get(&path).await.code(), "not_found");
    assert_eq!(applicant.get(&path).await.code(), "not_signed_in");
    assert_eq!(server.officer_at(BENGKULU_TENGAH, "loket").await.get(&path).await.code(), "not_found");

    // The receipt as PDF needs the officer and the secret.
    let receipt = format!("{path}/receipt");
    let printed = desk.post(&receipt, &json!({ "tracking_secret": SECRET })).await;
    assert_eq!((printed.status, printed.header("content-type")), (200, "application/pdf"));
    assert_eq!(desk.post(&receipt, &json!({ "tracking_secret": "x".repeat(22) })).await.code(), "not_found");
    assert_eq!(colleague.post(&receipt, &json!({ "tracking_secret": SECRET })).await.code(), "not_found");

    // The id of a citizen's submission is not an officer's, and the other way round.
    let sent = submission(&birth_application(&mut applicant).await);
    let own = new_id();
    assert_eq!(applicant.put(&format!("/api/v1/submissions/{own}"), &sent).await.status, 200);
    let another = birth_intake(&mut desk, Some(PHONE)).await;
    assert_eq!(put(&mut desk, own, &another).await.code(), "not_found");
    assert_eq!(desk.get(&format!("{OFFICER}/intakes/{own}")).await.code(), "not_found");
    assert_eq!(applicant.put(&format!("/api/v1/submissions/{id}"), &sent).await.code(), "id_reused");
    let mut stranger = server.citizen("orang@contoh.id").await;
    assert_eq!(stranger.put(&format!("/api/v1/submissions/{id}"), &sent).await.code(), "not_found");
}

#[tokio::test]
async fn only_files_of_the_same_officer_are_named() {
    let server = TestServer::start().await;
    let (mut desk, mut colleague) = (server.officer("loket").await, desk_of(&server, "mpp").await);
    let mut applicant = server.citizen(PHONE).await;
    let whole = birth_intake(&mut desk, Some(PHONE)).await;
    let foreign = [
        upload_to(&mut colleague, UPLOADS, &jpeg("milik rekan")).await,
        upload(&mut applicant, &jpeg("milik pemohon")).await,
    ];
    for file in foreign {
        let mut body = whole.clone();
        body["applications"][0]["attachments"][1] = file.answers("kk");
        assert_eq!(put(&mut desk, new_id(), &body).await.code(), "upload_missing");
    }
    // Nor does an applicant send what an officer uploaded.
    let theirs = submission(&whole["applications"][0]);
    let sent = applicant.put(&format!("/api/v1/submissions/{}", new_id()), &theirs).await;
    assert_eq!(sent.code(), "upload_missing");
    // A file belongs to one case only.
    take_in(&mut desk, &whole).await;
    let mut second = whole.clone();
    second["applications"][0]["id"] = json!(new_id());
    let expected = ["/applications/0/documents/ket_lahir", "/applications/0/documents/kk"];
    assert_eq!(pointers(&put(&mut desk, new_id(), &second).await), expected);
}

#[tokio::test]
async fn a_drafts_id_deletes_no_draft() {
    let server = TestServer::start().await;
    let mut applicant = server.citizen(PHONE).await;
    let id = new_id();
    let path = format!("/api/v1/drafts/{id}");
    let draft = json!({ "draft": {
        "purpose": { "kind": "apply", "application": new_id(), "tracking_secret": SECRET }, "service": "sku",
        "service_version": 1, "service_name": { "id": "SKU" }, "answers": {}, "files": [], "step": "isian",
        "declared": false, "created_at": "2026-11-24T01:00:00Z", "updated_at": "2026-11-24T01:00:00Z"
    } });
    assert_eq!(applicant.put(&path, &draft).await.status, 200);
    let mut desk = server.officer("loket").await;
    let body = birth_intake(&mut desk, Some(PHONE)).await;
    assert_eq!(put(&mut desk, id, &body).await.status, 200);
    assert_eq!(applicant.get(&path).await.status, 200);
}
