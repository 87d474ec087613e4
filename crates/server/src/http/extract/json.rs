//! A JSON body, read strictly.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::header,
};
use mppi_domain::api::problem::ProblemCode;
use serde::de::DeserializeOwned;

use crate::http::problem::ApiError;

/// A body of `application/json`. Unknown fields are refused by the types themselves.
#[derive(Clone, Debug)]
pub struct JsonBody<T>(pub T);

/// The same with the bytes as they came, for create-once writes, which are compared byte by byte.
#[derive(Clone, Debug)]
pub struct ExactJson<T> {
    /// What was read.
    pub value: T,
    /// As sent.
    pub bytes: Bytes,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for ExactJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let is_json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
        if !is_json {
            return Err(ApiError::new(ProblemCode::MalformedRequest, "the body must be application/json"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| body_error(&rejection))?;
        let value = serde_json::from_slice(&bytes).map_err(|fault| malformed(&fault))?;
        Ok(Self { value, bytes })
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        ExactJson::from_request(request, state).await.map(|ExactJson { value, .. }| Self(value))
    }
}

/// A body that could not be read: too large, or broken off.
pub fn body_error(rejection: &BytesRejection) -> ApiError {
    if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        ApiError::new(ProblemCode::TooLarge, "the body is larger than allowed")
    } else {
        ApiError::new(ProblemCode::MalformedRequest, "the body broke off")
    }
}

/// Where the text stops making sense. What stands there is not repeated: it may be personal data.
fn malformed(fault: &serde_json::Error) -> ApiError {
    let what = match fault.classify() {
        serde_json::error::Category::Data => "a value or field that the contract does not know",
        serde_json::error::Category::Eof => "the end comes too early",
        _ => "not JSON",
    };
    let title = format!("line {}, column {}: {what}", fault.line(), fault.column());
    ApiError::new(ProblemCode::MalformedRequest, title)
}
