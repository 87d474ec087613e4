//! A phone number or an e-mail address, as people type it.

use mppi_domain::{api::problem::InvalidParam, contact, email::Email, form::FieldErrorCode, phone::Phone};
use mppi_store::citizens::Contact;

use crate::http::{ApiError, ApiResult};

/// Reads either one: what has an @ is an e-mail address. Letters of an address count as small ones, as every mail
/// server in use has it, so that nobody gets two accounts by a capital.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Contact, FieldErrorCode> {
    Ok(match contact::Contact::parse(text)? {
        contact::Contact::Email(email) => Contact::Email(email.as_str().to_ascii_lowercase()),
        contact::Contact::Phone(phone) => Contact::Phone(phone.to_string()),
    })
}

/// The same for requests that have nothing else.
///
/// # Errors
/// `invalid_values` at `/contact`.
pub fn parse(text: &str) -> ApiResult<Contact> {
    let wrong = |code| ApiError::invalid(vec![InvalidParam { pointer: "/contact".to_owned(), code, limit: None }]);
    read(text).map_err(wrong)
}

/// The contact as its owner knows it again.
pub fn masked(contact: &Contact) -> String {
    match contact {
        Contact::Phone(number) => Phone::parse(number).map(|phone| phone.masked()).unwrap_or_default(),
        Contact::Email(address) => Email::parse(address).map(|email| email.masked()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use mppi_store::citizens::Contact;

    use super::{masked, parse};

    #[test]
    fn one_person_has_one_contact_however_typed() {
        for text in ["0812-3456-7890", "+62 812 3456 7890", "6281234567890"] {
            assert_eq!(parse(text).unwrap(), Contact::Phone("+6281234567890".to_owned()));
        }
        assert_eq!(parse(" Siti@Contoh.ID ").unwrap(), Contact::Email("siti@contoh.id".to_owned()));
        for text in ["", "  ", "siti", "siti@", "021 555 1234", "<script>"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_mask_shows_no_whole_contact() {
        assert!(!masked(&parse("081234567890").unwrap()).contains("3456"));
        assert_eq!(masked(&parse("siti@contoh.id").unwrap()), "s***@contoh.id");
    }
}
