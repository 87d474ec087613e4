//! Sending is exactly once, and says everything that is wrong at once.

use hyper::Method;
use serde_json::{Value, json};

use super::kit::{
    Uploaded, birth_application, jpeg, large_jpeg, new_id, pdf, pointers, send, sku_application, submission, upload,
};
use crate::harness::{Actor, Answer, SINJAI, TestServer};

async fn put(citizen: &mut Actor, id: uuid::Uuid, body: &Value) -> Answer {
    citizen.put(&format!("/api/v1/submissions/{id}"), body).await
}

#[tokio::test]
async fn the_same_send_twice_is_one_application() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let body = submission(&birth_application(&mut citizen).await);
    let id = new_id();
    let first = put(&mut citizen, id, &body).await;
    // The answer was lost; the outbox sends the same bytes again, days later too.
    server.clock.advance(3 * 86400);
    let second = put(&mut citizen, id, &body).await;
    assert_eq!((first.status, &first.text), (200, &second.text));
    assert_eq!(citizen.get(&format!("/api/v1/submissions/{id}")).await.text, first.text);
    let mine = citizen.get("/api/v1/applications").await.json();
    assert_eq!(mine["applications"].as_array().unwrap().len(), 1);

    // At the same moment: one wins, both get its receipt.
    let body = submission(&birth_application(&mut citizen).await);
    let id = new_id();
    let (mut one, mut other) = (citizen.clone(), citizen.clone());
    let (one, other) = tokio::join!(put(&mut one, id, &body), put(&mut other, id, &body));
    assert_eq!((one.status, &one.text), (200, &other.text));

    // Other bytes under the same id.
    let mut changed = body.clone();
    changed["language"] = json!("en");
    assert_eq!(put(&mut citizen, id, &changed).await.code(), "id_reused");
    // Another submission with a case id that is taken.
    let mut again = submission(&birth_application(&mut citizen).await);
    again["applications"][0]["id"] = body["applications"][0]["id"].clone();
    assert_eq!(put(&mut citizen, new_id(), &again).await.code(), "id_reused");
}

#[tokio::test]
async fn numbers_count_up_within_region_and_year() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    for serial in 1..=3 {
        let application = sku_application(&mut citizen).await;
        let id = send(&mut citizen, &application).await;
        let number =
            citizen.get(&format!("/api/v1/applications/{id}")).await.json()["number"].as_str().unwrap().to_owned();
        assert!(number.starts_with(&format!("MPP-7307-2026-{serial:06}-")), "{number}");
    }
}

#[tokio::test]
async fn files_are_uploaded_first() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let mut application = birth_application(&mut citizen).await;
    let late = Uploaded::of(new_id(), &jpeg("belum diunggah"));
    application["attachments"][1] = late.answers("kk");
    let (id, body) = (new_id(), submission(&application));
    assert_eq!(put(&mut citizen, id, &body).await.code(), "upload_missing");
    // Uploaded, but by somebody else: not here for this citizen.
    let mut other = server.citizen("orang@contoh.id").await;
    let foreign = upload(&mut other, &jpeg("milik orang")).await;
    application["attachments"][1] = foreign.answers("kk");
    assert_eq!(put(&mut citizen, new_id(), &submission(&application)).await.code(), "upload_missing");
    // Half of it.
    let begun =
        super::kit::begin(&mut citizen, "attachments", late.id, &late.sha256, jpeg("belum diunggah").len()).await;
    assert_eq!(begun.status, 201);
    assert_eq!(put(&mut citizen, id, &body).await.code(), "upload_missing");
    super::kit::append(&mut citizen, "attachments", late.id, 0, &jpeg("belum diunggah")).await;
    // The very same bytes go through now.
    assert_eq!(put(&mut citizen, id, &body).await.status, 200);
}

