//! What a user name and a password must be, in words while they are typed.

/// A rule of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordRule {
    /// 12 characters at least.
    Long,
    /// Not the user name, nor a part of it turned round.
    NotTheName,
    /// More than a few characters again and again.
    Varied,
}

impl PasswordRule {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Long, Self::NotTheName, Self::Varied];

    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Long => "officer.password_rule.long",
            Self::NotTheName => "officer.password_rule.not_the_name",
            Self::Varied => "officer.password_rule.varied",
        }
    }

    /// Whether a password keeps it.
    pub fn is_kept(self, password: &str, username: &str) -> bool {
        match self {
            Self::Long => (12..=256).contains(&password.chars().count()),
            Self::NotTheName => {
                let name = username.trim().to_lowercase();
                !password.is_empty() && (name.chars().count() < 3 || !password.to_lowercase().contains(&name))
            }
            Self::Varied => {
                let mut letters: Vec<char> = password.chars().collect();
                letters.sort_unstable();
                letters.dedup();
                letters.len() >= 6
            }
        }
    }
}

/// Whether a password keeps all rules.
pub fn is_strong(password: &str, username: &str) -> bool {
    PasswordRule::ALL.into_iter().all(|rule| rule.is_kept(password, username))
}

/// Whether a user name is 3 to 40 of a-z, 0-9, dot and dash.
pub fn is_username(text: &str) -> bool {
    (3..=40).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::{PasswordRule, is_strong, is_username};

    #[test]
    fn a_password_needs_length_and_variety() {
        assert!(is_strong("hujan turun di balangnipa", "nurhayati"));
        assert!(!is_strong("hujan turun", "nurhayati"));
        assert!(!PasswordRule::Varied.is_kept("aaaaaaaaaaaa", ""));
        assert!(!PasswordRule::Varied.is_kept("abababababab", ""));
    }

    #[test]
    fn a_password_does_not_hold_the_name() {
        assert!(!PasswordRule::NotTheName.is_kept("Nurhayati12345", "nurhayati"));
        assert!(PasswordRule::NotTheName.is_kept("hujan turun lagi", ""));
    }

    #[test]
    fn user_names_are_plain() {
        assert!(is_username("nur.hayati-2"));
        for wrong in ["nu", "Nurhayati", "nur hayati", "nur@sinjai", ""] {
            assert!(!is_username(wrong), "{wrong}");
        }
    }
}
