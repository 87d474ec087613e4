//! Counter intake: whose case it becomes, and that it arrives once.

use mppi_domain::{
    area::AreaCode,
    case::{Actor as EventActor, EventBody},
    provisional_number::ProvisionalNumber,
};
use mppi_store::{applications, cases, messages};
use serde_json::{Value, json};

use super::{
    intake_kit::{UPLOADS, birth_intake, case_of, cases_at, desk_of, intake, number_of, put, take_in, take_in_birth},
    kit::{
        CITIZEN, OFFICER, SECRET, Uploaded, act, append, begin, birth_answers, jpeg, large_jpeg, new_id, see, send,
        sku_application, sku_application_by, upload,
    },
};
use crate::harness::{SINJAI, TestServer};

const PHONE: &str = "0812-0000-4711";

async fn messages_of(server: &TestServer) -> usize {
    let region = server.state.regions.of_host(SINJAI).unwrap();
    messages::recent(&region.scope.read(), 100).await.unwrap().len()
}

#[tokio::test]
async fn who_signs_in_later_finds_what_was_taken_in() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    let officer = desk.get("/api/v1/session/officer").await.json();
    let body = birth_intake(&mut desk, Some(PHONE)).await;
    let intake_id = new_id();
    let answer = put(&mut desk, intake_id, &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let receipt = answer.json();
    let id = case_of(&receipt);

    // Both numbers; the provisional one is what the device has printed. What counts is when the server had it.
    let printed = ProvisionalNumber::of(id, &AreaCode::parse("73.07").unwrap()).unwrap().to_string();
    assert_eq!(number_of(&receipt, "provisional_number"), printed);
    assert!(number_of(&receipt, "number").starts_with("MPP-7307-2026-000001-"));
    assert_eq!(
        (&receipt["submission_id"], &receipt["received_at"]),
        (&json!(intake_id), &json!("2026-11-24T01:00:00.000Z"))
    );
    assert_eq!(receipt["applications"][0]["check_due_on"], "2026-11-25");
    let notice = server.last_message(SINJAI).await.letter;
    assert_eq!(notice.to.as_str(), "+6281200004711");
    assert!(notice.body.contains(&number_of(&receipt, "number")), "{}", notice.body);

    // The log names the officer, for whom, and when at the counter.
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let owner = applications::get(&region.scope.read(), id).await.unwrap().citizen_id;
    let event = cases::events(&region.scope.read(), id).await.unwrap().remove(0);
    assert_eq!(event.actor, EventActor::Officer { id: officer["officer_id"].as_str().unwrap().parse().unwrap() });
    let EventBody::Submitted { intake: Some(kept), .. } = event.body else { panic!("{:?}", event.body) };
    assert_eq!((kept.applicant, kept.taken_at.to_string()), (owner, "2026-11-24T00:30:00.000Z".to_owned()));
    let case = see(&mut desk, OFFICER, id).await;
    let first = &case["timeline"][0];
    assert_eq!(
        (&first["kind"], &first["actor"], &first["officer"]),
        (&json!("submitted"), &json!("officer"), &officer["name"])
    );
    assert_eq!(
        (&first["taken_at"], &case["provisional_number"]),
        (&json!("2026-11-24T00:30:00.000Z"), &json!(printed))
    );

    // Nobody was signed in by it. A code to the contact opens the account, and the case is theirs.
    assert_eq!(desk.get("/api/v1/applications").await.code(), "not_signed_in");
    let mut applicant = server.citizen(PHONE).await;
    assert_eq!(applicant.get("/api/v1/session/citizen").await.json()["account_id"], json!(owner));
    assert_eq!(cases_at(&mut applicant, "/api/v1/applications").await, [id.to_string()]);
    let case = see(&mut applicant, CITIZEN, id).await;
    assert_eq!((&case["answers"]["child_name"], &case["provisional_number"]), (&json!("Siti Aminah"), &json!(printed)));
    assert!(case["timeline"][0].get("officer").is_none() && case["timeline"][0]["actor"] == "officer");
    assert_eq!(applicant.get(&format!("/api/v1/submissions/{intake_id}")).await.json(), receipt);
    assert!(cases_at(&mut server.citizen("orang@contoh.id").await, "/api/v1/applications").await.is_empty());
}

