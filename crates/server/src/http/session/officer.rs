//! `/session/officer`

pub mod delete;
pub mod get;
pub mod put;
pub mod setup;

use mppi_domain::api::session::OfficerSession;
use mppi_store::{officers::Officer, sessions::Session};

/// Who it is, as they see themselves.
fn answer(officer: &Officer, session: &Session) -> OfficerSession {
    OfficerSession {
        officer_id: officer.id,
        name: officer.name.clone(),
        username: officer.username.clone().unwrap_or_default(),
        roles: officer.roles.clone(),
        agency: officer.agency.clone(),
        idles_out_at: session.idles_out_at(),
    }
}
