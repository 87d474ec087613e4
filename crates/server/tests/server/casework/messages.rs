//! Messages: kept with what causes them, sent by a job, by a real SMTP server on loopback.

use std::sync::{Arc, Mutex};

use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

use super::kit::{OFFICER, act, birth_application, send};
use crate::harness::{SINJAI, TestServer};

/// A mail server that keeps what it is given, or refuses everything.
struct MailServer {
    url: String,
    mails: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    async fn start(answer_to_rcpt: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let mails = Arc::new(Mutex::new(Vec::new()));
        let kept = mails.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, answer_to_rcpt, kept.clone()));
            }
        });
        Self { url, mails }
    }

    fn mails(&self) -> Vec<String> {
        self.mails.lock().unwrap().clone()
    }
}

async fn serve(stream: TcpStream, answer_to_rcpt: &str, mails: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 surat.contoh ESMTP\r\n").await.unwrap();
    let mut line = String::new();
    while stream.read_line(&mut line).await.is_ok_and(|length| length > 0) {
        let command = line.trim().to_ascii_uppercase();
        let answer = match command.split([' ', ':']).next().unwrap() {
            "EHLO" => "250-surat.contoh\r\n250 8BITMIME\r\n".to_owned(),
            "RCPT" => format!("{answer_to_rcpt}\r\n"),
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await.unwrap();
                let mail = data(&mut stream).await;
                mails.lock().unwrap().push(mail);
                "250 kept\r\n".to_owned()
            }
            "QUIT" => "221 bye\r\n".to_owned(),
            _ => "250 ok\r\n".to_owned(),
        };
        stream.write_all(answer.as_bytes()).await.unwrap();
        line.clear();
    }
}

async fn data(stream: &mut BufReader<TcpStream>) -> String {
    let mut mail = String::new();
    let mut line = String::new();
    while stream.read_line(&mut line).await.is_ok_and(|length| length > 0) && line.trim_end() != "." {
        mail.push_str(&line);
        line.clear();
    }
    mail
}

#[tokio::test]
async fn who_gave_an_address_is_told_by_mail() {
    let mail_server = MailServer::start("250 ok").await;
    let server = TestServer::start_with(&["--demo", "--smtp-url", &mail_server.url]).await;
    let mut citizen = server.citizen("siti@contoh.id").await;
    let application = birth_application(&mut citizen).await;
    server.clock.advance(60);
    let id = send(&mut citizen, &application).await;
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    let mails = mail_server.mails();
    assert_eq!(mails.len(), 2, "the code, and the confirmation");
    let (code, confirmation) = (&mails[0], &mails[1]);
    assert!(code.contains("To: siti@contoh.id") && code.contains("Auto-Submitted: auto-generated"), "{code}");
    // Lines of a mail are folded by quoted-printable.
    let words = confirmation.replace("=\r\n", "");
    assert!(words.contains("MPP-7307-2026-000001-") && words.contains(&id.to_string()), "{words}");
    for private in ["Aminah", "7307054101900001", super::kit::SECRET, "Nurhaliza"] {
        assert!(!words.contains(private), "{private}");
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

    let refusing = MailServer::start("550 no such user").await;
    let server = TestServer::start_with(&["--demo", "--smtp-url", &refusing.url]).await;
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
