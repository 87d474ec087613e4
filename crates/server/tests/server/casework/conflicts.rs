//! Two people at one case: nobody's work is lost, and both see what is.

use serde_json::json;

use super::kit::{
    CITIZEN, OFFICER, act, birth_answers, birth_application, jpeg, new_id, offered, pointers, put_action, see, send,
    try_act, upload,
};
use crate::harness::TestServer;

#[tokio::test]
async fn a_stale_screen_gets_the_case_as_it_is() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    let mut first = server.officer("loket").await;
    let mut second = server.officer("loket").await;
    let screen = see(&mut second, OFFICER, id).await;
    act(&mut first, OFFICER, id, "claim", json!({})).await;
    let stale = put_action(&mut second, OFFICER, id, new_id(), &offered(&screen, "claim")).await;
    assert_eq!((stale.status, stale.code()), (409, "stale".to_owned()));
    let current = stale.json()["current"].clone();
    assert_eq!((&current["id"], &current["steps"][0]["revision"]), (&json!(id), &json!(2)));
    assert_eq!(current["number"], see(&mut first, OFFICER, id).await["number"]);
}

#[tokio::test]
async fn a_claim_is_respected() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    act(&mut desk, OFFICER, id, "declare_complete", json!({})).await;
    let mut one = server.officer("proses").await;
    let mut other = server.officer("proses-dukcapil").await;
    let claimed = act(&mut one, OFFICER, id, "claim", json!({})).await;
    let mut request = offered(&claimed, "process");
    let refused = put_action(&mut other, OFFICER, id, new_id(), &request).await;
    assert_eq!((refused.status, refused.code()), (409, "claimed_by_another".to_owned()));
    let current = refused.json()["current"].clone();
    assert!(current["steps"][1]["assignee"]["name"].is_string());
    assert!(current["actions"].as_array().unwrap().iter().all(|offer| offer["kind"] == "message"));
    // Released, it is anybody's.
    act(&mut one, OFFICER, id, "release", json!({})).await;
    act(&mut other, OFFICER, id, "claim", json!({})).await;
    request["based_on"] = json!(4);
    assert_eq!(put_action(&mut other, OFFICER, id, new_id(), &request).await.status, 200);
}

#[tokio::test]
async fn what_the_state_does_not_allow_is_refused() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    let mut desk = server.officer("loket").await;
    let office = server.officer("proses").await;
    let case = see(&mut desk, OFFICER, id).await;
    let revision = case["steps"][0]["revision"].clone();
    for (actor, base, request) in [
        (&desk, OFFICER, json!({ "step": "check", "based_on": revision, "action": { "kind": "declare_complete" } })),
        (&desk, OFFICER, json!({ "step": "process", "based_on": 1, "action": { "kind": "process" } })),
        (&desk, OFFICER, json!({ "step": "nothing", "action": { "kind": "claim" } })),
        (&desk, OFFICER, json!({ "action": { "kind": "cancel" } })),
        (&office, OFFICER, json!({ "step": "check", "based_on": revision, "action": { "kind": "claim" } })),
        (&owner, CITIZEN, json!({ "step": "check", "based_on": revision, "action": { "kind": "claim" } })),
        (
            &owner,
            CITIZEN,
            json!({ "step": "check", "based_on": revision, "action": { "kind": "resubmit", "answers": {}, "attachments": [] } }),
        ),
    ] {
        let answer = put_action(&mut actor.clone(), base, id, new_id(), &request).await;
        assert_eq!((answer.status, answer.code()), (409, "not_allowed".to_owned()), "{request}");
        assert_eq!(answer.json()["current"]["id"], json!(id));
    }
    for request in
        [json!({ "action": { "kind": "explode" } }), json!({ "action": { "kind": "claim", "extra": 1 } }), json!({})]
    {
        assert_eq!(put_action(&mut desk, OFFICER, id, new_id(), &request).await.code(), "malformed_request");
    }
    assert_eq!(see(&mut desk, OFFICER, id).await["timeline"].as_array().unwrap().len(), 1, "nothing of it happened");
}

