//! Files by tus: resumed where they broke off, refused for what they are, gone when nobody wants them.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hyper::Method;
use sha2::{Digest as _, Sha256};
use tokio::{io::AsyncWriteExt as _, net::TcpStream};

use super::kit::{Uploaded, append, begin, birth_application, jpeg, large_jpeg, new_id, pdf, send, sha256, upload};
use crate::harness::{Actor, Answer, TestServer};

async fn head(actor: &mut Actor, id: uuid::Uuid) -> Answer {
    actor.send(Method::HEAD, &format!("/api/v1/attachments/{id}"), &[("tus-resumable", "1.0.0")], Vec::new()).await
}

#[tokio::test]
async fn an_upload_goes_on_where_it_broke_off() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let bytes = large_jpeg(1_300_000);
    let file = Uploaded::of(new_id(), &bytes);
    let begun = begin(&mut citizen, "attachments", file.id, &file.sha256, bytes.len()).await;
    assert_eq!((begun.status, begun.header("location")), (201, format!("/api/v1/attachments/{}", file.id).as_str()));
    assert!(begun.header("upload-expires").ends_with("GMT"));

    // The line breaks in the middle of a request: the header promises more than comes.
    break_off(&server, &citizen, file.id, &bytes[..900_000], bytes.len()).await;
    let mut offset = 0;
    for _ in 0..100 {
        offset = head(&mut citizen, file.id).await.header("upload-offset").parse().unwrap();
        if offset == 900_000 {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(offset, 900_000, "what came is kept");

    // Beginning again finds the same place; a wrong offset is told.
    let again = begin(&mut citizen, "attachments", file.id, &file.sha256, bytes.len()).await;
    assert_eq!((again.status, again.header("upload-offset")), (200, "900000"));
    assert_eq!(append(&mut citizen, "attachments", file.id, 0, &bytes).await.code(), "wrong_offset");
    assert_eq!(append(&mut citizen, "attachments", file.id, 900_000, &bytes[900_000..]).await.status, 204);
    let done = head(&mut citizen, file.id).await;
    assert_eq!(
        (done.header("upload-offset"), done.header("upload-length")),
        (bytes.len().to_string().as_str(), bytes.len().to_string().as_str())
    );

    // The same id for another file.
    let other = begin(&mut citizen, "attachments", file.id, &sha256(b"x"), 1).await;
    assert_eq!(other.code(), "id_reused");
}

/// Sends the head of a PATCH and a part of its body, then hangs up.
async fn break_off(server: &TestServer, citizen: &Actor, id: uuid::Uuid, bytes: &[u8], promised: usize) {
    let cookies: Vec<_> = citizen.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let host = citizen.origin().replace("http://", "");
    let head = format!(
        "PATCH /api/v1/attachments/{id} HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nTus-Resumable: 1.0.0\r\n\
         Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {promised}\r\n\r\n",
        cookies.join("; ")
    );
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    stream.shutdown().await.unwrap();
    // Waits for the server's word or its hanging up, so that the bytes are certainly there.
    let mut answer = Vec::new();
    let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut answer).await;
}

#[tokio::test]
async fn what_is_no_document_is_refused_whatever_its_name() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let half = jpeg("terpotong");
    for bytes in [
        &b"MZ\x90\0 program"[..],
        b"<html><script>alert(1)</script>",
        &half[..half.len() - 2],
        b"%PDF-1.7 tanpa akhir",
        b"GIF89a",
    ] {
        let file = Uploaded::of(new_id(), bytes);
        begin(&mut citizen, "attachments", file.id, &file.sha256, bytes.len()).await;
        let answer = append(&mut citizen, "attachments", file.id, 0, bytes).await;
        assert_eq!((answer.status, answer.code()), (415, "unsupported_file".to_owned()));
        assert_eq!(head(&mut citizen, file.id).await.status, 404, "nothing of it stays");
    }
    let empty = begin(&mut citizen, "attachments", new_id(), &sha256(b""), 0).await;
    assert_eq!((empty.status, empty.code()), (422, "empty_file".to_owned()));
    let huge = begin(&mut citizen, "attachments", new_id(), &sha256(b"x"), 10_000_001).await;
    assert_eq!((huge.status, huge.code()), (413, "too_large".to_owned()));
}

