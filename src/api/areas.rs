//! `/areas`: places and what lies in them.

use mppi_domain::api::region::AreaChildren;

use super::{
    client::{get as read, segment},
    error::ApiError,
};
use crate::platform::abort::Abort;

/// A place with its path and children; `None` gives the provinces.
///
/// # Errors
/// `not_found`.
pub async fn get(code: Option<&str>, abort: &Abort) -> Result<AreaChildren, ApiError> {
    match code {
        Some(code) => read(&["/areas/", &segment(code)].concat(), abort).await,
        None => read("/areas", abort).await,
    }
}
