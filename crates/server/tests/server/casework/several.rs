//! Several at once: two cases in one submission, and everybody else while a letter never ends.

use std::{fs, path::Path, process::Command, time::Duration};

use mppi_server::documents::RenderLimits;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::kit::{
    CITIZEN, OFFICER, SECRET, act, birth_application, new_id, offered, pointers, put_action, see, send, sha256,
    sku_application, submission, submission_of,
};
use crate::harness::{Actor, SINJAI, TestServer};

/// The ids in an actor's list of cases, in an order of their own.
async fn listed(actor: &mut Actor, base: &str) -> Vec<String> {
    let answer = actor.get(&format!("{base}/applications")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let json = answer.json();
    let mut ids: Vec<_> =
        json["applications"].as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

/// The id of a case, or of a file that it names.
fn id(of: &Value) -> uuid::Uuid {
    of.as_str().unwrap().parse().unwrap()
}

/// The case has this application's service, answers and files, byte for byte, and none of the other's.
async fn is_case_of(actor: &mut Actor, base: &str, application: &Value, other: &Value) {
    let case = see(actor, base, id(&application["id"])).await;
    assert_eq!((&case["service"], &case["definition"]["code"]), (&application["service"], &application["service"]));
    assert_eq!(case["answers"]["applicant_nik"], application["answers"]["applicant_nik"]);
    let sent = application["attachments"].as_array().unwrap();
    assert_eq!(case["attachments"].as_array().unwrap().len(), sent.len(), "{}", case["attachments"]);
    let files = format!("{base}/applications/{}/attachments", id(&application["id"]));
    for file in sent {
        let shown = case["attachments"].as_array().unwrap().iter().find(|shown| shown["id"] == file["attachment"]);
        assert_eq!(shown.unwrap()["requirement"], file["requirement"]);
        let answer = actor.get(&format!("{files}/{}", id(&file["attachment"]))).await;
        assert_eq!((answer.status, json!(sha256(&answer.bytes))), (200, file["sha256"].clone()));
    }
    for file in other["attachments"].as_array().unwrap() {
        assert_eq!(actor.get(&format!("{files}/{}", id(&file["attachment"]))).await.status, 404);
    }
}

#[tokio::test]
async fn two_services_in_one_submission_are_two_cases_on_one_receipt() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let (birth, sku) = (birth_application(&mut citizen).await, sku_application(&mut citizen).await);
    let (body, path) = (submission_of(&[&birth, &sku]), format!("/api/v1/submissions/{}", new_id()));
    let sent = citizen.put(&path, &body).await;
    assert_eq!(sent.status, 200, "{}", sent.text);

    // One receipt, in the order of the request, with a number for each.
    let receipt = sent.json();
    let entries = receipt["applications"].as_array().unwrap();
    assert_eq!(entries.len(), 2);
    for (entry, (application, serial)) in entries.iter().zip([(&birth, 1), (&sku, 2)]) {
        assert_eq!(entry["application_id"], application["id"]);
        let number = entry["number"].as_str().unwrap();
        assert!(number.starts_with(&format!("MPP-7307-2026-{serial:06}-")), "{number}");
        // One secret opens both.
        let tracked = server.anon().post("/api/v1/tracking", &json!({ "number": number, "secret": SECRET })).await;
        assert_eq!((tracked.status, &tracked.json()["service_name"]), (200, &entry["service_name"]));
    }

    // Both are in the list; each is its own service with its own files, though both ask for a family card.
    let mine = citizen.get("/api/v1/applications").await.json();
    for (entry, application) in entries.iter().zip([&birth, &sku]) {
        let case = mine["applications"].as_array().unwrap().iter().find(|case| case["id"] == application["id"]);
        assert_eq!((&case.unwrap()["number"], &case.unwrap()["service"]), (&entry["number"], &application["service"]));
    }
    is_case_of(&mut citizen, CITIZEN, &birth, &sku).await;
    is_case_of(&mut citizen, CITIZEN, &sku, &birth).await;

    // Each agency has its own, and the other is not there; the whole mall's desk has both.
    for (username, own, other) in [("proses-dukcapil", &birth, &sku), ("proses-kec-sinjai-utara", &sku, &birth)] {
        let mut officer = server.officer(username).await;
        assert_eq!(listed(&mut officer, OFFICER).await, [id(&own["id"]).to_string()], "{username}");
        assert_eq!(officer.get(&format!("{OFFICER}/counts")).await.json()["by_status"], json!({ "submitted": 1 }));
        is_case_of(&mut officer, OFFICER, own, other).await;
        let hidden = format!("{OFFICER}/applications/{}", id(&other["id"]));
        let file = id(&other["attachments"][0]["attachment"]);
        for path in [hidden.clone(), format!("{hidden}/attachments/{file}")] {
            assert_eq!(officer.get(&path).await.status, 404, "{username}: {path}");
        }
    }
    let mut both = vec![id(&birth["id"]).to_string(), id(&sku["id"]).to_string()];
    both.sort();
    let mut desk = server.officer("loket").await;
    assert_eq!(listed(&mut desk, OFFICER).await, both);

    // The outbox sends the same bytes again, days later too.
    server.clock.advance(3 * 86400);
    let again = citizen.put(&path, &body).await;
    assert_eq!((again.status, &again.text), (200, &sent.text));
    assert_eq!(citizen.get(&path).await.text, sent.text);
    assert_eq!(listed(&mut citizen, CITIZEN).await, both);
}

#[tokio::test]
async fn what_is_wrong_with_the_second_case_keeps_the_first_out_too() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let (birth, sku) = (birth_application(&mut citizen).await, sku_application(&mut citizen).await);
    let path = format!("/api/v1/submissions/{}", new_id());
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut second = sku.clone();
        change(&mut second);
        submission_of(&[&birth, &second])
    };

    // An answer is missing, then a file too: the pointers name the second case, and only it.
    let without_answer = changed(&|second| drop(second["answers"].as_object_mut().unwrap().remove("purpose")));
    let refused = citizen.put(&path, &without_answer).await;
    assert_eq!(pointers(&refused), ["/applications/1/answers/purpose"]);
    assert_eq!((refused.status, &refused.json()["invalid_params"][0]["code"]), (422, &json!("required")));
    nothing_is_there(&server, &mut citizen, &path, &birth, &[]).await;
    let without_both = changed(&|second| {
        second["answers"]["purpose"] = json!("");
        second["attachments"].as_array_mut().unwrap().pop();
    });
    assert_eq!(
        pointers(&citizen.put(&path, &without_both).await),
        ["/applications/1/answers/purpose", "/applications/1/documents/foto_usaha"]
    );
    // A file of the second is not here yet.
    let too_early = changed(&|second| second["attachments"][0]["attachment"] = json!(new_id()));
    assert_eq!(citizen.put(&path, &too_early).await.code(), "upload_missing");
    nothing_is_there(&server, &mut citizen, &path, &birth, &[]).await;

    // Only the transaction finds that the second's id is taken, when it has written the first.
    server.clock.advance(60);
    let earlier = sku_application(&mut citizen).await;
    let taken = send(&mut citizen, &earlier).await;
    server.clock.advance(60);
    let with_taken_id = changed(&|second| second["id"] = json!(taken));
    assert_eq!(citizen.put(&path, &with_taken_id).await.code(), "id_reused");
    nothing_is_there(&server, &mut citizen, &path, &birth, &[taken.to_string()]).await;
    let told = server.last_message(SINJAI).await.letter.body;
    assert!(told.contains("MPP-7307-2026-000001"), "what was refused is told to nobody: {told}");

    // Neither an id, nor a file, nor a number is lost by all this.
    let sent = citizen.put(&path, &submission_of(&[&birth, &sku])).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    for (index, start) in ["MPP-7307-2026-000002-", "MPP-7307-2026-000003-"].into_iter().enumerate() {
        let number = sent.json()["applications"][index]["number"].clone();
        assert!(number.as_str().unwrap().starts_with(start), "{number}");
    }
}