#[tokio::test]
async fn hand_made_requests_get_the_same_field_errors() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let application = birth_application(&mut citizen).await;
    let long = "a".repeat(10_000);
    let wrong: Vec<(&str, Value, &str, &str)> = vec![
        ("child_name", json!(""), "/child_name", "required"),
        ("child_name", json!("<script>alert(1)</script>"), "/child_name", "characters"),
        ("child_name", json!("Siti 🙂"), "/child_name", "characters"),
        ("child_name", json!(long), "/child_name", "too_long"),
        ("child_name", json!(7), "/child_name", "wrong_type"),
        ("birth_date", json!("2026-02-31"), "/birth_date", "no_such_date"),
        ("birth_date", json!("2026-11-25"), "/birth_date", "in_future"),
        ("birth_date", json!("besok"), "/birth_date", "no_such_date"),
        ("child_sex", json!("other"), "/child_sex", "not_an_option"),
        ("mother_nik", json!("730705410190000"), "/mother_nik", "not_sixteen_digits"),
        ("mother_nik", json!("7307057102900001"), "/mother_nik", "number_date"),
        ("applicant_phone", json!("021 555"), "/applicant_phone", "not_a_phone"),
        ("address_area", json!("73.07"), "/address_area", "not_an_area"),
        ("address_area", json!("73.07.05.9999"), "/address_area", "not_an_area"),
        ("birth_order", json!("nol"), "/birth_order", "not_a_number"),
        ("witnesses", json!([]), "/witnesses", "too_few_rows"),
        (
            "witnesses",
            json!([{ "id": "w1", "name": "A", "nik": "1" }, { "id": "w2", "name": "B", "nik": "7307050101900001" }]),
            "/witnesses/w1/nik",
            "not_sixteen_digits",
        ),
        ("smuggled", json!("x"), "/smuggled", "unknown_field"),
    ];
    for (key, value, pointer, code) in wrong {
        let mut application = application.clone();
        application["answers"][key] = value;
        let answer = put(&mut citizen, new_id(), &submission(&application)).await;
        assert_eq!((answer.status, answer.code()), (422, "invalid_values".to_owned()), "{key}: {}", answer.text);
        let params = answer.json()["invalid_params"].clone();
        assert_eq!(params.as_array().unwrap().len(), 1, "{params}");
        assert_eq!(
            (&params[0]["pointer"], &params[0]["code"]),
            (&json!(format!("/applications/0/answers{pointer}")), &json!(code))
        );
    }
    // One-word names are names, and what was refused changed nothing.
    let mut application = application.clone();
    application["answers"]["child_name"] = json!("Suharto");
    assert_eq!(put(&mut citizen, new_id(), &submission(&application)).await.status, 200);
    assert_eq!(citizen.get("/api/v1/applications").await.json()["applications"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_rest_of_a_hand_made_request_is_judged_too() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let application = birth_application(&mut citizen).await;
    let whole = submission(&application);
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut body = whole.clone();
        change(&mut body);
        body
    };
    let cases: Vec<(Value, Vec<&str>)> = vec![
        (changed(&|body| body["declared"] = json!(false)), vec!["/declared"]),
        (
            changed(&|body| body["filled_on"] = json!("2026-10-01")),
            vec!["/filled_on", "/applications/0/answers/birth_date"],
        ),
        (changed(&|body| body["filled_on"] = json!("2026-11-27")), vec!["/filled_on"]),
        (changed(&|body| body["tracking_secret"] = json!("kurang")), vec!["/tracking_secret"]),
        (changed(&|body| body["applications"] = json!([])), vec!["/applications"]),
        (changed(&|body| body["applications"][0]["service"] = json!("tidak-ada")), vec!["/applications/0/service"]),
        (changed(&|body| body["applications"][0]["service_version"] = json!(99)), vec!["/applications/0/service"]),
        (
            changed(&|body| body["applications"][0]["attachments"] = json!([])),
            vec!["/applications/0/documents/ket_lahir", "/applications/0/documents/kk"],
        ),
        (
            changed(&|body| body["applications"][0]["attachments"][1]["requirement"] = json!("lain")),
            vec!["/applications/0/documents/kk", "/applications/0/documents/lain"],
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(pointers(&put(&mut citizen, new_id(), &body).await), expected);
    }
    for body in [
        changed(&|body| body["surplus"] = json!(1)),
        changed(&|body| body["filled_on"] = json!("2026-02-30")),
        json!([]),
        json!("x"),
    ] {
        assert_eq!(put(&mut citizen, new_id(), &body).await.code(), "malformed_request");
    }
    let path = format!("/api/v1/submissions/{}", new_id());
    let broken =
        citizen.send(Method::PUT, &path, &[("content-type", "application/json")], b"{\"language\":".to_vec()).await;
    assert_eq!(broken.code(), "malformed_request");
    assert_eq!(citizen.put("/api/v1/submissions/not-an-id", &whole).await.code(), "not_found");
    assert_eq!(put(&mut server.anon(), new_id(), &whole).await.code(), "not_signed_in");
    // A service of another region, and one that is only a link there.
    let mut neighbour = server.citizen_at(crate::harness::BENGKULU_TENGAH, "081234567890").await;
    for service in ["sku", "skck"] {
        let body = changed(&|body| body["applications"][0]["service"] = json!(service));
        assert_eq!(pointers(&put(&mut neighbour, new_id(), &body).await), ["/applications/0/service"]);
    }
}

#[tokio::test]
async fn files_are_what_the_requirement_asks_for() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let mut application = sku_application(&mut citizen).await;
    // A photograph is asked for, a PDF is given.
    let paper = upload(&mut citizen, &pdf("foto")).await;
    application["attachments"][3] = paper.answers("foto_usaha");
    assert_eq!(
        pointers(&put(&mut citizen, new_id(), &submission(&application)).await),
        ["/applications/0/documents/foto_usaha"]
    );
    // Larger than the requirement takes, though smaller than any upload may be.
    let heavy = upload(&mut citizen, &large_jpeg(5_000_001)).await;
    application["attachments"][3] = heavy.answers("foto_usaha");
    let answer = put(&mut citizen, new_id(), &submission(&application)).await;
    assert_eq!(pointers(&answer), ["/applications/0/documents/foto_usaha"]);
    assert_eq!(
        (&answer.json()["invalid_params"][0]["code"], &answer.json()["invalid_params"][0]["limit"]),
        (&json!("too_large"), &json!("5000000"))
    );
    // A file belongs to one case only.
    let first = sku_application(&mut citizen).await;
    server.clock.advance(60);
    send(&mut citizen, &first).await;
    let mut second = first.clone();
    second["id"] = json!(new_id());
    assert_eq!(pointers(&put(&mut citizen, new_id(), &submission(&second)).await).len(), 4);
    assert!(
        server.last_message(SINJAI).await.letter.body.contains("MPP-7307-2026-000001"),
        "what was refused is told to nobody"
    );
}
