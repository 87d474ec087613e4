//! `/officer/attachments`: tus 1.0 with resume. Citizens' files go through the outbox.
//!
//! What to do next is decided by [`tus::Tus`], which knows nothing of the network; here its decisions are carried out.

mod tus;

use mppi_domain::api::problem::ProblemCode;
use uuid::Uuid;

use self::tus::{Answer, Next, Tus};
use super::{
    client::{LONG_PATIENCE, address, bytes, checked, delete},
    error::ApiError,
};
use crate::platform::{
    abort::Abort,
    base64,
    http::{self, Request, Response},
    time, timer,
};

/// A file to upload.
#[derive(Clone, Copy, Debug)]
pub struct Upload<'a> {
    /// Made by the client; the same file keeps it through all attempts.
    pub id: Uuid,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: &'a str,
    /// For people to read.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

/// Uploads a file, or the rest of it if part of it arrived before. `progress` hears how many bytes are there.
///
/// # Errors
/// `too_large`, `unsupported_file`, `empty_file`, `not_signed_in`; [`ApiError::Offline`] after several lost attempts.
pub async fn upload(file: Upload<'_>, abort: &Abort, progress: &dyn Fn(u64)) -> Result<(), ApiError> {
    let path = path(Some(file.id));
    let mut tus = Tus::new(file.bytes.len() as u64);
    loop {
        let started = time::now().millis();
        let answer = match tus.next() {
            Next::Done => return Ok(()),
            Next::Create => create(&file, abort).await,
            Next::AskOffset => send("HEAD", &path, Vec::new(), None, abort).await,
            Next::Send { from, to } => {
                let chunk = part(file.bytes, from, to);
                let headers = vec![
                    ("Content-Type", "application/offset+octet-stream".to_owned()),
                    ("Upload-Offset", from.to_string()),
                ];
                send("PATCH", &path, headers, Some(chunk), abort).await
            }
            Next::StartOver => {
                // What is there is not our file; if it cannot be removed, creating it again will say so.
                drop(delete(&path).await);
                tus.saw(Answer::Removed, 0);
                continue;
            }
        };
        let took = time::now().millis() - started;
        match answer.map(|response| offset(&response)) {
            Ok(Some(there)) => {
                progress(there.min(tus.length()));
                tus.saw(Answer::Offset(there), took);
            }
            Ok(None) => tus.saw(Answer::Lost, took),
            Err(error) => {
                let seen = match (&error, error.code()) {
                    (ApiError::Offline | ApiError::TimedOut, _)
                    | (_, Some(ProblemCode::Unavailable | ProblemCode::Internal)) => Answer::Lost,
                    (_, Some(ProblemCode::WrongOffset)) => Answer::WrongOffset,
                    (_, Some(ProblemCode::NotFound)) => Answer::Gone,
                    (_, Some(ProblemCode::ChecksumMismatch)) => Answer::Mismatch,
                    _ => return Err(error),
                };
                if !tus.may_go_on(seen) {
                    return Err(error);
                }
                tus.saw(seen, took);
                timer::sleep(tus.pause()).await;
            }
        }
    }
}

/// Takes an upload away that no case will use.
///
/// # Errors
/// [`ApiError`].
pub async fn discard(id: Uuid) -> Result<(), ApiError> {
    delete(&path(Some(id))).await
}

/// The bytes of a citizen's own upload that no case has taken yet.
///
/// # Errors
/// `not_found`.
pub async fn uploaded(id: Uuid, abort: &Abort) -> Result<Vec<u8>, ApiError> {
    bytes("GET", &["/attachments/", &id.to_string()].concat(), None, abort).await
}

async fn create(file: &Upload<'_>, abort: &Abort) -> Result<Response, ApiError> {
    let id = file.id.to_string();
    let metadata = [("id", id.as_str()), ("sha256", file.sha256), ("name", file.name)]
        .map(|(name, value)| [name, " ", &base64::standard(value.as_bytes())].concat());
    let headers = vec![("Upload-Length", file.bytes.len().to_string()), ("Upload-Metadata", metadata.join(","))];
    send("POST", &path(None), headers, None, abort).await
}

async fn send(
    method: &'static str,
    path: &str,
    mut headers: Vec<(&'static str, String)>,
    body: Option<&[u8]>,
    abort: &Abort,
) -> Result<Response, ApiError> {
    headers.push(("Tus-Resumable", "1.0.0".to_owned()));
    let url = address(path);
    let request = Request { method, url: &url, headers: &headers, body, timeout: LONG_PATIENCE };
    let answer = http::send(&request, abort).await?;
    // A body-less HEAD cannot name its problem; the status must do.
    checked(answer)
}

/// A new place starts at nothing; everything else says where it is.
fn offset(response: &Response) -> Option<u64> {
    match response.header("Upload-Offset") {
        Some(offset) => offset.parse().ok(),
        None => (response.status == 201).then_some(0),
    }
}

fn part(bytes: &[u8], from: u64, to: u64) -> &[u8] {
    let (from, to) = (usize::try_from(from).unwrap_or(usize::MAX), usize::try_from(to).unwrap_or(usize::MAX));
    bytes.get(from..to).unwrap_or_default()
}

fn path(id: Option<Uuid>) -> String {
    const BASE: &str = "/officer/attachments";
    match id {
        Some(id) => [BASE, "/", &id.to_string()].concat(),
        None => BASE.to_owned(),
    }
}
