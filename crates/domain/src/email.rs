//! E-mail addresses.

use std::fmt;

use crate::wire_text::wire_text;

/// An e-mail address that a mail server could accept; only an answered message proves that it exists.
///
/// Its `Debug` is masked, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email {
    text: String,
    /// Where the `@` stands.
    at: usize,
}

/// A text that is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("not an e-mail address")]
pub struct EmailError;

impl Email {
    /// Reads an address and writes its domain in lower case; the part before the `@` stays as it is.
    ///
    /// Quoted local parts, addresses of bare hosts and of IP numbers are refused: nobody types them on purpose.
    ///
    /// # Errors
    /// [`EmailError`] if it is none.
    pub fn parse(text: &str) -> Result<Email, EmailError> {
        let text = text.trim();
        if text.len() > 254 {
            return Err(EmailError);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError)?;
        if !is_local_part(local) || !is_domain(domain) {
            return Err(EmailError);
        }
        Ok(Email { text: [local, "@", &domain.to_ascii_lowercase()].concat(), at: local.len() })
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address with its name hidden but for the first letter: `s***@contoh.go.id`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.text.split_at_checked(self.at).unwrap_or(("", &self.text));
        let mut masked: String = local.chars().take(1).collect();
        // Three stars whatever the length, which would tell something too.
        masked.push_str("***");
        masked.push_str(domain);
        masked
    }
}

fn is_local_part(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    text.len() <= 64 && text.chars().all(allowed) && !text.split('.').any(str::is_empty)
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let Some((_, top)) = text.rsplit_once('.') else {
        return false;
    };
    text.split('.').all(is_label) && top.len() >= 2 && top.starts_with(|c: char| c.is_ascii_alphabetic())
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

wire_text!(Email, EmailError, Email::parse, "email", "siti@contoh.go.id");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lowers_only_the_domain() {
        let email = Email::parse(" Siti.Nurhaliza+mpp@Sinjai-Kab.GO.ID ").unwrap();
        assert_eq!(email.as_str(), "Siti.Nurhaliza+mpp@sinjai-kab.go.id");
        assert_eq!(email.masked(), "S***@sinjai-kab.go.id");
        assert_eq!(format!("{email:?}"), email.masked());
    }

    #[test]
    fn refuses_what_no_server_would_take() {
        for text in [
            "",
            "siti",
            "@contoh.id",
            "siti@",
            "siti@contoh",
            "siti@@contoh.id",
            "si ti@contoh.id",
            ".siti@contoh.id",
            "siti.@contoh.id",
            "si..ti@contoh.id",
            "siti@-contoh.id",
            "siti@contoh-.id",
            "siti@contoh..id",
            "siti@contoh.i",
            "siti@127.0.0.1",
            "<siti@contoh.id>",
            "siti@contoh.id\r\nBcc: x@y.id",
            "sití@contoh.id",
            "siti@contoh_a.id",
        ] {
            assert_eq!(Email::parse(text), Err(EmailError), "{text}");
        }
        assert!(Email::parse(&format!("{}@contoh.id", "a".repeat(64))).is_ok());
        assert!(Email::parse(&format!("{}@contoh.id", "a".repeat(65))).is_err());
        assert!(Email::parse(&format!("a@{}.id", "a".repeat(10_000))).is_err());
    }

    proptest! {
        #[test]
        fn comes_back_and_never_panics(text in ".*", local in "[a-z0-9]{1,9}(\\.[a-z0-9]{1,9})?", domain in "[a-z0-9]{1,9}\\.[a-z]{2,6}") {
            let _ = Email::parse(&text);
            let address = format!("{local}@{domain}");
            prop_assert_eq!(Email::parse(&address).unwrap().to_string(), address);
        }
    }
}
