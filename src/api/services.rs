//! `/services`: the published catalogue.

use mppi_domain::{api::service::ServiceList, service::ServiceDefinition};

use super::{
    client::{get as read, query, segment},
    error::ApiError,
};
use crate::platform::abort::Abort;

/// The catalogue.
///
/// # Errors
/// [`ApiError`].
pub async fn list(abort: &Abort) -> Result<ServiceList, ApiError> {
    read("/services", abort).await
}

/// One definition: this version, or the newest.
///
/// # Errors
/// `not_found`.
pub async fn get(code: &str, version: Option<u32>, abort: &Abort) -> Result<ServiceDefinition, ApiError> {
    let version = version.map(|version| version.to_string());
    read(&["/services/", &segment(code), &query(&[("version", version.as_deref())])].concat(), abort).await
}
