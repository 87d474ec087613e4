//! Messages: kept with what causes them, sent by a job to an SMTP server on loopback.

use mppi_domain::language::Language;
use serde_json::json;

use super::kit::{OFFICER, act, birth_application, send};
use crate::harness::{MailServer, SINJAI, TestServer};

#[tokio::test]
async fn who_gave_an_address_is_told_by_mail() {
    let mail_server = MailServer::start().await;
    let server = TestServer::start_with(&["--demo", "--smtp-url", &mail_server.url()]).await;
    let mut citizen = server.citizen("siti@contoh.id").await;
    let application = birth_application(&mut citizen).await;
    server.clock.advance(60);
    let id = send(&mut citizen, &application).await;
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    let mails = mail_server.mails();
    assert_eq!(mails.len(), 2, "the code, and the confirmation");
    let (code, confirmation) = (&mails[0], &mails[1]);
    assert_eq!((&code.to, &confirmation.to), (&vec!["siti@contoh.id".to_owned()], &vec!["siti@contoh.id".to_owned()]));
    let six_digits = server.code_for(SINJAI, "siti@contoh.id").await;
    assert!(code.words().contains(&six_digits), "{}", code.words());
    let profile = &server.state.regions.of_host(SINJAI).unwrap().profile;
    let (read, message) = (confirmation.read(), server.last_message(SINJAI).await);
    let from = read.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name(), from.address()),
        (Some(profile.mall_name.get(Language::Id)), Some(profile.contact.email.as_str()))
    );
    assert_eq!(read.subject(), Some(message.letter.subject.as_str()));
    let words = confirmation.words();
    assert_eq!(words.trim_end(), message.letter.body.trim_end());
    assert!(words.contains("MPP-7307-2026-000001-") && words.contains(&id.to_string()), "{words}");
    for private in ["Aminah", "7307054101900001", super::kit::SECRET, "Nurhaliza"] {
        assert!(!words.contains(private) && !read.subject().unwrap().contains(private), "{private}");
    }
    // Sent once.
    server.clock.advance(3600);
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    assert_eq!(mail_server.mails().len(), 2);
}

#[tokio::test]
async fn a_mail_server_that_is_away_gets_it_later_and_one_that_refuses_never() {
    let server = TestServer::start_with(&["--demo", "--smtp-url", "smtp://127.0.0.1:1"]).await;
    let mut citizen = server.citizen("siti@contoh.id").await;
    assert_eq!(citizen.get("/api/v1/session/citizen").await.status, 200);
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    assert!(server.last_message(SINJAI).await.sent_at.is_none());
    assert_eq!(mppi_server::jobs::run_due(&server.state).await.unwrap(), 0, "not before its time");
    server.clock.advance(31);
    assert_eq!(mppi_server::jobs::run_due(&server.state).await.unwrap(), 1, "half a minute later again");

    let refusing = MailServer::start().await;
    refusing.refuse(Some((550, "no such user")));
    let server = TestServer::start_with(&["--demo", "--smtp-url", &refusing.url()]).await;
    server.citizen("siti@contoh.id").await;
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    server.clock.advance(86400);
    // Only the cleaning of the two regions is due.
    assert_eq!(mppi_server::jobs::run_due(&server.state).await.unwrap(), 2);
    assert!(refusing.mails().is_empty());
}

#[tokio::test]
async fn who_gave_a_phone_reads_it_on_the_demonstrations_page_in_their_language() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let application = birth_application(&mut citizen).await;
    let mut body = super::kit::submission(&application);
    body["language"] = json!("en");
    server.clock.advance(60);
    let sent = citizen.put(&format!("/api/v1/submissions/{}", super::kit::new_id()), &body).await.json();
    let id = sent["applications"][0]["application_id"].as_str().unwrap().parse().unwrap();
    let message = server.last_message(SINJAI).await;
    assert!(
        message.letter.body.contains("We have") || message.letter.subject.contains("We have"),
        "{}",
        message.letter.subject
    );
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    assert!(server.last_message(SINJAI).await.sent_at.is_some());
    let mut desk = server.officer("loket").await;
    act(&mut desk, OFFICER, id, "claim", json!({})).await;
    server.clock.advance(60);
    act(&mut desk, OFFICER, id, "message", json!({ "words": "Rahasia kecil" })).await;
    let message = server.last_message(SINJAI).await.letter;
    assert!(message.subject.contains("message") && !message.body.contains("Rahasia"), "{message:?}");
}
