//! Who may see a case. What one may not see is not there, and the attempt is logged.

use mppi_store::{
    StoreError,
    applications::{self, Application},
    inbox,
};
use uuid::Uuid;

use crate::{
    casework::person::{Person, viewer},
    http::{ApiError, ApiResult},
    region::RegionContext,
};

/// A case that this person may see.
///
/// # Errors
/// `not_found` also where it is somebody else's.
pub async fn open(region: &RegionContext, person: Person<'_>, id: Uuid) -> ApiResult<Application> {
    let read = region.scope.read();
    let found = match person {
        Person::Citizen(account) => applications::of_citizen(&read, account, id).await,
        Person::Officer(officer) => inbox::visible(&read, &viewer(officer), id).await,
    };
    or_denied(found, region, person, id)
}

/// What was found; where it was not, the log is told who asked.
///
/// # Errors
/// `not_found`; whatever else the store says.
pub fn or_denied<T>(
    found: Result<T, StoreError>,
    region: &RegionContext,
    person: Person<'_>,
    what: Uuid,
) -> ApiResult<T> {
    found.map_err(|error| match error {
        StoreError::NotFound => denied(region, person, what),
        other => other.into(),
    })
}

/// Tells the log, and nothing to the one who asked.
pub fn denied(region: &RegionContext, person: Person<'_>, what: Uuid) -> ApiError {
    let kind = if person.is_officer() { "officer" } else { "citizen" };
    tracing::warn!(region = region.profile.slug, kind, person = %person.id(), %what, "denied: not theirs, or not there");
    ApiError::not_found()
}
