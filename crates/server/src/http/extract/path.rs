//! Path and query with problems instead of plain-text rejections.

use axum::{
    extract::{FromRequestParts, Path, Query},
    http::request::Parts,
};
use mppi_domain::api::problem::ProblemCode;
use serde::de::DeserializeOwned;

use crate::http::problem::ApiError;

/// Parts of the path. What does not read as its type is not there.
#[derive(Clone, Debug)]
pub struct PathOf<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for PathOf<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let path = Path::from_request_parts(parts, state).await;
        path.map(|Path(value)| Self(value)).map_err(|_| ApiError::not_found())
    }
}

/// The query.
#[derive(Clone, Debug)]
pub struct QueryOf<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for QueryOf<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let query = Query::from_request_parts(parts, state).await;
        query
            .map(|Query(value)| Self(value))
            .map_err(|_| ApiError::new(ProblemCode::MalformedRequest, "the query is not what the contract says"))
    }
}
