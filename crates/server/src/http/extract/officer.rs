//! A signed-in officer.

use axum::{extract::FromRequestParts, http::request::Parts};
use mppi_domain::{api::problem::ProblemCode, case::Who, workflow::Role};
use mppi_store::{
    officers::{self, Officer},
    sessions::{Portal, Session},
};

use crate::{
    auth::session,
    http::{
        extract::{Region, citizen::not_signed_in},
        problem::{ApiError, ApiResult},
    },
    state::AppState,
};

/// The officer whose cookie came along; without one, or once switched off, the request is `not_signed_in`.
#[derive(Clone)]
pub struct OfficerSession {
    /// Who it is, as the database has it now.
    pub officer: Officer,
    /// Their session.
    pub session: Session,
    /// The region of both.
    pub region: Region,
}

impl OfficerSession {
    /// As the domain asks for it.
    pub fn who(&self) -> Who<'_> {
        Who::Officer { id: self.officer.id, roles: &self.officer.roles, agency: self.officer.agency.as_deref() }
    }

    /// Refuses those who have not this role.
    ///
    /// # Errors
    /// `wrong_role`.
    pub fn require(&self, role: Role) -> ApiResult<()> {
        if self.officer.roles.contains(&role) {
            return Ok(());
        }
        tracing::warn!(officer = %self.officer.id, region = self.region.profile.slug, role = role.key(), "denied: wrong role");
        Err(ApiError::new(ProblemCode::WrongRole, "another role is needed"))
    }
}

impl FromRequestParts<AppState> for OfficerSession {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let region = Region::from_request_parts(parts, state).await?;
        let session = session::current(state, &region, &parts.headers, Portal::Officer).await?;
        let session = session.ok_or_else(not_signed_in)?;
        let officer = officers::get(&region.scope.read(), session.account_id).await?;
        if !officer.active {
            return Err(not_signed_in());
        }
        Ok(Self { officer, session, region })
    }
}
