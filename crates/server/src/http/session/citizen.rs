//! `/session/citizen`

pub mod delete;
pub mod get;
pub mod put;

use mppi_domain::api::session::CitizenSession;
use mppi_store::{citizens::Citizen, sessions::Session};

use crate::auth::contact;

/// Who it is, as its owner sees it.
fn answer(citizen: &Citizen, session: &Session) -> CitizenSession {
    CitizenSession {
        account_id: citizen.id,
        contact: citizen.contact().map(|contact| contact::masked(&contact)).unwrap_or_default(),
        idles_out_at: session.idles_out_at(),
    }
}
