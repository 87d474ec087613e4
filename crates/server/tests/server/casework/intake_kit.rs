//! What the tests of counter intake send.

use serde_json::{Value, json};
use uuid::Uuid;

use super::kit::{OFFICER, SECRET, birth_application_by, new_id};
use crate::harness::{Actor, Answer, TestServer};

/// Where officers upload.
pub const UPLOADS: &str = "officer/attachments";

/// What is taken in at 08.30 WITA, half an hour before the tests begin.
pub fn intake(application: &Value, contact: Option<&str>) -> Value {
    let mut body = json!({
        "taken_at": "2026-11-24T00:30:00.000Z", "language": "id", "filled_on": "2026-11-24",
        "tracking_secret": SECRET, "declared": true, "applications": [application]
    });
    if let Some(contact) = contact {
        body["contact"] = json!(contact);
    }
    body
}

/// A whole intake of a birth certificate, with its files uploaded.
pub async fn birth_intake(desk: &mut Actor, contact: Option<&str>) -> Value {
    intake(&birth_application_by(desk, UPLOADS).await, contact)
}

/// Sends one.
pub async fn put(desk: &mut Actor, id: Uuid, body: &Value) -> Answer {
    desk.put(&format!("{OFFICER}/intakes/{id}"), body).await
}

/// Takes one in; its receipt.
pub async fn take_in(desk: &mut Actor, body: &Value) -> Value {
    let answer = put(desk, new_id(), body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// Takes a birth certificate in; its receipt.
pub async fn take_in_birth(desk: &mut Actor, contact: Option<&str>) -> Value {
    let body = birth_intake(desk, contact).await;
    take_in(desk, &body).await
}

/// Id of the only case of a receipt.
pub fn case_of(receipt: &Value) -> Uuid {
    assert_eq!(receipt["applications"].as_array().unwrap().len(), 1, "{receipt}");
    receipt["applications"][0]["application_id"].as_str().unwrap().parse().unwrap()
}

/// One of the numbers of a receipt's only case.
pub fn number_of(receipt: &Value, which: &str) -> String {
    receipt["applications"][0][which].as_str().unwrap().to_owned()
}

/// Ids of the cases in a list.
pub async fn cases_at(actor: &mut Actor, path: &str) -> Vec<String> {
    let list = actor.get(path).await.json();
    list["applications"].as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap().to_owned()).collect()
}

/// A front officer of one agency, invited by the region's admin.
pub async fn desk_of(server: &TestServer, agency: &str) -> Actor {
    let invitation = json!({ "name": "Loket", "roles": ["front_office"], "agency": agency });
    let invited = server.officer("admin").await.put(&format!("{OFFICER}/officers/{}", new_id()), &invitation).await;
    assert_eq!(invited.status, 200, "{}", invited.text);
    let url = invited.json()["setup_url"].as_str().unwrap().to_owned();
    let token = url.split_once('#').unwrap().1;
    let setup = json!({ "token": token, "username": format!("loket-{agency}"), "name": "Loket", "password": "kata sandi loket" });
    let mut desk = server.anon();
    assert_eq!(desk.put("/api/v1/session/officer/setup", &setup).await.status, 200);
    desk
}