#[tokio::test]
async fn an_account_that_is_there_is_used_and_left_as_it_is() {
    let server = TestServer::start().await;
    let mut applicant = server.citizen("Siti@Contoh.ID").await;
    let own = sku_application(&mut applicant).await;
    let own = send(&mut applicant, &own).await;
    let account = applicant.get("/api/v1/account").await.json();

    let mut desk = desk_of(&server, "dukcapil").await;
    let known = take_in_birth(&mut desk, Some(" siti@contoh.id ")).await;
    let unknown = take_in_birth(&mut desk, Some("baru@contoh.id")).await;
    // Whether there was an account is not to be seen, and nothing of it.
    let keys = |answer: &Value| answer["applications"][0].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&known), keys(&unknown));
    let (known, unknown) = (case_of(&known), case_of(&unknown));
    let inbox = cases_at(&mut desk, &format!("{OFFICER}/applications?view=all")).await;
    assert_eq!(inbox, [known.to_string(), unknown.to_string()], "not the applicant's other case");
    assert_eq!(desk.get(&format!("{OFFICER}/applications/{own}")).await.code(), "not_found");

    let mut mine = cases_at(&mut applicant, "/api/v1/applications").await;
    mine.sort();
    let mut expected = vec![own.to_string(), known.to_string()];
    expected.sort();
    assert_eq!(mine, expected);
    assert_eq!(applicant.get("/api/v1/account").await.json(), account);
}

#[tokio::test]
async fn without_a_contact_the_link_of_the_receipt_is_enough() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    let told = messages_of(&server).await;
    let receipt = take_in_birth(&mut desk, None).await;
    let other = take_in_birth(&mut desk, None).await;
    assert_eq!(messages_of(&server).await, told, "there is nobody to tell");
    let region = server.state.regions.of_host(SINJAI).unwrap();
    let owner = async |receipt| applications::get(&region.scope.read(), case_of(receipt)).await.unwrap().citizen_id;
    assert_ne!(owner(&receipt).await, owner(&other).await, "two people are not one");
    assert!(see(&mut desk, OFFICER, case_of(&receipt)).await.get("applicant_contact").is_none());

    // Either number and the secret show where it stands, in the contract and on the page.
    let (number, provisional) = (number_of(&receipt, "number"), number_of(&receipt, "provisional_number"));
    let mut anon = server.anon();
    for typed in [number.clone(), provisional.clone(), provisional.to_lowercase().replace('-', " ")] {
        let tracked = anon.post("/api/v1/tracking", &json!({ "number": typed, "secret": SECRET })).await;
        assert_eq!(tracked.status, 200, "{typed}: {}", tracked.text);
        let tracked = tracked.json();
        assert_eq!((&tracked["number"], &tracked["provisional_number"]), (&json!(number), &json!(provisional)));
        assert_eq!(tracked["timeline"][0]["taken_at"], "2026-11-24T00:30:00.000Z");
        assert!(tracked["timeline"][0].get("officer").is_none());
    }
    let page = anon.post_form("/lacak", &format!("number={provisional}&secret={SECRET}")).await;
    assert!(page.status == 200 && page.text.contains(&number) && page.text.contains(&provisional), "{}", page.text);

    // The desk finds it by what the print-out says, in the inbox and where documents are handed over.
    let found = cases_at(&mut desk, &format!("{OFFICER}/applications?view=all&q={provisional}")).await;
    assert_eq!(found, [case_of(&receipt).to_string()]);
    let picked = desk.post(&format!("{OFFICER}/pickup"), &json!({ "code": provisional })).await.json();
    assert_eq!(picked, json!({ "application_id": case_of(&receipt), "by_code": false }));
}

#[tokio::test]
async fn the_same_intake_twice_is_one_case() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    let (id, body) = (new_id(), birth_intake(&mut desk, Some(PHONE)).await);
    let first = put(&mut desk, id, &body).await;
    // The answer was lost; the device sends the same bytes again, days later too.
    server.clock.advance(3 * 86400);
    let mut desk = server.officer("loket").await;
    let second = put(&mut desk, id, &body).await;
    assert_eq!((first.status, &first.text), (200, &second.text));
    assert_eq!(desk.get(&format!("{OFFICER}/intakes/{id}")).await.text, first.text);

    // At the same moment: one wins, both get its receipt.
    let (other, twice) = (new_id(), birth_intake(&mut desk, Some(PHONE)).await);
    let (mut one, mut same) = (desk.clone(), desk.clone());
    let (one, same) = tokio::join!(put(&mut one, other, &twice), put(&mut same, other, &twice));
    assert_eq!((one.status, &one.text), (200, &same.text));
    assert_eq!(cases_at(&mut desk, &format!("{OFFICER}/applications?view=all")).await.len(), 2);

    // Other bytes under the same id, and another intake with a case id that is taken.
    let mut changed = body.clone();
    changed["taken_at"] = json!("2026-11-24T00:31:00.000Z");
    assert_eq!(put(&mut desk, id, &changed).await.code(), "id_reused");
    let mut again = birth_intake(&mut desk, Some(PHONE)).await;
    again["applications"][0]["id"] = body["applications"][0]["id"].clone();
    assert_eq!(put(&mut desk, new_id(), &again).await.code(), "id_reused");
}

