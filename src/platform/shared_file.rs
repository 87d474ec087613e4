//! A file that another app shared with the portal. The service worker holds it until it is asked for.

use super::{
    abort::Abort,
    http::{self, Request},
};

/// Milliseconds that the worker may take.
const PATIENCE: i32 = 20_000;

/// Takes the shared file: its name and its bytes. Nothing where there is none any more.
pub async fn take(address: &str) -> Option<(String, Vec<u8>)> {
    let request = Request { method: "GET", url: address, headers: &[], body: None, timeout: PATIENCE };
    let answer = http::send(&request, &Abort::never()).await.ok()?;
    // Only the worker names a file; without it the server answers.
    let name = answer.header("x-shared-name")?;
    let name = js_sys::decode_uri_component(&name).map_or(name, String::from);
    Some((name, answer.body))
}
