//! How somebody is reached: a phone number or an e-mail address, as people type it.

use crate::{email::Email, form::FieldErrorCode, phone::Phone};

/// A phone number or an e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// A phone number.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
}

impl Contact {
    /// Reads either one: what has an @ is an e-mail address.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, FieldErrorCode> {
        if text.trim().is_empty() {
            return Err(FieldErrorCode::Required);
        }
        if text.contains('@') {
            return Email::parse(text).map(Self::Email).map_err(|_| FieldErrorCode::NotAnEmail);
        }
        Phone::parse(text).map(Self::Phone).map_err(|_| FieldErrorCode::NotAPhone)
    }

    /// As it is read aloud, number by number: `0812-3456-7890`.
    pub fn spoken(&self) -> String {
        match self {
            Self::Phone(phone) => in_fours(&phone.local()),
            Self::Email(email) => email.as_str().to_owned(),
        }
    }
}

/// `0812-3456-7890`; the last group may be shorter.
fn in_fours(digits: &str) -> String {
    let mut spoken = String::with_capacity(digits.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            spoken.push('-');
        }
        spoken.push(digit);
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::Contact;
    use crate::form::FieldErrorCode;

    #[test]
    fn either_one_is_read() {
        assert!(matches!(Contact::parse(" 0812-3456-7890 "), Ok(Contact::Phone(_))));
        assert!(matches!(Contact::parse("siti@contoh.id"), Ok(Contact::Email(_))));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(Contact::parse("  "), Err(FieldErrorCode::Required));
        assert_eq!(Contact::parse("siti@"), Err(FieldErrorCode::NotAnEmail));
        assert_eq!(Contact::parse("021 555 1234"), Err(FieldErrorCode::NotAPhone));
    }

    #[test]
    fn it_is_read_aloud_in_groups() {
        let spoken = |text| Contact::parse(text).unwrap().spoken();
        assert_eq!(spoken("+6281234567890"), "0812-3456-7890");
        assert_eq!(spoken("siti@contoh.id"), "siti@contoh.id");
    }
}