#[tokio::test]
async fn an_action_happens_once_however_often_it_is_sent() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    let mut desk = server.officer("loket").await;
    let claim = offered(&see(&mut desk, OFFICER, id).await, "claim");
    let action = new_id();
    let first = put_action(&mut desk, OFFICER, id, action, &claim).await;
    let again = put_action(&mut desk, OFFICER, id, action, &claim).await;
    assert_eq!((first.status, &first.text), (200, &again.text));
    // Answered with the case as it is now, even when it went on.
    act(&mut desk, OFFICER, id, "declare_complete", json!({})).await;
    let late = put_action(&mut desk, OFFICER, id, action, &claim).await;
    assert_eq!((late.status, &late.json()["status"]), (200, &json!("in_process")));
    let other =
        put_action(&mut desk, OFFICER, id, action, &json!({ "action": { "kind": "message", "words": "Lain" } })).await;
    assert_eq!(other.code(), "id_reused");
    // Five messages at one moment are five messages.
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..5 {
        let mut desk = desk.clone();
        tasks.spawn(async move {
            let request = json!({ "action": { "kind": "message", "words": format!("Pesan {number}") } });
            put_action(&mut desk, OFFICER, id, new_id(), &request).await.status
        });
    }
    assert_eq!(tasks.join_all().await, [200; 5]);
    let timeline = see(&mut owner, CITIZEN, id).await["timeline"].clone();
    assert_eq!(timeline.as_array().unwrap().iter().filter(|entry| entry["kind"] == "messaged").count(), 5);
}

#[tokio::test]
async fn flags_point_at_something_and_a_correction_is_valid() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = birth_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    let flag = |pointer: &str, words: &str| json!({ "pointer": pointer, "reason": "mismatch", "words": words });
    for (flags, expected) in [
        (json!([]), "/action/flags"),
        (json!([flag("/answers/nothing", "x")]), "/action/flags/0/pointer"),
        (json!([flag("/answers/father_name", "x")]), "/action/flags/0/pointer"),
        (json!([flag("/documents/ba_polisi", "x")]), "/action/flags/0/pointer"),
        (json!([flag("/documents/kk", " ")]), "/action/flags/0/words"),
        (json!([flag("/documents/kk", &"x".repeat(501))]), "/action/flags/0/words"),
    ] {
        assert_eq!(pointers(&try_act(&mut desk, OFFICER, id, "return", json!({ "flags": flags })).await), [expected]);
    }
    act(
        &mut desk,
        OFFICER,
        id,
        "return",
        json!({ "flags": [
            flag("/answers/witnesses/w2/nik", "Samakan dengan KTP."),
            flag("/answers/address_area", "Tulis desa Anda sekarang."),
        ] }),
    )
    .await;
    let resubmit =
        |answers: serde_json::Value, files: serde_json::Value| json!({ "answers": answers, "attachments": files });
    let files = application["attachments"].clone();
    let mut answers = birth_answers();
    answers["witnesses"][1]["nik"] = json!("7307056902040000");
    let invalid = try_act(&mut owner, CITIZEN, id, "resubmit", resubmit(answers.clone(), files.clone())).await;
    assert_eq!(pointers(&invalid), ["/action/answers/witnesses/w2/nik"]);
    answers["witnesses"][1]["nik"] = json!("7307056902040002");
    answers["address_area"] = json!("73.07.05.9999");
    let nowhere = try_act(&mut owner, CITIZEN, id, "resubmit", resubmit(answers.clone(), files.clone())).await;
    assert_eq!(pointers(&nowhere), ["/action/answers/address_area"]);
    answers["address_area"] = json!("73.07.05.1003");
    let other = upload(&mut owner, &jpeg("lain")).await;
    let swapped = json!([files[0], other.answers("kk")]);
    assert_eq!(
        pointers(&try_act(&mut owner, CITIZEN, id, "resubmit", resubmit(answers.clone(), swapped)).await),
        ["/action/documents/kk"]
    );
    let fewer = json!([files[0]]);
    assert_eq!(
        pointers(&try_act(&mut owner, CITIZEN, id, "resubmit", resubmit(answers.clone(), fewer)).await).len(),
        2
    );
    let done = act(&mut owner, CITIZEN, id, "resubmit", resubmit(answers, files)).await;
    assert_eq!(done["answers"]["witnesses"][1]["nik"], "7307056902040002");
    assert_eq!(done["corrected"][0]["old_answer"], "7307056902040001");
}
