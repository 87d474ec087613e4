//! What the tests of this room send: whole files, valid answers, actions.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hyper::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::harness::{Actor, Answer};

/// 22 characters of base64url.
pub const SECRET: &str = "AbCdEfGhIjKlMnOpQrStUv";

/// An id that no other test of this run has.
pub fn new_id() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u64_pair(0x0190_0000_0000_7000, 0x8000_0000_0000_0000 | NEXT.fetch_add(1, Relaxed))
}

/// A small whole PDF, different for each `mark`.
pub fn pdf(mark: &str) -> Vec<u8> {
    format!("%PDF-1.7\n% {mark}\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
        .into_bytes()
}

/// A small whole JPEG, different for each `mark`.
pub fn jpeg(mark: &str) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xC0, 0x00, 0x04, 0x08, 0x00, 0xFF, 0xDA, 0x00, 0x02];
    bytes.extend(mark.bytes());
    bytes.extend([0xFF, 0xD9]);
    bytes
}

/// A whole JPEG of so many bytes and a few.
pub fn large_jpeg(size: usize) -> Vec<u8> {
    let mut bytes = jpeg("besar");
    bytes.splice(14..14, std::iter::repeat_n(0x55, size));
    bytes
}

pub fn sha256(bytes: &[u8]) -> String {
    mppi_server::hex::hex(&Sha256::digest(bytes))
}

/// `Upload-Metadata`
pub fn metadata(id: Uuid, sha256: &str, name: &str) -> String {
    let pair = |key: &str, value: &str| format!("{key} {}", STANDARD.encode(value));
    [pair("id", &id.to_string()), pair("sha256", sha256), pair("name", name)].join(",")
}

/// A file as a submission names it.
#[derive(Clone, Debug)]
pub struct Uploaded {
    pub id: Uuid,
    pub sha256: String,
}

impl Uploaded {
    pub fn of(id: Uuid, bytes: &[u8]) -> Self {
        Self { id, sha256: sha256(bytes) }
    }

    pub fn answers(&self, requirement: &str) -> Value {
        json!({ "requirement": requirement, "attachment": self.id, "sha256": self.sha256 })
    }
}

/// Begins an upload below `/api/v1/`.
pub async fn begin(actor: &mut Actor, place: &str, id: Uuid, sha256: &str, length: usize) -> Answer {
    let length = length.to_string();
    let metadata = metadata(id, sha256, "Foto KK.jpg");
    let headers =
        [("tus-resumable", "1.0.0"), ("upload-length", length.as_str()), ("upload-metadata", metadata.as_str())];
    actor.send(Method::POST, &["/api/v1/", place].concat(), &headers, Vec::new()).await
}

/// Sends bytes of an upload.
pub async fn append(actor: &mut Actor, place: &str, id: Uuid, offset: usize, bytes: &[u8]) -> Answer {
    let offset = offset.to_string();
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-offset", offset.as_str()),
        ("content-type", "application/offset+octet-stream"),
    ];
    actor.send(Method::PATCH, &format!("/api/v1/{place}/{id}"), &headers, bytes.to_vec()).await
}

/// Uploads a whole file.
pub async fn upload_to(actor: &mut Actor, place: &str, bytes: &[u8]) -> Uploaded {
    let uploaded = Uploaded::of(new_id(), bytes);
    let begun = begin(actor, place, uploaded.id, &uploaded.sha256, bytes.len()).await;
    assert_eq!(begun.status, 201, "{}", begun.text);
    let appended = append(actor, place, uploaded.id, 0, bytes).await;
    assert_eq!(appended.status, 204, "{}", appended.text);
    uploaded
}

/// Uploads a citizen's file.
pub async fn upload(actor: &mut Actor, bytes: &[u8]) -> Uploaded {
    upload_to(actor, "attachments", bytes).await
}

/// Valid answers for the birth certificate.
pub fn birth_answers() -> Value {
    json!({
        "child_name": "Siti Aminah", "child_sex": "female", "birth_date": "2026-11-01", "birth_place": "Sinjai",
        "birth_proof": "letter", "birth_kind": "single", "birth_order": "1", "place_kind": "hospital", "helper": "midwife",
        "mother_name": "Nurhaliza", "mother_nik": "7307054101900001", "mother_birth_date": "1990-01-01",
        "father_included": "no", "family_card": "7307050101150001",
        "address_area": "73.07.05.1001", "address_street": "Jalan Persatuan Raya No. 1",
        "witnesses": [
            { "id": "w1", "name": "Andi Baso", "nik": "7307050101900001" },
            { "id": "w2", "name": "Besse Tenri", "nik": "7307056902040001" }
        ],
        "applicant_name": "Nurhaliza", "applicant_nik": "7307054101900001", "applicant_relation": "mother",
        "applicant_phone": "0812-3456-7890"
    })
}

