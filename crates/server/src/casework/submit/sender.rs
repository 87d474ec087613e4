//! Who sends.

use mppi_domain::{case::may_take_in, date::Instant, service::ServiceDefinition};
use mppi_store::officers::Officer;
use uuid::Uuid;

use crate::casework::person::Person;

/// A citizen, or an officer at a counter.
#[derive(Clone, Copy, Debug)]
pub enum Sender<'a> {
    /// The applicant, by account.
    Citizen(Uuid),
    /// An officer, for somebody who stands there.
    Counter {
        /// The officer.
        officer: &'a Officer,
        /// The applicant's phone number or e-mail address, as typed.
        contact: Option<&'a str>,
        /// When, by the clock of the counter's device.
        taken_at: Instant,
    },
}

impl<'a> Sender<'a> {
    /// Who acts: the one whose uploads are taken, and whom the event names.
    pub fn person(self) -> Person<'a> {
        match self {
            Self::Citizen(account) => Person::Citizen(account),
            Self::Counter { officer, .. } => Person::Officer(officer),
        }
    }

    /// Whether applications for this service are theirs to send: anybody's, but at a counter that of its front office.
    pub fn may_send(self, definition: &ServiceDefinition) -> bool {
        match self {
            Self::Citizen(_) => true,
            Self::Counter { .. } => may_take_in(definition, self.person().who()),
        }
    }
}
