//! Somebody who looks at cases or works on them.

use mppi_domain::{
    case::{Actor, Who},
    workflow::Role,
};
use mppi_store::{attachments::Owner, inbox::Viewer, officers::Officer};
use uuid::Uuid;

/// A signed-in person.
#[derive(Clone, Copy, Debug)]
pub enum Person<'a> {
    /// A citizen, by account.
    Citizen(Uuid),
    /// An officer.
    Officer(&'a Officer),
}

impl<'a> Person<'a> {
    /// As the rules of the domain ask for it.
    pub fn who(self) -> Who<'a> {
        match self {
            Self::Citizen(_) => Who::Applicant,
            Self::Officer(officer) => {
                Who::Officer { id: officer.id, roles: &officer.roles, agency: officer.agency.as_deref() }
            }
        }
    }

    /// As events name it.
    pub fn actor(self) -> Actor {
        match self {
            Self::Citizen(id) => Actor::Citizen { id },
            Self::Officer(officer) => Actor::Officer { id: officer.id },
        }
    }

    /// As uploads name it.
    pub fn owner(self) -> Owner {
        match self {
            Self::Citizen(id) => Owner::Citizen(id),
            Self::Officer(officer) => Owner::Officer(officer.id),
        }
    }

    /// True for officers.
    pub fn is_officer(self) -> bool {
        matches!(self, Self::Officer(_))
    }

    /// Id of account or officer.
    pub fn id(self) -> Uuid {
        match self {
            Self::Citizen(id) => id,
            Self::Officer(officer) => officer.id,
        }
    }
}

/// Through whose eyes an officer's lists are made.
pub fn viewer(officer: &Officer) -> Viewer {
    Viewer { officer_id: officer.id, roles: officer.roles.clone(), agency: officer.agency.clone() }
}

/// True for the officers whose work is with cases; the region admin only looks.
pub fn works_on_cases(officer: &Officer) -> bool {
    officer.roles.iter().any(|role| *role != Role::RegionAdmin)
}
