//! Errors as the wire speaks them: RFC 9457 problems.

use std::borrow::Cow;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use mppi_domain::api::problem::{InvalidParam, Problem, ProblemCode};
use mppi_store::StoreError;

use crate::http::trace;

/// The result of a handler.
pub type ApiResult<T> = Result<T, ApiError>;

/// An error that becomes a problem of the contract. Anything unforeseen becomes `internal`, told to the log alone.
#[derive(Debug)]
pub struct ApiError(Box<Parts>);

#[derive(Debug)]
struct Parts {
    code: ProblemCode,
    title: Cow<'static, str>,
    invalid_params: Vec<InvalidParam>,
    retry_after: Option<u64>,
    current: Option<serde_json::Value>,
}

impl ApiError {
    /// A problem with a title for developers, in English and without personal data.
    pub fn new(code: ProblemCode, title: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Parts {
            code,
            title: title.into(),
            invalid_params: Vec::new(),
            retry_after: None,
            current: None,
        }))
    }

    /// Not there, or not for these eyes.
    pub fn not_found() -> Self {
        Self::new(ProblemCode::NotFound, "there is nothing here")
    }

    /// Some values are wrong.
    pub fn invalid(params: Vec<InvalidParam>) -> Self {
        let mut error = Self::new(ProblemCode::InvalidValues, "some values are wrong");
        error.0.invalid_params = params;
        error
    }

    /// A fault of the server: logged here, hidden from the client.
    pub fn internal(fault: &dyn std::fmt::Display) -> Self {
        tracing::error!(trace_id = %trace::current_id(), %fault, "request failed");
        Self::new(ProblemCode::Internal, "the server failed; nothing was changed")
    }

    /// Too many requests.
    pub fn throttled(seconds: u64) -> Self {
        Self::new(ProblemCode::Throttled, "too many requests").with_retry_after(seconds)
    }

    /// Seconds to wait.
    #[must_use]
    pub fn with_retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// What the server has now.
    #[must_use]
    pub fn with_current(mut self, current: serde_json::Value) -> Self {
        self.0.current = Some(current);
        self
    }

    /// Its code.
    pub fn code(&self) -> ProblemCode {
        self.0.code
    }

    /// What is wrong where.
    pub fn invalid_params(&self) -> &[InvalidParam] {
        &self.0.invalid_params
    }

    /// Seconds to wait, where that helps.
    pub fn retry_after(&self) -> Option<u64> {
        self.0.retry_after
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Parts { code, title, invalid_params, retry_after, current } = *self.0;
        let problem = Problem {
            kind: "about:blank".to_owned(),
            title: title.into_owned(),
            status: code.status(),
            code,
            trace_id: trace::current_id(),
            invalid_params,
            retry_after,
            current,
        };
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<StoreError> for ApiError {
    /// What may happen to anybody has its own problem; all else is a fault of the server. A handler that knows better
    /// matches the error before.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound | StoreError::Erased => Self::not_found(),
            StoreError::Conflict => Self::new(ProblemCode::Stale, "somebody changed it in the meantime"),
            StoreError::Duplicate(_) => Self::new(ProblemCode::IdReused, "it is there already"),
            other => Self::internal(&other),
        }
    }
}