/// Neither the submission nor its first case is there for anybody; the citizen has only the cases of `before`.
async fn nothing_is_there(server: &TestServer, citizen: &mut Actor, path: &str, first: &Value, before: &[String]) {
    assert_eq!(citizen.get(path).await.status, 404);
    assert_eq!(citizen.get(&format!("/api/v1/applications/{}", id(&first["id"]))).await.status, 404);
    assert_eq!(listed(citizen, CITIZEN).await, before);
    let mut desk = server.officer("loket").await;
    assert_eq!(listed(&mut desk, OFFICER).await, before);
}

#[tokio::test]
async fn while_a_letter_never_ends_everybody_else_is_served() {
    let endless = "#set document(title: \"x\")\n#for a in range(100000) { for b in range(100000) { let c = a * b } }";
    let regions = regions_with(endless);
    let server = TestServer::start_with(&["--demo", "--regions", regions.path().to_str().unwrap()]).await;
    let mut owner = server.citizen("081234567890").await;
    let application = sku_application(&mut owner).await;
    let case = send(&mut owner, &application).await;
    for (username, kinds) in [
        ("loket", vec!["claim", "declare_complete"]),
        ("proses", vec!["claim", "process"]),
        ("ttd", vec!["claim", "approve"]),
        ("proses", vec!["claim"]),
    ] {
        let mut officer = server.officer(username).await;
        for kind in kinds {
            act(&mut officer, OFFICER, case, kind, json!({})).await;
        }
    }
    let mut office = server.officer("proses").await;
    let request = offered(&see(&mut office, OFFICER, case).await, "issue");
    let mut hand = office.clone();
    let issuing = tokio::spawn(async move { put_action(&mut hand, OFFICER, case, new_id(), &request).await });

    // Meanwhile somebody signs in, uploads and sends, and the same officer goes on reading.
    let mut other = server.citizen("siti@contoh.id").await;
    let application = birth_application(&mut other).await;
    let path = format!("/api/v1/submissions/{}", new_id());
    assert_eq!(other.put(&path, &submission(&application)).await.status, 200);
    assert_eq!(listed(&mut office, OFFICER).await.len(), 2);
    assert_eq!(server.anon().get("/healthz").await.status, 200);
    assert!(!issuing.is_finished(), "the letter ended too soon to tell");
    // Another document is set beside it.
    let receipt = other.post(&format!("{path}/receipt"), &json!({ "tracking_secret": SECRET })).await;
    assert_eq!((receipt.status, receipt.header("content-type")), (200, "application/pdf"), "{}", receipt.text);

    // The officer is told within the limit, and a little for the way there and back.
    let limit = RenderLimits::default().wall;
    let failed = tokio::time::timeout(limit + Duration::from_secs(5), issuing).await.unwrap().unwrap();
    assert_eq!((failed.status, failed.code()), (422, "template_failed".to_owned()));
    let title = failed.json()["title"].as_str().unwrap().to_owned();
    assert!(title.contains(&format!("longer than {} seconds", limit.as_secs())), "{title}");

    // The case is as it was, and the server goes on.
    let after = see(&mut office, OFFICER, case).await;
    assert!(after.get("document").is_none() && after["status"] == "in_process", "{}", after["status"]);
    offered(&after, "issue");
    let receipt = other.post(&format!("{path}/receipt"), &json!({ "tracking_secret": SECRET })).await;
    assert_eq!(receipt.status, 200, "{}", receipt.text);
    assert_eq!(server.anon().get("/healthz").await.status, 200);
}

/// A copy of the sample regions with another template for Sinjai's business statement.
fn regions_with(template: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let regions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regions/.");
    assert!(Command::new("cp").arg("-R").arg(regions).arg(folder.path()).status().unwrap().success());
    fs::write(folder.path().join("sinjai/templates/sku.typ"), template).unwrap();
    folder
}
