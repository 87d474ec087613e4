//! The whole way of a case, by the contract alone.

use mppi_domain::date::{Date, Instant, Time, Zone};
use serde_json::json;

use super::kit::{
    CITIZEN, OFFICER, SECRET, act, birth_answers, birth_application, jpeg, new_id, offered, pdf, pointers, put_action,
    see, send, sku_application, submission, try_act, upload, upload_to,
};
use crate::harness::{SINJAI, TestServer};

#[tokio::test]
async fn a_birth_certificate_from_registration_to_pickup() {
    let server = TestServer::start().await;
    let mut parent = server.citizen("081234567890").await;
    let application = birth_application(&mut parent).await;
    let submission_id = new_id();
    server.clock.advance(60);
    let sent = parent.put(&format!("/api/v1/submissions/{submission_id}"), &submission(&application)).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    let receipt = sent.json();
    let number = receipt["applications"][0]["number"].as_str().unwrap().to_owned();
    assert!(number.starts_with("MPP-7307-2026-000001-"), "{number}");
    assert_eq!(receipt["applications"][0]["check_due_on"], "2026-11-25");
    let id = receipt["applications"][0]["application_id"].as_str().unwrap().parse().unwrap();
    assert!(server.last_message(SINJAI).await.letter.body.contains(&number), "the parent is told");

    // The applicant sees where it is, and nothing of the office's own.
    let case = see(&mut parent, CITIZEN, id).await;
    assert_eq!((&case["status"], &case["subject_name"]), (&json!("submitted"), &json!("Siti Aminah")));
    assert_eq!(case["answers"]["applicant_phone"], "+6281234567890", "answers are kept in their normal form");
    assert_eq!(case["areas"]["73.07.05.1001"].as_str().unwrap().split(", ").count(), 4);
    assert!(case["definition"]["standard"].get("internal").is_none());
    assert_eq!(case["due_on"], "2026-11-25");

    // The front office takes it, and sends it back for one document.
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    server.clock.advance(60);
    let flag = json!({ "pointer": "/documents/kk", "reason": "unreadable", "words": "Foto KK kabur. Ambil ulang di tempat terang." });
    let returned = act(&mut desk, OFFICER, id, "return", json!({ "flags": [flag.clone()] })).await;
    assert_eq!(returned["status"], "correction_needed");
    let message = server.last_message(SINJAI).await.letter;
    assert!(message.body.contains(&format!("permohonan/{id}")) && !message.body.contains("kabur"), "{}", message.body);

    // The parent corrects just that; anything else is refused.
    let seen = see(&mut parent, CITIZEN, id).await;
    assert_eq!(seen["flags"], json!([flag]));
    assert!(
        seen["timeline"]
            .as_array()
            .unwrap()
            .iter()
            .all(|entry| entry["kind"] != "claimed" && entry.get("officer").is_none())
    );
    let new_card = upload(&mut parent, &jpeg("kartu keluarga, tajam")).await;
    let files = json!([application["attachments"][0], new_card.answers("kk")]);
    let mut answers = birth_answers();
    answers["child_name"] = json!("Orang Lain");
    let tampered =
        try_act(&mut parent, CITIZEN, id, "resubmit", json!({ "answers": answers, "attachments": files })).await;
    assert_eq!(pointers(&tampered), ["/action/answers/child_name"]);
    let corrected =
        act(&mut parent, CITIZEN, id, "resubmit", json!({ "answers": birth_answers(), "attachments": files })).await;
    assert_eq!(corrected["status"], "checking");
    assert_eq!(corrected["corrected"][0]["old_files"][0]["id"], application["attachments"][1]["attachment"]);
    let valid = corrected["attachments"].as_array().unwrap();
    assert!(valid.len() == 2 && valid.iter().any(|file| file["id"] == json!(new_card.id)));

    // Both versions can be looked at.
    for file in [&application["attachments"][1]["attachment"], &json!(new_card.id)] {
        let bytes = desk.get(&format!("{OFFICER}/applications/{id}/attachments/{}", file.as_str().unwrap())).await;
        assert_eq!((bytes.status, bytes.header("content-type")), (200, "image/jpeg"));
        assert!(
            bytes.header("content-security-policy").contains("sandbox")
                && bytes.header("x-content-type-options") == "nosniff"
        );
    }

    // Complete: the service clock starts on Tuesday morning, one working day.
    let complete = act(&mut desk, OFFICER, id, "declare_complete", json!({})).await;
    assert_eq!((&complete["status"], &complete["due_on"]), (&json!("in_process"), &json!("2026-11-25")));

    let mut registrar = server.officer("proses").await;
    act(&mut registrar, OFFICER, id, "claim", json!({})).await;
    act(&mut registrar, OFFICER, id, "process", json!({ "note": "Sudah di SIAK." })).await;
    assert!(
        see(&mut parent, CITIZEN, id).await["timeline"].to_string().find("Sudah di SIAK").is_none(),
        "notes are for colleagues"
    );

    // The civil registry's PDF is attached, and can be verified by anybody.
    act(&mut registrar, OFFICER, id, "claim", json!({})).await;
    let photo = upload_to(&mut registrar, "officer/attachments", &jpeg("akta")).await;
    let refused = try_act(&mut registrar, OFFICER, id, "issue", json!({ "attachment": photo.id, "number": "1" })).await;
    assert_eq!(pointers(&refused), ["/action/attachment"], "a photo is no certificate");
    let certificate = pdf("CONTOH - BUKAN DOKUMEN SAH");
    let file = upload_to(&mut registrar, "officer/attachments", &certificate).await;
    let issued =
        act(&mut registrar, OFFICER, id, "issue", json!({ "attachment": file.id, "number": "7307-LU-24112026-0001" }))
            .await;
    assert_eq!((&issued["status"], &issued["document"]["number"]), (&json!("issued"), &json!("7307-LU-24112026-0001")));
    let code = issued["document"]["verification_code"].as_str().unwrap().to_owned();
    let verified = server.anon().get(&format!("/api/v1/verification/{code}")).await;
    assert_eq!(verified.status, 200, "{}", verified.text);
    assert_eq!((&verified.json()["holder"], &verified.json()["sha256"]), (&json!("S*** A*****"), &json!(file.sha256)));

    // Downloaded: the same bytes, noted once, and the case goes on to its pickup.
    let place = format!("/api/v1/applications/{id}/documents/{}", issued["document"]["id"].as_str().unwrap());
    for _ in 0..2 {
        let bytes = parent.get(&place).await;
        assert_eq!((bytes.status, bytes.bytes.as_ref()), (200, certificate.as_slice()));
    }
    let seen = see(&mut parent, CITIZEN, id).await;
    assert_eq!(seen["timeline"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "downloaded").count(), 1);
    assert!(seen.get("pickup").is_none());

    // Shelved: now there is a code, for the applicant's eyes only.
    server.clock.advance(60);
    let shelved = act(&mut desk, OFFICER, id, "shelve", json!({ "shelf": "A-12" })).await;
    assert_eq!((&shelved["status"], &shelved["shelf"]), (&json!("ready_for_pickup"), &json!("A-12")));
    assert!(shelved.get("pickup").is_none());
    let ready = see(&mut parent, CITIZEN, id).await;
    let pickup = ready["pickup"]["code"].as_str().unwrap().to_owned();
    assert!(ready.get("shelf").is_none() && pickup.len() == 7);
    assert!(!server.last_message(SINJAI).await.letter.body.contains(&pickup), "the code is never sent");
    let moved = act(&mut desk, OFFICER, id, "shelve", json!({ "shelf": "B-1" })).await;
    assert_eq!(moved["shelf"], "B-1");
    assert_eq!(see(&mut parent, CITIZEN, id).await["pickup"]["code"], json!(pickup), "a new shelf, the same code");

    // Found by its code, and handed over.
    let found = desk.post(&format!("{OFFICER}/pickup"), &json!({ "code": pickup.to_lowercase() })).await;
    assert_eq!((&found.json()["application_id"], &found.json()["by_code"]), (&json!(id), &json!(true)));
    let collector = json!({ "kind": "applicant", "name": "Nurhaliza" });
    let mut handover = json!({ "pickup_code": "2222222", "collector": collector, "identity": "identity_card", "signature": "M0,0L9,9" });
    let wrong = try_act(&mut desk, OFFICER, id, "hand_over", handover.clone()).await;
    assert_eq!(pointers(&wrong), ["/action/pickup_code"]);
    handover["pickup_code"] = json!(pickup);
    let done = act(&mut desk, OFFICER, id, "hand_over", handover).await;
    assert_eq!((&done["status"], &done["handover"]["collector"]["name"]), (&json!("completed"), &json!("Nurhaliza")));
    assert!(done["actions"].as_array().unwrap().is_empty());

    // Anybody with the receipt follows it, without a word of anybody.
    let tracked = server.anon().post("/api/v1/tracking", &json!({ "number": number, "secret": SECRET })).await;
    assert_eq!((tracked.status, &tracked.json()["status"]), (200, &json!("completed")));
    assert!(!tracked.text.contains("Siti") && !tracked.text.contains("kabur"));

    // The receipt as PDF needs the secret.
    let receipt_pdf = format!("/api/v1/submissions/{submission_id}/receipt");
    let printed = parent.post(&receipt_pdf, &json!({ "tracking_secret": SECRET })).await;
    assert_eq!((printed.status, printed.header("content-type")), (200, "application/pdf"));
    assert!(printed.bytes.starts_with(b"%PDF-"));
    assert_eq!(parent.post(&receipt_pdf, &json!({ "tracking_secret": "x".repeat(22) })).await.code(), "not_found");
}

