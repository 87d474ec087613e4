//! The headers of tus 1.0.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode},
};
use mppi_domain::{
    api::problem::ProblemCode,
    date::{Date, Instant, Weekday},
    format::month,
    language::Language,
};

use crate::{
    files::MAX_BYTES,
    http::{ApiError, ApiResult},
    uploads::Progress,
};

/// The one version.
pub const VERSION: &str = "1.0.0";
const EXTENSIONS: &str = "creation,termination,checksum,expiration";

/// Media type of the bytes of a PATCH.
pub const OFFSET_STREAM: &str = "application/offset+octet-stream";

/// Name of `Tus-Resumable`.
pub const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");

/// Refuses another version, and a client that speaks none.
///
/// # Errors
/// `precondition_failed`
pub fn require_version(headers: &HeaderMap) -> ApiResult<()> {
    if headers.get(RESUMABLE).is_some_and(|version| version == VERSION) {
        return Ok(());
    }
    Err(ApiError::new(ProblemCode::PreconditionFailed, "Tus-Resumable must be 1.0.0"))
}

/// A header with a number.
pub fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

/// Answer to OPTIONS.
pub fn options() -> Response<Body> {
    let mut response = empty(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    headers.insert("tus-version", HeaderValue::from_static(VERSION));
    headers.insert("tus-extension", HeaderValue::from_static(EXTENSIONS));
    headers.insert("tus-checksum-algorithm", HeaderValue::from_static("sha256"));
    headers.insert("tus-max-size", HeaderValue::from(MAX_BYTES));
    response
}

/// An answer without a body.
pub fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(RESUMABLE, HeaderValue::from_static(VERSION));
    response
}

/// An answer that says where an upload stands.
pub fn progress(status: StatusCode, progress: Progress) -> Response<Body> {
    let mut response = empty(status);
    let headers = response.headers_mut();
    headers.insert("upload-offset", HeaderValue::from(progress.offset));
    headers.insert("upload-length", HeaderValue::from(progress.length));
    if let Some(date) = progress.expires_at.and_then(http_date).and_then(|date| HeaderValue::from_str(&date).ok()) {
        headers.insert("upload-expires", date);
    }
    response
}

/// `Wed, 25 Nov 2026 06:33:24 GMT`, the form of HTTP.
fn http_date(at: Instant) -> Option<String> {
    // RFC 3339 in UTC has every digit that is needed.
    let text = at.to_string();
    let (date, time) = (Date::parse(text.get(..10)?)?, text.get(11..19)?);
    let day = match date.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    };
    let month = month(date.month(), Language::En).get(..3)?;
    Some(format!("{day}, {:02} {month} {:04} {time} GMT", date.day(), date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_form_of_http() {
        let at = Instant::parse_rfc3339("2026-11-25T23:33:24.500Z").unwrap();
        assert_eq!(http_date(at).as_deref(), Some("Wed, 25 Nov 2026 23:33:24 GMT"));
    }

    #[test]
    fn another_version_is_refused() {
        let mut headers = HeaderMap::new();
        assert!(require_version(&headers).is_err());
        headers.insert(RESUMABLE, HeaderValue::from_static("0.2.2"));
        assert!(require_version(&headers).is_err());
        headers.insert(RESUMABLE, HeaderValue::from_static("1.0.0"));
        assert!(require_version(&headers).is_ok());
    }
}
