//! What this device remembers of the officer who signed in last, for times without a network. It opens nothing.

use mppi_domain::{api::session::OfficerSession, case::Who as Actor, workflow::Role};
use uuid::Uuid;

/// The officer at this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerHere {
    /// Id of the officer.
    pub id: Uuid,
    /// What the officer may do.
    pub roles: Vec<Role>,
    /// The agency; none: the whole mall.
    pub agency: Option<String>,
}

/// Stands for the whole mall.
const WHOLE: &str = "-";

impl OfficerHere {
    /// As it is kept: `id agency role role`.
    pub(super) fn to_text(&self) -> String {
        let mut text = [&self.id.to_string(), " ", self.agency.as_deref().unwrap_or(WHOLE)].concat();
        for role in &self.roles {
            text.extend([" ", role.key()]);
        }
        text
    }

    /// Reads what was kept.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let id = Uuid::parse_str(parts.next()?).ok()?;
        let agency = parts.next()?;
        let roles = parts.filter_map(|key| Role::ALL.into_iter().find(|role| role.key() == key)).collect();
        Some(Self { id, roles, agency: (agency != WHOLE).then(|| agency.to_owned()) })
    }

    /// As the rules of a case ask for somebody.
    pub fn as_actor(&self) -> Actor<'_> {
        Actor::Officer { id: self.id, roles: &self.roles, agency: self.agency.as_deref() }
    }
}

impl From<&OfficerSession> for OfficerHere {
    fn from(session: &OfficerSession) -> Self {
        Self { id: session.officer_id, roles: session.roles.clone(), agency: session.agency.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        for (roles, agency) in [
            (vec![Role::FrontOffice, Role::RegionAdmin], None),
            (vec![Role::FrontOffice], Some("DISDUKCAPIL".to_owned())),
            (Vec::new(), None),
        ] {
            let here = OfficerHere { id: Uuid::from_u128(7), roles, agency };
            assert_eq!(OfficerHere::of_text(&here.to_text()), Some(here));
        }
    }

    #[test]
    fn the_mark_of_an_earlier_version_is_nobodys() {
        assert_eq!(OfficerHere::of_text("1"), None);
    }
}
