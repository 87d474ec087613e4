//! What an intake has and a citizen's submission has not.

use mppi_domain::{api::problem::InvalidParam, date::Instant, form::FieldErrorCode};
use mppi_store::citizens::Contact;

use super::{Sender, check::OLDEST_DAYS};
use crate::{
    auth::contact,
    casework::payload::{fault, fault_at},
    clock::days,
};

/// Reads it: the applicant's contact, and what is wrong.
pub(super) fn read(sender: Sender<'_>, now: Instant) -> (Option<Contact>, Vec<InvalidParam>) {
    let Sender::Counter { contact, taken_at, .. } = sender else { return (None, Vec::new()) };
    let mut faults = Vec::new();
    let earliest = now.plus_millis(-days(OLDEST_DAYS));
    if taken_at < earliest {
        faults.push(fault_at("/taken_at", FieldErrorCode::TooEarly, earliest));
    } else if taken_at > now.plus_millis(days(1)) {
        // One day is forgiven, as for the day of the form: clocks of devices are wrong.
        faults.push(fault_at("/taken_at", FieldErrorCode::InFuture, now));
    }
    let contact = match contact.map(contact::read).transpose() {
        Ok(contact) => contact,
        Err(code) => {
            faults.push(fault("/contact", code));
            None
        }
    };
    (contact, faults)
}