#[tokio::test]
async fn a_business_statement_is_generated_and_downloaded() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("pemilik@contoh.id").await;
    let mut numbers = Vec::new();
    for _ in 0..2 {
        let id = {
            let application = sku_application(&mut owner).await;
            send(&mut owner, &application).await
        };
        let mut desk = server.officer("loket").await;
        act(&mut desk, OFFICER, id, "claim", json!({})).await;
        act(&mut desk, OFFICER, id, "declare_complete", json!({})).await;
        let mut office = server.officer("proses").await;
        act(&mut office, OFFICER, id, "claim", json!({})).await;
        act(&mut office, OFFICER, id, "process", json!({})).await;
        let mut head = server.officer("ttd").await;
        act(&mut head, OFFICER, id, "claim", json!({})).await;
        let preview = head.get(&format!("{OFFICER}/applications/{id}/preview")).await;
        assert_eq!((preview.status, preview.header("content-type")), (200, "application/pdf"), "{}", preview.text);
        act(&mut head, OFFICER, id, "approve", json!({})).await;
        act(&mut office, OFFICER, id, "claim", json!({})).await;
        let case = see(&mut office, OFFICER, id).await;
        let slipped = put_action(&mut office, OFFICER, id, new_id(), &{
            let mut request = offered(&case, "issue");
            request["action"]["number"] = json!("1/FALSU");
            request
        })
        .await;
        assert_eq!(pointers(&slipped), ["/action/number"], "the number is counted, never given");
        let issued = act(&mut office, OFFICER, id, "issue", json!({})).await;
        assert_eq!(issued["status"], "issued");
        numbers.push(issued["document"]["number"].as_str().unwrap().to_owned());

        let verified = server
            .anon()
            .get(&format!("/api/v1/verification/{}", issued["document"]["verification_code"].as_str().unwrap()))
            .await;
        assert!(
            verified.json()["signatory"].is_string() && verified.json()["sample"] == json!(true),
            "{}",
            verified.text
        );
        let place = format!("/api/v1/applications/{id}/documents/{}", issued["document"]["id"].as_str().unwrap());
        let letter = owner.get(&place).await;
        assert_eq!(super::kit::sha256(&letter.bytes), verified.json()["sha256"]);
        assert_eq!(see(&mut owner, CITIZEN, id).await["status"], "completed", "no pickup: the download completes it");
    }
    assert_eq!(numbers, ["500.3/001/KEC-SINJAI-UTARA/2026", "500.3/002/KEC-SINJAI-UTARA/2026"]);
}

