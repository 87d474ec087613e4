//! The numbers by which people ask for a case.

use crate::{number::ApplicationNumber, provisional_number::ProvisionalNumber};

/// An application number or the provisional number of a counter, as people type it, in its proper form; nothing for what is
/// neither, or mistyped.
pub fn proper(typed: &str) -> Option<String> {
    let number = ApplicationNumber::parse(typed).map(|number| number.to_string());
    number.ok().or_else(|| ProvisionalNumber::parse(typed).ok().map(|number| number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::proper;

    #[test]
    fn both_numbers_are_known_by_their_form() {
        assert_eq!(proper("mpp 7307 2026 000123 z").as_deref(), Some("MPP-7307-2026-000123-Z"));
        assert_eq!(proper("sem7307g9vc59rk").as_deref(), Some("SEM-7307-G9VC59R-K"));
        for other in ["", "MPP-7307-2026-000123-X", "SEM-7307-G9VC59R-S", "Semi", "K7M2P9XQ4R"] {
            assert_eq!(proper(other), None, "{other}");
        }
    }
}
