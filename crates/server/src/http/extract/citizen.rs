//! A signed-in citizen.

use axum::{extract::FromRequestParts, http::request::Parts};
use mppi_domain::api::problem::ProblemCode;
use mppi_store::sessions::{Portal, Session};
use uuid::Uuid;

use crate::{
    auth::session,
    http::{extract::Region, problem::ApiError},
    state::AppState,
};

/// The citizen whose cookie came along; without one the request is `not_signed_in`.
#[derive(Clone)]
pub struct CitizenSession {
    /// The account.
    pub account_id: Uuid,
    /// Its session.
    pub session: Session,
    /// The region of both.
    pub region: Region,
}

impl FromRequestParts<AppState> for CitizenSession {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let region = Region::from_request_parts(parts, state).await?;
        let session = session::current(state, &region, &parts.headers, Portal::Citizen).await?;
        let session = session.ok_or_else(not_signed_in)?;
        Ok(Self { account_id: session.account_id, session, region })
    }
}

/// No session, or it ended.
pub fn not_signed_in() -> ApiError {
    ApiError::new(ProblemCode::NotSignedIn, "sign in first")
}
