//! The one way to the server. All types meet here as JSON values, so that little code exists once per type.

use std::cell::RefCell;

use mppi_domain::{
    api::problem::{Problem, ProblemCode},
    lean::Lean,
};
use serde::Serialize;
use serde_json::Value;

use super::error::{ApiError, bare_problem};
use crate::{
    config,
    platform::{
        abort::Abort,
        http::{self, Request, Response},
        json, timer,
    },
};

/// Milliseconds that a small request may take on a bad connection.
pub(super) const PATIENCE: i32 = 20_000;
/// The same where a file comes or goes.
const LONG_PATIENCE: i32 = 90_000;

/// How often a request that lost its way is sent again, and after how many milliseconds.
const AGAIN_AFTER: [i32; 2] = [600, 2_000];

thread_local! {
    static SIGNED_OUT: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// What to do whenever the server says that nobody is signed in.
pub fn on_signed_out(work: impl Fn() + 'static) {
    SIGNED_OUT.with(|slot| *slot.borrow_mut() = Some(Box::new(work)));
}

/// A value as the bytes that are sent. The same value always gives the same bytes, as create-once needs.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_value(value).map(|value| value.to_string().into_bytes()).unwrap_or_default()
}

/// A JSON value as a type of the contract.
///
/// # Errors
/// [`ApiError::Unreadable`].
pub fn decode<T: Lean>(value: Value) -> Result<T, ApiError> {
    T::lean(value).ok_or(ApiError::Unreadable)
}

/// Reads an address of the contract as plain JSON, for those who keep it.
///
/// # Errors
/// [`ApiError`].
pub async fn read(path: &str, abort: &Abort) -> Result<Value, ApiError> {
    exchange("GET", path, None, abort).await
}

pub(super) async fn get<T: Lean>(path: &str, abort: &Abort) -> Result<T, ApiError> {
    decode(exchange("GET", path, None, abort).await?)
}

pub(super) async fn put<T: Lean>(path: &str, body: &[u8]) -> Result<T, ApiError> {
    decode(exchange("PUT", path, Some(body), &Abort::never()).await?)
}

pub(super) async fn post<T: Lean>(path: &str, body: &[u8]) -> Result<T, ApiError> {
    decode(exchange("POST", path, Some(body), &Abort::never()).await?)
}

pub(super) async fn delete(path: &str) -> Result<(), ApiError> {
    exchange("DELETE", path, None, &Abort::never()).await.map(drop)
}

/// The bytes of a file.
pub(super) async fn bytes(
    method: &'static str,
    path: &str,
    body: Option<&[u8]>,
    abort: &Abort,
) -> Result<Vec<u8>, ApiError> {
    let headers = json_header(body.is_some());
    let url = address(path);
    let request = Request { method, url: &url, headers: &headers, body, timeout: LONG_PATIENCE };
    Ok(checked(repeated(&request, abort).await?)?.body)
}

/// One request with JSON both ways; an empty answer is `null`.
async fn exchange(method: &'static str, path: &str, body: Option<&[u8]>, abort: &Abort) -> Result<Value, ApiError> {
    let headers = json_header(body.is_some());
    let url = address(path);
    let request = Request { method, url: &url, headers: &headers, body, timeout: PATIENCE };
    let answer = checked(repeated(&request, abort).await?)?;
    if answer.body.is_empty() {
        return Ok(Value::Null);
    }
    json::parse(&answer.body).ok_or(ApiError::Unreadable)
}

fn json_header(has_body: bool) -> Vec<(&'static str, String)> {
    if has_body { vec![("Content-Type", "application/json".to_owned())] } else { Vec::new() }
}

/// The address of a path of the contract.
pub fn address(path: &str) -> String {
    [config::boot().api.as_str(), path].concat()
}

/// Sends a request; reads and create-once writes again when the way was lost or the server was not ready.
async fn repeated(request: &Request<'_>, abort: &Abort) -> Result<Response, ApiError> {
    let mut pauses = AGAIN_AFTER.iter().filter(|_| matches!(request.method, "GET" | "PUT"));
    loop {
        let answer = http::send(request, abort).await;
        let is_lost = match &answer {
            Ok(response) => matches!(response.status, 502..=504),
            Err(failure) => *failure == http::Failure::Unreachable,
        };
        match pauses.next().filter(|_| is_lost) {
            Some(pause) => timer::sleep(*pause).await,
            None => return answer.map_err(ApiError::from),
        }
    }
}

/// Turns what is no success into the problem that it names.
fn checked(response: Response) -> Result<Response, ApiError> {
    if matches!(response.status, 200..=299) {
        return Ok(response);
    }
    Err(told(problem(response.status, &response.body)))
}

/// An error that the server gave; where nobody is signed in the portal hears of it.
pub(super) fn told(error: ApiError) -> ApiError {
    if error.code() == Some(ProblemCode::NotSignedIn) {
        SIGNED_OUT.with(|slot| {
            if let Some(work) = slot.borrow().as_ref() {
                work();
            }
        });
    }
    error
}

/// The problem of an answer; proxies in between do not speak our language, so their status must do.
fn problem(status: u16, body: &[u8]) -> ApiError {
    let said = json::read::<Problem>(body);
    if let Some(problem) = said {
        return ApiError::Problem(Box::new(problem));
    }
    let code = match status {
        401 => ProblemCode::NotSignedIn,
        404 => ProblemCode::NotFound,
        413 => ProblemCode::TooLarge,
        429 => ProblemCode::Throttled,
        502..=504 => ProblemCode::Unavailable,
        500..=599 => ProblemCode::Internal,
        _ => return ApiError::Unreadable,
    };
    ApiError::Problem(Box::new(bare_problem(code)))
}

/// `?a=1&b=2` of the values that are there.
pub fn query(values: &[(&str, Option<&str>)]) -> String {
    let mut text = String::new();
    for (name, value) in values {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            text.push(if text.is_empty() { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            escape(value, &mut text);
        }
    }
    text
}

/// A part of a path, escaped.
pub fn segment(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    escape(value, &mut text);
    text
}

fn escape(value: &str, out: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_holds_what_is_there_and_escapes_it() {
        assert_eq!(query(&[("q", None), ("view", Some(""))]), "");
        assert_eq!(query(&[("view", Some("mine")), ("q", Some("Siti & A/é"))]), "?view=mine&q=Siti%20%26%20A%2F%C3%A9");
    }

    #[test]
    fn a_problem_is_read_and_a_proxys_page_is_not() {
        let body = br#"{"type":"about:blank","title":"x","status":409,"code":"stale","trace_id":"t"}"#;
        assert_eq!(problem(409, body).code(), Some(ProblemCode::Stale));
        assert_eq!(problem(502, b"<html>Bad Gateway</html>").code(), Some(ProblemCode::Unavailable));
        assert_eq!(problem(418, b"teapot"), ApiError::Unreadable);
        assert!(problem(503, b"").is_passing());
        assert!(!problem(404, b"").is_passing());
    }

    #[test]
    fn the_same_value_always_has_the_same_bytes() {
        let one: Value = serde_json::from_str(r#"{"b":1,"a":{"d":2,"c":3}}"#).unwrap();
        let two: Value = serde_json::from_str(r#"{"a":{"c":3,"d":2},"b":1}"#).unwrap();
        assert_eq!(encode(&one), encode(&two));
    }
}
