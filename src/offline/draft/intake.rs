//! What a counter adds to an application that an officer takes in for somebody.

use mppi_domain::{contact::Contact, date::Instant, form::FieldErrorCode, lean_struct, service::ServiceDefinition};
use serde::Serialize;
use uuid::Uuid;

use super::{Draft, Purpose};

/// Who takes it in, and how the applicant is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Intake {
    /// The officer. Colleagues at the same device have intakes of their own.
    pub officer: Uuid,
    /// Whether the applicant has a phone number or an e-mail address; nothing where they were not asked yet.
    pub has_contact: Option<bool>,
    /// The number or address, as typed. It is forgotten once the server has it.
    pub contact: String,
    /// The officer has read it back to the applicant.
    pub is_read_back: bool,
    /// When it was taken in, by the clock of this device.
    pub taken_at: Option<Instant>,
}

lean_struct!(Intake { officer, has_contact, contact, is_read_back: default, taken_at });

impl Intake {
    /// What is wrong with the contact, if anything; nothing where the applicant has none.
    pub fn contact_error(&self) -> Option<FieldErrorCode> {
        match self.has_contact {
            Some(true) => Contact::parse(&self.contact).err(),
            _ => None,
        }
    }

    /// The contact as it is sent; none where the applicant has none.
    pub fn contact_sent(&self) -> Option<String> {
        (self.has_contact == Some(true)).then(|| self.contact.trim().to_owned())
    }

    /// Whether nothing about the contact is left to ask or to read back.
    pub fn is_settled(&self) -> bool {
        match self.has_contact {
            None => false,
            Some(false) => true,
            Some(true) => self.is_read_back && self.contact_error().is_none(),
        }
    }
}

impl Draft {
    /// An application that an officer takes in for somebody. Ids and secrets are made by the caller.
    pub fn take_in(
        service: &ServiceDefinition,
        officer: Uuid,
        id: Uuid,
        application: Uuid,
        tracking_secret: String,
        now: Instant,
    ) -> Self {
        let intake = Intake { officer, has_contact: None, contact: String::new(), is_read_back: false, taken_at: None };
        Self { intake: Some(intake), ..Self::apply(service, id, application, tracking_secret, now) }
    }

    /// Another case, whose number nobody has yet.
    pub fn renew_number(&mut self, new_application: Uuid) {
        if let Purpose::Apply { application, .. } = &mut self.purpose {
            *application = new_application;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intake(has_contact: Option<bool>, contact: &str, is_read_back: bool) -> Intake {
        Intake { officer: Uuid::nil(), has_contact, contact: contact.into(), is_read_back, taken_at: None }
    }

    #[test]
    fn a_contact_is_asked_for_and_read_back() {
        assert!(!intake(None, "", false).is_settled(), "nobody has asked");
        assert!(intake(Some(false), "", false).is_settled(), "there is none");
        assert!(!intake(Some(true), "0812 3456 7890", false).is_settled(), "not read back");
        assert!(!intake(Some(true), "0812", true).is_settled(), "wrong");
        assert!(intake(Some(true), "0812 3456 7890", true).is_settled());
    }

    #[test]
    fn only_a_contact_that_there_is_goes_along() {
        assert_eq!(intake(Some(false), "0812 3456 7890", true).contact_sent(), None);
        assert_eq!(intake(Some(true), " siti@contoh.id ", true).contact_sent().as_deref(), Some("siti@contoh.id"));
    }
}
