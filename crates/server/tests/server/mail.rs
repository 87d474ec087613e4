//! Mail as it arrives at an SMTP server, read by a program that reads mail; and what becomes of mail that it refuses.

use lettre::{
    AsyncSmtpTransport, Tokio1Executor,
    transport::smtp::client::{Certificate, Tls, TlsParameters},
};
use mail_parser::MimeHeaders as _;
use mppi_domain::date::{Date, Instant, Time, Zone};
use mppi_server::channels::{Channel as _, ChannelError, Outgoing, SmtpChannel};
use mppi_store::{citizens::Contact, messages::Letter};
use uuid::Uuid;

use crate::harness::{Mail, MailServer, Protection, SINJAI, TestServer};

const ID: Uuid = Uuid::from_u128(0x0193_b2c4_0000_7000_8000_0000_0000_0001);
const MALL: &str = "Mal Pelayanan Publik “Bumi Panrita Kitta’”, Kabupaten Sinjai";

fn letter(subject: &str, body: &str) -> Letter {
    Letter { to: Contact::Email("siti@contoh.id".to_owned()), subject: subject.to_owned(), body: body.to_owned() }
}

fn written_at() -> Instant {
    Instant::at(Date::new(2026, 11, 24).unwrap(), Time::new(9, 0).unwrap(), Zone::Wita)
}

async fn send(url: &str, letter: &Letter) -> Result<(), ChannelError> {
    let from_address = "mpp@sinjaikab.contoh.id";
    let message = Outgoing { id: ID, letter, from_name: MALL, from_address, written_at: written_at() };
    SmtpChannel::new(url).unwrap().send(message).await
}

/// Sends to a server that takes everything, and gives what it took.
async fn sent(letter: &Letter) -> Mail {
    let server = MailServer::start().await;
    send(&server.url(), letter).await.unwrap();
    let mut mails = server.mails();
    assert_eq!(mails.len(), 1);
    mails.remove(0)
}

/// RFC 5321: lines end with CR LF, are no longer than 998 bytes, and hold bytes above 127 only if that was announced.
fn is_fit_to_travel(mail: &Mail) {
    assert!(mail.bytes.ends_with(b"\r\n"));
    for line in mail.bytes.split_inclusive(|byte| *byte == b'\n') {
        assert!(line.ends_with(b"\r\n") && line.len() <= 1000, "{}", String::from_utf8_lossy(line));
        assert!(!line.trim_ascii_end().contains(&b'\r'), "{}", String::from_utf8_lossy(line));
    }
    assert!(mail.is_8bit || mail.bytes.is_ascii());
}

#[tokio::test]
async fn a_mail_says_from_whom_to_whom_about_what_and_when() {
    let subject = "Permohonan “Akta Kelahiran” siap diambil – café di lobi buka pukul 08.00–15.00 WITA, naïve ☕";
    let mail = sent(&letter(subject, "Yth. Siti,\n\nakta siap.\n")).await;
    is_fit_to_travel(&mail);
    assert_eq!(
        (mail.from.as_str(), mail.to.as_slice()),
        ("mpp@sinjaikab.contoh.id", &["siti@contoh.id".to_owned()][..])
    );
    let read = mail.read();
    let (from, to) = (read.from().unwrap(), read.to().unwrap());
    assert_eq!((from.iter().count(), to.iter().count()), (1, 1), "a comma in the mall's name makes no second sender");
    let from = from.first().unwrap();
    assert_eq!((from.name(), from.address()), (Some(MALL), Some("mpp@sinjaikab.contoh.id")));
    assert_eq!((to.first().unwrap().name(), to.first().unwrap().address()), (None, Some("siti@contoh.id")));
    assert_eq!(read.subject(), Some(subject));
    assert_eq!(read.date().unwrap().to_timestamp(), written_at().millis() / 1000);
    assert_eq!(read.message_id(), Some("0193b2c4000070008000000000000001@sinjaikab.contoh.id"));
    assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    let kind = read.content_type().unwrap();
    assert_eq!((kind.ctype(), kind.subtype(), kind.attribute("charset")), ("text", Some("plain"), Some("utf-8")));
    assert_eq!(read.header_raw("MIME-Version").map(str::trim), Some("1.0"));
}

#[tokio::test]
async fn words_arrive_as_they_were_written() {
    let long = "Nomor MPP-7307-2026-000001-K = 100% siap, ".repeat(60);
    let script = "ᨅᨔ ᨕᨘᨁᨗ 🙂 ".repeat(40);
    let bodies = [
        "Yth. Siti,\n\nakta siap diambil.\n".to_owned(),
        "Kode masuk: 123456\n\n– berlaku 5 menit; jangan “dibagikan”.\n".to_owned(),
        // Lines that a careless sender cuts, joins, or takes for the end of the mail.
        format!("{long}\n.\n..dua titik\nspasi di ujung   \n=41 bukan A\nFrom sini\n{long}\n"),
        script,
    ];
    for body in bodies {
        let mail = sent(&letter("Kabar", &body)).await;
        is_fit_to_travel(&mail);
        assert_eq!(mail.words().trim_end_matches('\n'), body.trim_end_matches('\n'));
    }
}

