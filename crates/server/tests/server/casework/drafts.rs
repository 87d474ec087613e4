//! Drafts that go on on another device: seen by their owner alone, and never overwritten unseen.

use hyper::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::kit::{
    CITIZEN, OFFICER, SECRET, act, birth_answers, birth_application, new_id, pointers, see, send, sku_application,
    submission,
};
use crate::harness::{Actor, Answer, BENGKULU_TENGAH, Log, TestServer, denials};

const DRAFTS: &str = "/api/v1/drafts";
const AT: &str = "2026-11-24T01:00:00.000Z";
const PHONE: &str = "081234567890";

/// A draft as a device has it; some answers, no file.
pub fn typed(name: &str) -> Value {
    json!({
        "purpose": { "kind": "apply", "application": new_id(), "tracking_secret": SECRET },
        "service": "sku", "service_version": 1, "service_name": { "id": "Surat Keterangan Usaha" },
        "answers": { "applicant_name": name }, "files": [], "step": "isian", "language": "en", "declared": false,
        "created_at": AT, "updated_at": AT
    })
}

/// The correction of a case that was sent back.
pub fn correction(application: Uuid, answers: &Value) -> Value {
    let mut draft = typed("");
    draft["purpose"] = json!({ "kind": "correct", "application": application, "number": "MPP-7307-2026-000001-X",
        "step": "check", "based_on": 2, "flags": [], "before": answers, "files_before": [] });
    draft["service"] = json!("akta-kelahiran");
    draft["answers"] = answers.clone();
    draft
}

pub fn path(id: Uuid) -> String {
    format!("{DRAFTS}/{id}")
}

pub async fn mirror(actor: &mut Actor, id: Uuid, based_on: Option<u32>, draft: &Value) -> Answer {
    actor.put(&path(id), &json!({ "based_on": based_on, "draft": draft })).await
}

/// Mirrors what must be taken; its revision.
pub async fn mirrored(actor: &mut Actor, id: Uuid, based_on: Option<u32>, draft: &Value) -> u64 {
    let answer = mirror(actor, id, based_on, draft).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["revision"].as_u64().unwrap()
}

pub async fn delete(actor: &mut Actor, id: Uuid, based_on: u32) -> Answer {
    actor.delete(&format!("{}?based_on={based_on}", path(id))).await
}