/// Valid answers for the business statement.
pub fn sku_answers() -> Value {
    json!({
        "applicant_name": "Andi Baso", "applicant_nik": "7307050101900001", "birth_place": "Sinjai", "birth_date": "1990-01-01",
        "address_area": "73.07.05.1001", "address_street": "Jalan Persatuan Raya No. 1", "applicant_phone": "081234567890",
        "business_name": "Warung *Coto* #1 \"Andi\"", "business_kind": "Kuliner", "business_years": "3", "business_at_home": "yes",
        "purpose": "Pengajuan KUR"
    })
}

/// A whole birth certificate, with its files uploaded.
pub async fn birth_application(citizen: &mut Actor) -> Value {
    birth_application_by(citizen, "attachments").await
}

/// The same with the files of an officer or a citizen.
pub async fn birth_application_by(actor: &mut Actor, place: &str) -> Value {
    let letter = upload_to(actor, place, &pdf("surat lahir")).await;
    let card = upload_to(actor, place, &jpeg("kartu keluarga")).await;
    json!({
        "id": new_id(), "service": "akta-kelahiran", "service_version": 1, "answers": birth_answers(),
        "attachments": [letter.answers("ket_lahir"), card.answers("kk")]
    })
}

/// A whole business statement, with its files uploaded.
pub async fn sku_application(citizen: &mut Actor) -> Value {
    sku_application_by(citizen, "attachments").await
}

/// The same with the files of an officer or a citizen.
pub async fn sku_application_by(actor: &mut Actor, place: &str) -> Value {
    let mut files = Vec::new();
    for requirement in ["pengantar", "ktp", "kk", "foto_usaha"] {
        files.push(upload_to(actor, place, &jpeg(requirement)).await.answers(requirement));
    }
    json!({ "id": new_id(), "service": "sku", "service_version": 1, "answers": sku_answers(), "attachments": files })
}

/// A submission of one case.
pub fn submission(application: &Value) -> Value {
    submission_of(&[application])
}

/// A submission of several cases.
pub fn submission_of(applications: &[&Value]) -> Value {
    json!({
        "language": "id", "filled_on": "2026-11-24", "authority": { "kind": "own" }, "tracking_secret": SECRET,
        "declared": true, "applications": applications
    })
}

/// Sends one case; its id.
pub async fn send(citizen: &mut Actor, application: &Value) -> Uuid {
    let answer = citizen.put(&format!("/api/v1/submissions/{}", new_id()), &submission(application)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["applications"][0]["application_id"].as_str().unwrap().parse().unwrap()
}

/// What an actor sees of a case; `base` is `/api/v1` or `/api/v1/officer`.
pub async fn see(actor: &mut Actor, base: &str, id: Uuid) -> Value {
    let answer = actor.get(&format!("{base}/applications/{id}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// The request of an action that is offered, with its step and revision.
pub fn offered(case: &Value, kind: &str) -> Value {
    let offers = case["actions"].as_array().unwrap();
    let offer =
        offers.iter().find(|offer| offer["kind"] == kind).unwrap_or_else(|| panic!("{kind} is not among {offers:?}"));
    let mut request = json!({ "action": { "kind": kind } });
    for key in ["step", "based_on"] {
        if let Some(value) = offer.get(key) {
            request[key] = value.clone();
        }
    }
    request
}

pub const OFFICER: &str = "/api/v1/officer";
pub const CITIZEN: &str = "/api/v1";

/// Takes an action that is offered, with these fields; the case afterwards.
pub async fn act(actor: &mut Actor, base: &str, id: Uuid, kind: &str, fields: Value) -> Value {
    let answer = try_act(actor, base, id, kind, fields).await;
    assert_eq!(answer.status, 200, "{kind}: {}", answer.text);
    answer.json()
}

/// The same; whatever comes of it.
pub async fn try_act(actor: &mut Actor, base: &str, id: Uuid, kind: &str, fields: Value) -> Answer {
    let case = see(actor, base, id).await;
    let mut request = offered(&case, kind);
    for (key, value) in fields.as_object().unwrap() {
        request["action"][key] = value.clone();
    }
    put_action(actor, base, id, new_id(), &request).await
}

pub async fn put_action(actor: &mut Actor, base: &str, id: Uuid, action: Uuid, request: &Value) -> Answer {
    actor.put(&format!("{base}/applications/{id}/actions/{action}"), request).await
}

/// The pointers of a problem's wrong values.
pub fn pointers(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.code(), "invalid_values", "{}", answer.text);
    let json = answer.json();
    let params = json["invalid_params"].as_array().unwrap();
    params.iter().map(|param| param["pointer"].as_str().unwrap().to_owned()).collect()
}