#[tokio::test]
async fn bytes_have_the_checksum_that_was_announced() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let bytes = pdf("utuh");
    let file = Uploaded::of(new_id(), &pdf("lain!"));
    begin(&mut citizen, "attachments", file.id, &sha256(&pdf("beda")), bytes.len()).await;
    let wrong = append(&mut citizen, "attachments", file.id, 0, &bytes).await;
    assert_eq!((wrong.status, wrong.code()), (460, "checksum_mismatch".to_owned()));
    assert_eq!(head(&mut citizen, file.id).await.header("upload-offset"), "0", "it begins again");

    // The checksum of one request: all or nothing.
    let file = Uploaded::of(new_id(), &bytes);
    begin(&mut citizen, "attachments", file.id, &file.sha256, bytes.len()).await;
    let path = format!("/api/v1/attachments/{}", file.id);
    let with = |checksum: String| {
        vec![
            ("tus-resumable", "1.0.0".to_owned()),
            ("upload-offset", "0".to_owned()),
            ("content-type", "application/offset+octet-stream".to_owned()),
            ("upload-checksum", checksum),
        ]
    };
    for (checksum, status) in [
        (format!("sha256 {}", STANDARD.encode(Sha256::digest(b"lain"))), 460),
        ("md5 x".to_owned(), 400),
        (format!("sha256 {}", STANDARD.encode(Sha256::digest(&bytes))), 204),
    ] {
        let headers = with(checksum);
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(citizen.send(Method::PATCH, &path, &headers, bytes.clone()).await.status, status);
    }
    // More than was announced.
    let file = Uploaded::of(new_id(), &bytes);
    begin(&mut citizen, "attachments", file.id, &file.sha256, 5).await;
    assert_eq!(append(&mut citizen, "attachments", file.id, 0, &bytes).await.code(), "too_large");
}

#[tokio::test]
async fn the_protocol_is_spoken_properly() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let about = citizen.send(Method::OPTIONS, "/api/v1/attachments", &[], Vec::new()).await;
    assert_eq!((about.status, about.header("tus-version"), about.header("tus-max-size")), (204, "1.0.0", "10000000"));
    assert_eq!(about.header("tus-extension"), "creation,termination,checksum,expiration");
    let path = "/api/v1/attachments";
    assert_eq!(citizen.send(Method::POST, path, &[("upload-length", "5")], Vec::new()).await.status, 412);
    let tus = ("tus-resumable", "1.0.0");
    assert_eq!(citizen.send(Method::POST, path, &[tus], Vec::new()).await.status, 400);
    let unnamed = citizen
        .send(Method::POST, path, &[tus, ("upload-length", "5"), ("upload-metadata", "name !!")], Vec::new())
        .await;
    assert_eq!(super::kit::pointers(&unnamed), ["/metadata/id", "/metadata/sha256", "/metadata/name"]);
    let file = upload(&mut citizen, &pdf("x")).await;
    let place = format!("{path}/{}", file.id);
    let plain = citizen
        .send(Method::PATCH, &place, &[tus, ("upload-offset", "0"), ("content-type", "text/plain")], b"x".to_vec())
        .await;
    assert_eq!(plain.status, 400);
    assert_eq!(server.anon().send(Method::HEAD, &place, &[tus], Vec::new()).await.status, 401);
    // Thrown away, unless a case has it.
    assert_eq!(citizen.send(Method::DELETE, &place, &[tus], Vec::new()).await.status, 204);
    assert_eq!(head(&mut citizen, file.id).await.status, 404);
    let application = birth_application(&mut citizen).await;
    send(&mut citizen, &application).await;
    let place = format!("{path}/{}", application["attachments"][0]["attachment"].as_str().unwrap());
    assert_eq!(citizen.send(Method::DELETE, &place, &[tus], Vec::new()).await.code(), "not_allowed");
}

#[tokio::test]
async fn uploads_that_no_case_took_are_gone_after_a_day() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let whole = upload(&mut citizen, &pdf("ditinggalkan")).await;
    let half = Uploaded::of(new_id(), &pdf("separuh"));
    begin(&mut citizen, "attachments", half.id, &half.sha256, pdf("separuh").len()).await;
    append(&mut citizen, "attachments", half.id, 0, b"%PDF-").await;
    let application = birth_application(&mut citizen).await;
    let case = send(&mut citizen, &application).await;
    server.clock.advance(86399);
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    assert_eq!(head(&mut citizen, whole.id).await.status, 200);
    server.clock.advance(601);
    mppi_server::jobs::run_due(&server.state).await.unwrap();
    assert_eq!([head(&mut citizen, whole.id).await.status, head(&mut citizen, half.id).await.status], [404, 404]);
    let region = server.state.regions.by_slug("sinjai").unwrap().scope.region_id();
    assert!(
        server.state.tools.blobs.get(region, whole.id).await.is_err()
            && server.state.tools.parts.read(region, half.id).await.is_err()
    );
    let kept = application["attachments"][0]["attachment"].as_str().unwrap();
    assert_eq!(citizen.get(&format!("/api/v1/applications/{case}/attachments/{kept}")).await.status, 200);
}

#[tokio::test]
async fn nothing_readable_lies_on_the_disk() {
    let server = TestServer::start().await;
    let mut citizen = server.citizen("081234567890").await;
    let mark = "nama-yang-tidak-boleh-terbaca";
    let whole = pdf(mark);
    upload(&mut citizen, &whole).await;
    let half = Uploaded::of(new_id(), &whole);
    begin(&mut citizen, "attachments", half.id, &half.sha256, whole.len()).await;
    append(&mut citizen, "attachments", half.id, 0, &whole[..60]).await;
    let folder = server.stop().await;
    let mut pending = vec![folder.path().to_owned()];
    let mut files = 0;
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        files += 1;
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(mark.len()).any(|window| window == mark.as_bytes()), "{}", path.display());
        assert!(!bytes.windows(11).any(|window| window == b"Foto KK.jpg"), "{}", path.display());
    }
    assert!(files >= 4);
}