#[tokio::test]
async fn a_draft_goes_on_on_another_device() {
    let server = TestServer::start().await;
    let mut phone = server.citizen(PHONE).await;
    server.clock.advance(61);
    let mut tablet = server.citizen(PHONE).await;
    let (id, draft) = (new_id(), typed("Andi Baso"));
    assert_eq!(phone.get(DRAFTS).await.json(), json!({ "drafts": [] }));
    assert_eq!(phone.get(&path(id)).await.code(), "not_found");

    let first = mirror(&mut phone, id, None, &draft).await;
    assert_eq!(first.status, 200, "{}", first.text);
    let summary = first.json();
    assert_eq!(
        (&summary["id"], &summary["revision"], &summary["file_count"], &summary["device"]),
        (&json!(id), &json!(1), &json!(0), &json!("–"))
    );
    assert_eq!(summary["size"], serde_json::to_vec(&draft).unwrap().len());
    assert_eq!(&summary["updated_at"].as_str().unwrap()[..10], "2026-11-24");
    assert_eq!(&summary["expires_at"].as_str().unwrap()[..10], "2026-12-24");

    let listed = tablet.get(DRAFTS).await;
    assert_eq!(listed.json(), json!({ "drafts": [summary] }));
    assert!(!listed.text.contains("Andi"), "the list tells nothing of what was typed");
    let got = tablet.get(&path(id)).await;
    assert_eq!(got.header("cache-control"), "no-store");
    let got = got.json();
    assert_eq!((&got["draft"], &got["revision"], &got["uploaded"]), (&draft, &json!(1), &json!([])));

    server.clock.advance(60);
    let mut more = draft.clone();
    more["answers"]["purpose"] = json!("Pengajuan KUR");
    assert_eq!(mirrored(&mut tablet, id, Some(1), &more).await, 2);
    let other = new_id();
    server.clock.advance(60);
    mirrored(&mut phone, other, None, &typed("Besse Tenri")).await;
    let listed = phone.get(DRAFTS).await.json();
    assert_eq!((&listed["drafts"][0]["id"], &listed["drafts"][1]["id"]), (&json!(other), &json!(id)));
    assert_eq!(delete(&mut phone, other, 1).await.status, 204);
    assert_eq!(delete(&mut phone, other, 1).await.status, 204, "what is gone is gone");
    assert_eq!(phone.get(&path(other)).await.status, 404);
    assert_eq!(phone.get(DRAFTS).await.json()["drafts"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn two_devices_never_overwrite_each_other() {
    let server = TestServer::start().await;
    let mut phone = server.citizen(PHONE).await;
    server.clock.advance(61);
    let mut tablet = server.citizen(PHONE).await;
    let (id, first) = (new_id(), typed("Andi"));
    let (mut of_phone, mut of_tablet) = (first.clone(), first.clone());
    of_phone["answers"]["purpose"] = json!("KUR");
    of_tablet["answers"]["purpose"] = json!("Tender");
    mirrored(&mut phone, id, None, &first).await;
    assert_eq!(mirrored(&mut tablet, id, Some(1), &of_tablet).await, 2);

    // The phone has not seen that, whether it goes on, begins or deletes.
    for answer in [
        mirror(&mut phone, id, Some(1), &of_phone).await,
        mirror(&mut phone, id, None, &of_phone).await,
        mirror(&mut phone, id, Some(7), &of_phone).await,
        delete(&mut phone, id, 1).await,
        delete(&mut phone, id, u32::MAX).await,
    ] {
        assert_eq!((answer.status, answer.code()), (409, "stale".to_owned()));
        assert_eq!(answer.json()["current"], phone.get(&path(id)).await.json(), "both versions can be shown");
    }
    assert_eq!(phone.get(&path(id)).await.json()["draft"], of_tablet);
    // Having seen it, the person decides.
    assert_eq!(mirrored(&mut phone, id, Some(2), &of_phone).await, 3);

    // Deleted elsewhere is no reason to bring it back unasked.
    assert_eq!(delete(&mut tablet, id, 3).await.status, 204);
    let gone = mirror(&mut phone, id, Some(3), &of_phone).await;
    assert_eq!((gone.code(), gone.json().get("current")), ("stale".to_owned(), None));
    assert_eq!(mirrored(&mut phone, id, None, &of_phone).await, 1);

    // At the same moment one of two wins.
    let (one, other) =
        tokio::join!(mirror(&mut phone, id, Some(1), &first), mirror(&mut tablet, id, Some(1), &of_tablet));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again() {
    let server = TestServer::start().await;
    let mut phone = server.citizen(PHONE).await;
    let (id, first) = (new_id(), typed("Andi"));
    let answer = mirror(&mut phone, id, None, &first).await;
    server.clock.advance(3600);
    assert_eq!(mirror(&mut phone, id, None, &first).await.text, answer.text, "nothing changed");
    let second = typed("Andi Baso");
    let answer = mirror(&mut phone, id, Some(1), &second).await;
    for based_on in [Some(1), Some(2), None] {
        assert_eq!(mirror(&mut phone, id, based_on, &second).await.text, answer.text, "{based_on:?}");
    }
    let (mut one, mut other) = (phone.clone(), phone.clone());
    let (id, third) = (new_id(), typed("Besse"));
    let (one, other) = tokio::join!(mirror(&mut one, id, None, &third), mirror(&mut other, id, None, &third));
    assert_eq!((one.status, one.text), (200, other.text));
}

#[tokio::test]
async fn nobody_else_sees_a_draft() {
    let server = TestServer::start().await;
    let mut owner = server.citizen(PHONE).await;
    let (id, draft) = (new_id(), typed("Andi Rahasia"));
    mirrored(&mut owner, id, None, &draft).await;
    let mut stranger = server.citizen("lain@contoh.id").await;
    let mut neighbour = server.citizen_at(BENGKULU_TENGAH, PHONE).await;
    let log = Log::keep();
    let tries = [
        stranger.get(&path(id)).await.status,
        mirror(&mut stranger, id, Some(1), &typed("x")).await.status,
        mirror(&mut stranger, id, None, &draft).await.status,
        neighbour.get(&path(id)).await.status,
    ];
    assert_eq!(tries, [404; 4]);
    // Like what is not there, which is deleted already.
    assert_eq!([delete(&mut stranger, id, 1).await.status, delete(&mut stranger, new_id(), 1).await.status], [204; 2]);
    assert_eq!(delete(&mut neighbour, id, 1).await.status, 204);
    let told = log.take();
    let of_draft = denials(&told).into_iter().filter(|line| line.contains(&id.to_string()));
    assert_eq!(of_draft.count(), 5, "{told}");
    assert!(!told.contains("Rahasia") && !told.contains(SECRET), "{told}");
    assert_eq!(stranger.get(DRAFTS).await.json(), json!({ "drafts": [] }));
    assert_eq!(owner.get(&path(id)).await.json()["draft"], draft);

    // Officers have no way to it, nor has who is not signed in, nor a foreign page.
    let mut officer = server.officer("admin").await;
    for actor in [&mut officer, &mut server.anon()] {
        assert_eq!(actor.get(DRAFTS).await.code(), "not_signed_in");
        assert_eq!(actor.get(&path(id)).await.code(), "not_signed_in");
        assert_eq!(mirror(actor, id, Some(1), &draft).await.code(), "not_signed_in");
        assert_eq!(delete(actor, id, 1).await.code(), "not_signed_in");
    }
    assert_eq!(officer.get(&format!("{OFFICER}/drafts/{id}")).await.status, 404);
    let mut foreign = owner.clone().without_origin();
    assert_eq!(mirror(&mut foreign, id, Some(1), &typed("x")).await.code(), "foreign_origin");
    assert_eq!(delete(&mut foreign, id, 1).await.code(), "foreign_origin");

    // One corrects one's own cases only.
    let application = birth_application(&mut owner).await;
    let case = send(&mut owner, &application).await;
    mirrored(&mut owner, new_id(), None, &correction(case, &birth_answers())).await;
    for other in [case, new_id()] {
        let refused = mirror(&mut stranger, new_id(), None, &correction(other, &json!({}))).await;
        assert_eq!(refused.code(), "not_found");
    }
}

#[tokio::test]
async fn a_draft_need_not_be_right_but_has_limits() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen(PHONE).await;
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut draft = typed("Andi");
        change(&mut draft);
        draft
    };
    // Half typed, wrong, and of fields that the form does not know any more.
    let half =
        changed(&|draft| draft["answers"] = json!({ "applicant_nik": "73", "old": [{ "id": "r1" }], "x": null }));
    mirrored(&mut citizen, new_id(), None, &half).await;

    let file = |id: Uuid| {
        json!({ "id": id, "requirement": "kk", "name": "kk.jpg", "kind": "jpeg", "size": 3, "original_size": 9,
            "sha256": "a".repeat(64) })
    };
    let twice = new_id();
    let cases: Vec<(Value, Vec<&str>)> = vec![
        (changed(&|draft| draft["language"] = json!("<script>")), vec!["/draft/language"]),
        (changed(&|draft| draft["language"] = json!("a".repeat(36))), vec!["/draft/language"]),
        (changed(&|draft| draft["service"] = json!("tidak-ada")), vec!["/draft/service"]),
        (changed(&|draft| draft["service_version"] = json!(99)), vec!["/draft/service"]),
        (changed(&|draft| draft["service_version"] = json!(u32::MAX)), vec!["/draft/service"]),
        (changed(&|draft| draft["files"] = json!([file(twice), file(twice)])), vec!["/draft/files/1/id"]),
        (
            changed(&|draft| {
                draft["files"] = json!([file(new_id())]);
                draft["files"][0]["sha256"] = json!("AB");
            }),
            vec!["/draft/files/0/sha256"],
        ),
        (changed(&|draft| draft["files"] = (0..51).map(|_| file(new_id())).collect()), vec!["/draft/files"]),
    ];
    for (draft, expected) in cases {
        assert_eq!(pointers(&mirror(&mut citizen, new_id(), None, &draft).await), expected);
    }
    for draft in [
        changed(&|draft| draft["surplus"] = json!(1)),
        changed(&|draft| draft["answers"] = json!([])),
        changed(&|draft| draft["purpose"]["kind"] = json!("assist")),
        changed(&|draft| draft["purpose"]["surplus"] = json!(1)),
        json!({}),
    ] {
        assert_eq!(mirror(&mut citizen, new_id(), None, &draft).await.code(), "malformed_request");
    }
    assert_eq!(citizen.delete(&path(new_id())).await.code(), "malformed_request", "a revision is needed");

    let frame = serde_json::to_vec(&typed("")).unwrap().len();
    for (size, status) in [(256 * 1024 - frame, 200), (256 * 1024 - frame + 1, 413), (600 * 1024, 413)] {
        let answer = mirror(&mut citizen, new_id(), None, &typed(&"a".repeat(size))).await;
        assert_eq!(answer.status, status, "{size}");
        assert!(status == 200 || answer.code() == "too_large");
    }
    // Two are here already.
    for _ in 2..100 {
        mirrored(&mut citizen, new_id(), None, &typed("Andi")).await;
    }
    assert_eq!(mirror(&mut citizen, new_id(), None, &typed("Andi")).await.code(), "too_large");
    let listed = citizen.get(DRAFTS).await.json();
    let last: Uuid = listed["drafts"][0]["id"].as_str().unwrap().parse().unwrap();
    mirrored(&mut citizen, last, Some(1), &typed("Andi Baso")).await;
    delete(&mut citizen, last, 2).await;
    mirrored(&mut citizen, new_id(), None, &typed("Andi")).await;
}

#[tokio::test]
async fn what_was_sent_is_no_draft_any_more() {
    let server = TestServer::start().await;
    let mut phone = server.citizen(PHONE).await;
    server.clock.advance(61);
    let mut tablet = server.citizen(PHONE).await;
    let (id, mut draft) = (new_id(), typed("Andi Baso"));
    let body = submission(&sku_application(&mut phone).await);
    mirrored(&mut phone, id, None, &draft).await;
    // Refused, it stays a draft.
    let mut undeclared = body.clone();
    undeclared["declared"] = json!(false);
    assert_eq!(phone.put(&format!("/api/v1/submissions/{id}"), &undeclared).await.status, 422);
    assert_eq!(tablet.get(&path(id)).await.status, 200);
    // Another device changed it meanwhile; it keeps its own copy, and the case is sent as the sender saw it.
    draft["step"] = json!("periksa");
    mirrored(&mut tablet, id, Some(1), &draft).await;
    assert_eq!(phone.put(&format!("/api/v1/submissions/{id}"), &body).await.status, 200);
    assert_eq!(tablet.get(&path(id)).await.code(), "not_found");
    for based_on in [Some(2), None] {
        assert_eq!(mirror(&mut tablet, id, based_on, &draft).await.code(), "not_allowed");
    }
    assert_eq!(delete(&mut tablet, id, 2).await.status, 204);
    assert_eq!(tablet.get(&format!("/api/v1/submissions/{id}")).await.status, 200, "the receipt tells why");
    let mut stranger = server.citizen("lain@contoh.id").await;
    assert_eq!(mirror(&mut stranger, id, None, &draft).await.code(), "not_found");
}

#[tokio::test]
async fn a_sent_correction_takes_its_draft_away() {
    let server = TestServer::start().await;
    let mut owner = server.citizen(PHONE).await;
    let application = birth_application(&mut owner).await;
    let case = send(&mut owner, &application).await;
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, case, "claim", json!({})).await;
    let flag = json!({ "pointer": "/answers/child_name", "reason": "mismatch", "words": "Samakan." });
    act(&mut desk, OFFICER, case, "return", json!({ "flags": [flag] })).await;

    let mut answers = birth_answers();
    answers["child_name"] = json!("Siti Aminah Putri");
    let (id, draft) = (new_id(), correction(case, &answers));
    mirrored(&mut owner, id, None, &draft).await;
    let mut request = super::kit::offered(&see(&mut owner, CITIZEN, case).await, "resubmit");
    request["action"]["answers"] = answers;
    request["action"]["attachments"] = application["attachments"].clone();
    let sent = super::kit::put_action(&mut owner, CITIZEN, case, id, &request).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    assert_eq!(owner.get(&path(id)).await.code(), "not_found");
    assert_eq!(mirror(&mut owner, id, None, &draft).await.code(), "not_allowed");
    let head = owner.send(Method::HEAD, &path(id), &[], Vec::new()).await;
    assert_eq!(head.status, 404);
}