#[tokio::test]
async fn an_applicant_withdraws_and_an_office_refuses() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    let application = sku_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    act(&mut owner, CITIZEN, id, "message", json!({ "words": "Kapan selesai?" })).await;
    let cancelled = act(&mut owner, CITIZEN, id, "cancel", json!({ "reason": "Sudah tidak perlu." })).await;
    assert_eq!(cancelled["status"], "cancelled");

    let application = sku_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    act(&mut desk, OFFICER, id, "declare_complete", json!({})).await;
    let mut office = server.officer("proses").await;
    act(&mut office, OFFICER, id, "claim", json!({})).await;
    let refused =
        act(&mut office, OFFICER, id, "reject", json!({ "reason": "Usaha berada di luar kecamatan ini." })).await;
    assert_eq!(refused["status"], "rejected");
    let seen = see(&mut owner, CITIZEN, id).await;
    assert!(seen["timeline"].to_string().contains("di luar kecamatan"), "the reason is read by the applicant");

    let mine = owner.get("/api/v1/applications?status=rejected").await.json();
    assert_eq!(mine["applications"].as_array().unwrap().len(), 1);
    let all = owner.get("/api/v1/applications").await.json();
    assert_eq!(all["applications"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn after_the_closing_hour_the_clock_starts_on_the_next_working_day() {
    let server = TestServer::start().await;
    let mut owner = server.citizen("081234567890").await;
    // Friday, half past four; the counters close at three.
    let friday = Instant::at(Date::new(2026, 11, 27).unwrap(), Time::new(16, 30).unwrap(), Zone::Wita);
    server.clock.set(friday);
    let application = sku_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    assert_eq!(see(&mut owner, CITIZEN, id).await["due_on"], "2026-11-30", "the check has one working day");
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    let complete = act(&mut desk, OFFICER, id, "declare_complete", json!({})).await;
    assert_eq!(complete["due_on"], "2026-12-01", "Monday is day 0");
    // Sent back on Monday it waits for the applicant: nothing is due, and the day is not lost.
    server.clock.set(Instant::at(Date::new(2026, 11, 30).unwrap(), Time::new(10, 0).unwrap(), Zone::Wita));
    let mut office = server.officer("proses").await;
    act(&mut office, OFFICER, id, "claim", json!({})).await;
    let flag = json!({ "pointer": "/answers/purpose", "reason": "incomplete", "words": "Sebutkan nama banknya." });
    let returned = act(&mut office, OFFICER, id, "return", json!({ "flags": [flag] })).await;
    assert_eq!((&returned["status"], returned.get("due_on")), (&json!("correction_needed"), None));
    server.clock.set(Instant::at(Date::new(2026, 12, 7).unwrap(), Time::new(10, 0).unwrap(), Zone::Wita));
    let mut answers = super::kit::sku_answers();
    answers["purpose"] = json!("Pengajuan KUR di Bank Contoh");
    let corrected = act(
        &mut owner,
        CITIZEN,
        id,
        "resubmit",
        json!({ "answers": answers, "attachments": application["attachments"] }),
    )
    .await;
    assert_eq!((&corrected["status"], &corrected["due_on"]), (&json!("in_process"), &json!("2026-12-07")));
}