#[tokio::test]
async fn ten_that_waited_for_the_network_arrive_once() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    // Each with a photo of some size, half of which was there when the line broke.
    let mut queue = Vec::new();
    for number in 0..10 {
        let mut application = sku_application_by(&mut desk, UPLOADS).await;
        let mut photo = large_jpeg(60_000);
        photo.splice(14..14, [b'0' + number]);
        let uploaded = Uploaded::of(new_id(), &photo);
        application["attachments"][3] = uploaded.answers("foto_usaha");
        assert_eq!(begin(&mut desk, UPLOADS, uploaded.id, &uploaded.sha256, photo.len()).await.status, 201);
        assert_eq!(append(&mut desk, UPLOADS, uploaded.id, 0, &photo[..30_000]).await.status, 204);
        let contact = format!("0812-0000-00{number:02}");
        queue.push((
            new_id(),
            intake(&application, Some(&contact).filter(|_| number % 2 == 0).map(String::as_str)),
            uploaded,
            photo,
        ));
    }
    for (id, body, ..) in &queue {
        assert_eq!(put(&mut desk, *id, body).await.code(), "upload_missing");
    }
    // The network is back: the rest of each photo, then each intake, whose answer is lost.
    for (id, body, uploaded, photo) in &queue {
        let begun = begin(&mut desk, UPLOADS, uploaded.id, &uploaded.sha256, photo.len()).await;
        assert_eq!((begun.status, begun.header("upload-offset")), (200, "30000"));
        assert_eq!(append(&mut desk, UPLOADS, uploaded.id, 30_000, &photo[30_000..]).await.status, 204);
        put(&mut desk, *id, body).await;
    }
    // So the device begins again with all of them.
    let mut numbers = std::collections::BTreeSet::new();
    for (id, body, uploaded, photo) in &queue {
        assert_eq!(begin(&mut desk, UPLOADS, uploaded.id, &uploaded.sha256, photo.len()).await.status, 200);
        let answer = put(&mut desk, *id, body).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        numbers.insert((number_of(&answer.json(), "number"), number_of(&answer.json(), "provisional_number")));
    }
    assert_eq!(numbers.len(), 10);
    assert!(
        numbers.iter().enumerate().all(|(at, (number, _))| number.contains(&format!("-{:06}-", at + 1))),
        "{numbers:?}"
    );
    assert_eq!(cases_at(&mut desk, &format!("{OFFICER}/applications?view=all")).await.len(), 10);
    let mut second = server.citizen("081200000002").await;
    let mine = cases_at(&mut second, "/api/v1/applications").await;
    assert_eq!(mine, [queue[2].1["applications"][0]["id"].as_str().unwrap()]);
    let photo = second.get(&format!("/api/v1/applications/{}/attachments/{}", mine[0], queue[2].2.id)).await;
    assert_eq!(photo.bytes.as_ref(), queue[2].3.as_slice());
}

#[tokio::test]
async fn the_applicant_corrects_and_keeps_the_officers_files() {
    let server = TestServer::start().await;
    let mut desk = server.officer("loket").await;
    let body = birth_intake(&mut desk, Some(PHONE)).await;
    let id = case_of(&take_in(&mut desk, &body).await);
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    let flag = json!({ "pointer": "/documents/kk", "reason": "unreadable", "words": "Foto KK kabur." });
    act(&mut desk, OFFICER, id, "return", json!({ "flags": [flag] })).await;
    let mut applicant = server.citizen(PHONE).await;
    let card = upload(&mut applicant, &jpeg("kartu keluarga, tajam")).await;
    let files = json!([body["applications"][0]["attachments"][0], card.answers("kk")]);
    let corrected =
        act(&mut applicant, CITIZEN, id, "resubmit", json!({ "answers": birth_answers(), "attachments": files })).await;
    assert_eq!((&corrected["status"], corrected["attachments"].as_array().unwrap().len()), (&json!("checking"), 2));
}
