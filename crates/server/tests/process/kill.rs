//! The real binary is killed in the middle of 200 concurrent sends. Afterwards every acknowledged application is there
//! once, none is there in part, and sending the same bytes again brings all of them home.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::{sync::Notify, task::JoinSet};
use uuid::Uuid;

use crate::{
    client::{Client, Reply},
    server::ServerProcess,
};

const SENDS: usize = 200;
/// Acknowledged sends after which the server dies.
const ENOUGH: usize = 70;

/// One send, ready to go: its id and its bytes.
#[derive(Clone)]
struct Send {
    id: Uuid,
    application: Uuid,
    bytes: Vec<u8>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_send_survives_a_kill() {
    let mut server = ServerProcess::start(&["--demo"]).await;
    let citizen = server.sign_in("081234567890").await;
    let sends = prepare(&citizen).await;

    let acknowledged = send_and_kill(&mut server, &citizen, &sends).await;
    assert!(acknowledged.len() >= ENOUGH && acknowledged.len() < SENDS, "{} were acknowledged", acknowledged.len());

    server.restart().await;
    let citizen = citizen.at(server.address());
    let mut there = BTreeSet::new();
    for send in &sends {
        let receipt = citizen.get(&format!("/api/v1/submissions/{}", send.id)).await.unwrap();
        let before = acknowledged.iter().find(|(id, _)| *id == send.id);
        match (receipt.status, before) {
            (200, Some((_, receipt_then))) => {
                assert_eq!(&receipt.text, receipt_then, "the receipt is the one that was given");
            }
            (200, None) => {}
            (404, None) => continue,
            (status, _) => panic!("an acknowledged send answers {status}"),
        }
        is_whole(&citizen, send).await;
        there.insert(send.application);
    }
    assert_eq!(listed(&citizen).await, there, "nothing is there in part, nothing twice");

    // The outbox does what it always does: it sends the same bytes again.
    let mut numbers = BTreeSet::new();
    for send in &sends {
        let reply = citizen.put_json(&format!("/api/v1/submissions/{}", send.id), &send.bytes).await.unwrap();
        assert_eq!(reply.status, 200, "{}", reply.text);
        numbers.insert(reply.json()["applications"][0]["number"].as_str().unwrap().to_owned());
        if let Some((_, receipt)) = acknowledged.iter().find(|(id, _)| *id == send.id) {
            assert_eq!(&reply.text, receipt);
        }
    }
    assert_eq!((numbers.len(), listed(&citizen).await.len()), (SENDS, SENDS));
}

/// Uploads a file for each case.
async fn prepare(citizen: &Client) -> Vec<Send> {
    let mut uploads = JoinSet::new();
    let places = Arc::new(tokio::sync::Semaphore::new(16));
    for number in 0..SENDS {
        let (citizen, places) = (citizen.clone(), places.clone());
        uploads.spawn(async move {
            let _place = places.acquire().await.unwrap();
            upload(&citizen, number).await
        });
    }
    uploads.join_all().await
}

async fn upload(citizen: &Client, number: usize) -> Send {
    let file = format!("%PDF-1.7\n% berita acara {number}\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n").into_bytes();
    let sha256 = mppi_server::hex::hex(&Sha256::digest(&file));
    let id = |what: u64| Uuid::from_u64_pair(0x0190_0000_0000_7000 | what, 0x8000_0000_0000_0000 | number as u64);
    let (attachment, application) = (id(1), id(2));
    citizen.upload(attachment, &sha256, &file).await;
    let body = json!({
        "language": "id", "filled_on": citizen.today, "authority": { "kind": "own" },
        "tracking_secret": "AbCdEfGhIjKlMnOpQrStUv", "declared": true,
        "applications": [{
            "id": application, "service": "akta-kelahiran", "service_version": 1, "answers": answers(number),
            "attachments": [{ "requirement": "ba_polisi", "attachment": attachment, "sha256": sha256 }]
        }]
    });
    Send { id: id(3), application, bytes: serde_json::to_vec(&body).unwrap() }
}

fn answers(number: usize) -> Value {
    json!({
        "child_name": format!("Anak {}", "I".repeat(number % 30 + 1)), "child_sex": "female", "birth_date": "2024-11-01",
        "birth_place": "Sinjai", "birth_proof": "police", "address_area": "73.07.05.1001", "address_street": "Jalan Persatuan Raya No. 1",
        "witnesses": [
            { "id": "w1", "name": "Andi Baso", "nik": "7307050101900001" },
            { "id": "w2", "name": "Besse Tenri", "nik": "7307056902040001" }
        ],
        "applicant_name": "Nurhaliza", "applicant_nik": "7307054101900001", "applicant_relation": "guardian",
        "applicant_phone": "081234567890"
    })
}

/// Sends everything at once and kills the server under it; what was acknowledged, with the receipts.
async fn send_and_kill(server: &mut ServerProcess, citizen: &Client, sends: &[Send]) -> Vec<(Uuid, String)> {
    let (count, enough) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let mut tasks = JoinSet::new();
    for send in sends {
        let (citizen, send, count, enough) = (citizen.clone(), send.clone(), count.clone(), enough.clone());
        tasks.spawn(async move {
            // An error is the server's death, and no answer.
            let reply: Reply = citizen.put_json(&format!("/api/v1/submissions/{}", send.id), &send.bytes).await.ok()?;
            assert_eq!(reply.status, 200, "{}", reply.text);
            if count.fetch_add(1, SeqCst) + 1 >= ENOUGH {
                enough.notify_one();
            }
            Some((send.id, reply.text))
        });
    }
    enough.notified().await;
    server.kill().await;
    tasks.join_all().await.into_iter().flatten().collect()
}

/// The case opens, with its answers, its log and the bytes of its file.
async fn is_whole(citizen: &Client, send: &Send) {
    let case = citizen.get(&format!("/api/v1/applications/{}", send.application)).await.unwrap();
    assert_eq!(case.status, 200, "{}", case.text);
    let case = case.json();
    assert_eq!((&case["status"], &case["answers"]["applicant_name"]), (&json!("submitted"), &json!("Nurhaliza")));
    assert_eq!((case["timeline"].as_array().unwrap().len(), case["attachments"].as_array().unwrap().len()), (1, 1));
    let file = case["attachments"][0]["id"].as_str().unwrap();
    let bytes = citizen.get(&format!("/api/v1/applications/{}/attachments/{file}", send.application)).await.unwrap();
    assert!(bytes.status == 200 && bytes.text.starts_with("%PDF-1.7"));
}

/// All cases that the citizen's list has, page by page.
async fn listed(citizen: &Client) -> BTreeSet<Uuid> {
    let mut ids = BTreeSet::new();
    let mut path = "/api/v1/applications".to_owned();
    loop {
        let page = citizen.get(&path).await.unwrap().json();
        for case in page["applications"].as_array().unwrap() {
            assert!(ids.insert(case["id"].as_str().unwrap().parse().unwrap()), "a case is listed twice");
        }
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/applications?cursor={next}"),
            None => return ids,
        }
    }
}