#[tokio::test]
async fn a_subject_cannot_bring_headers_of_its_own() {
    let mail = sent(&letter("Kabar\r\nBcc: lain@contoh.id", "Halo\n")).await;
    assert_eq!(mail.to, ["siti@contoh.id"]);
    assert!(mail.read().bcc().is_none());
}

#[tokio::test]
async fn a_refusal_for_good_is_never_and_one_for_now_is_later() {
    let server = MailServer::start().await;
    for code in [550, 551, 552, 553, 554] {
        server.refuse(Some((code, "siti@contoh.id is not here")));
        let Err(ChannelError::Never(words)) = send(&server.url(), &letter("Kabar", "Halo")).await else {
            panic!("{code} is for good");
        };
        assert!(!words.contains("siti"), "the log gets no address: {words}");
    }
    for code in [421, 450, 451, 452] {
        server.refuse(Some((code, "siti@contoh.id: come back later")));
        let Err(ChannelError::Later(words)) = send(&server.url(), &letter("Kabar", "Halo")).await else {
            panic!("{code} is for now");
        };
        assert!(!words.contains("siti"), "the log gets no address: {words}");
    }
    assert!(server.mails().is_empty());
}

#[tokio::test]
async fn a_mail_server_that_is_unwilling_for_now_gets_the_mail_at_the_next_try() {
    let mail_server = MailServer::start().await;
    mail_server.refuse(Some((451, "greylisted")));
    let server = TestServer::start_with(&["--demo", "--smtp-url", &mail_server.url()]).await;
    server.citizen("siti@contoh.id").await;
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    assert!(mail_server.mails().is_empty() && server.last_message(SINJAI).await.sent_at.is_none());

    mail_server.refuse(None);
    assert_eq!(mppi_server::jobs::run_due(&server.state).await.unwrap(), 0, "not before its time");
    server.clock.advance(31);
    assert_eq!(mppi_server::jobs::run_due(&server.state).await.unwrap(), 1);
    let message = server.last_message(SINJAI).await;
    assert!(message.sent_at.is_some());
    let mails = mail_server.mails();
    assert_eq!(mails.len(), 1, "once");
    let read = mails[0].read();
    assert!(read.message_id().unwrap().starts_with(&message.id.simple().to_string()), "the same message as before");
    assert_eq!(read.date().unwrap().to_timestamp(), message.created_at.millis() / 1000, "when it was written");
}

#[tokio::test]
async fn a_password_that_is_refused_costs_no_mail() {
    let server = MailServer::start_with(Protection::None, Some("rahasia-baru")).await;
    let url = format!("smtp://mpp:rahasia-lama@{}", server.address);
    let refused = send(&url, &letter("Kabar", "Halo")).await;
    assert_eq!(refused, Err(ChannelError::Later("the mail server refuses the sign-in".to_owned())));
    // Who brings no password gets nothing in.
    let refused = send(&server.url(), &letter("Kabar", "Halo")).await;
    assert!(refused.is_err() && server.mails().is_empty());

    server.change_password("rahasia-lama");
    send(&url, &letter("Kabar", "Halo")).await.unwrap();
    assert_eq!(server.mails().len(), 1);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_gets_no_mail() {
    for (protection, scheme, query) in
        [(Protection::FromTheStart, "smtps", ""), (Protection::OnRequest, "smtp", "?tls=required")]
    {
        let server = MailServer::start_with(protection, None).await;
        let refused = send(&format!("{scheme}://{}{query}", server.address), &letter("Kabar", "Halo")).await;
        assert!(matches!(refused, Err(ChannelError::Later(_))), "{scheme}: {refused:?}");
        assert!(server.mails().is_empty());
        // It is the missing signature, nothing else: who was given the certificate gets through.
        assert!(is_reached_by_who_knows_the_certificate(&server, protection).await, "{scheme}");
    }
}

async fn is_reached_by_who_knows_the_certificate(server: &MailServer, protection: Protection) -> bool {
    let certificate = Certificate::from_der(server.certificate.clone()).unwrap();
    let parameters =
        TlsParameters::builder("127.0.0.1".to_owned()).add_root_certificate(certificate).build_rustls().unwrap();
    let tls = match protection {
        Protection::FromTheStart => Tls::Wrapper(parameters),
        _ => Tls::Required(parameters),
    };
    let known =
        AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(server.address.port()).tls(tls);
    known.build::<Tokio1Executor>().test_connection().await.unwrap()
}

#[tokio::test]
async fn where_tls_is_required_nothing_goes_out_in_the_clear() {
    let server = MailServer::start().await;
    let refused = send(&format!("{}?tls=required", server.url()), &letter("Kabar", "Halo")).await;
    assert!(matches!(refused, Err(ChannelError::Later(_))), "{refused:?}");
    assert!(server.mails().is_empty());
}
