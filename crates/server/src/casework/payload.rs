//! What each action must carry, before the state of the case is asked.

use mppi_domain::{
    api::problem::InvalidParam,
    case::{Action, Collector},
    form::FieldErrorCode,
    service::{ProductOrigin, ServiceDefinition},
};
use uuid::Uuid;

use crate::casework::codes;

const NOTE: usize = 2000;
const NUMBER: usize = 60;
const SHELF: usize = 20;
const NAME: usize = 100;
/// A signature of a minute's scribbling, as path data.
const SIGNATURE: usize = 60_000;

/// What is wrong with the words and codes of an action. Flags and corrections are looked at with the case at hand.
pub fn check(action: &Action, definition: &ServiceDefinition) -> Vec<InvalidParam> {
    let mut faults = Vec::new();
    match action {
        Action::Process { note } | Action::Approve { note } => {
            words(&mut faults, "/action/note", note.as_deref(), 0, NOTE);
        }
        Action::Cancel { reason } => words(&mut faults, "/action/reason", reason.as_deref(), 0, NOTE),
        Action::Reject { reason } => words(&mut faults, "/action/reason", Some(reason), 10, NOTE),
        Action::Message { words: text } => words(&mut faults, "/action/words", Some(text), 1, NOTE),
        Action::Shelve { shelf } => words(&mut faults, "/action/shelf", Some(shelf), 1, SHELF),
        Action::Issue { attachment, number } => issue(&mut faults, definition, *attachment, number.as_deref()),
        Action::HandOver { pickup_code, collector, signature, .. } => {
            handover(&mut faults, pickup_code.as_deref(), collector, signature);
        }
        Action::Claim {}
        | Action::Release {}
        | Action::DeclareComplete {}
        | Action::Return { .. }
        | Action::Resubmit { .. } => {}
    }
    faults
}

/// One wrong value.
pub fn fault(pointer: impl Into<String>, code: FieldErrorCode) -> InvalidParam {
    InvalidParam { pointer: pointer.into(), code, limit: None }
}

/// One wrong value and the limit that it broke.
pub fn fault_at(pointer: impl Into<String>, code: FieldErrorCode, limit: impl std::fmt::Display) -> InvalidParam {
    InvalidParam { pointer: pointer.into(), code, limit: Some(limit.to_string()) }
}

/// Checks a text by its trimmed length; lines may break, other control characters break documents and mails.
pub fn words(faults: &mut Vec<InvalidParam>, pointer: &str, text: Option<&str>, least: usize, most: usize) {
    let text = text.unwrap_or_default().trim();
    let length = text.chars().count();
    if length == 0 && least > 0 {
        faults.push(fault(pointer, FieldErrorCode::Required));
    } else if length < least {
        faults.push(fault_at(pointer, FieldErrorCode::TooShort, least));
    } else if length > most {
        faults.push(fault_at(pointer, FieldErrorCode::TooLong, most));
    } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        faults.push(fault(pointer, FieldErrorCode::Characters));
    }
}

fn issue(
    faults: &mut Vec<InvalidParam>,
    definition: &ServiceDefinition,
    attachment: Option<Uuid>,
    number: Option<&str>,
) {
    if matches!(definition.product.origin, ProductOrigin::External { .. }) {
        if attachment.is_none() {
            faults.push(fault("/action/attachment", FieldErrorCode::Required));
        }
        words(faults, "/action/number", number, 1, NUMBER);
        return;
    }
    // The number of a generated document is counted, its file is set: neither may be slipped in.
    for (pointer, is_given) in [("/action/attachment", attachment.is_some()), ("/action/number", number.is_some())] {
        if is_given {
            faults.push(fault(pointer, FieldErrorCode::UnknownField));
        }
    }
}

fn handover(faults: &mut Vec<InvalidParam>, pickup_code: Option<&str>, collector: &Collector, signature: &str) {
    if pickup_code.is_some_and(|code| codes::read(code, codes::PICKUP).is_none()) {
        faults.push(fault("/action/pickup_code", FieldErrorCode::NotAnOption));
    }
    words(faults, "/action/collector/name", Some(&collector.name), 1, NAME);
    match signature.strip_prefix("text:") {
        Some(name) => words(faults, "/action/signature", Some(name), 1, NAME),
        None if signature.is_empty() => faults.push(fault("/action/signature", FieldErrorCode::Required)),
        None if signature.len() > SIGNATURE => {
            faults.push(fault_at("/action/signature", FieldErrorCode::TooLong, SIGNATURE));
        }
        None if !is_path(signature) => faults.push(fault("/action/signature", FieldErrorCode::Characters)),
        None => {}
    }
}

/// The commands and numbers of an SVG path, and nothing that could leave its attribute.
fn is_path(text: &str) -> bool {
    text.starts_with(['M', 'm'])
        && text.bytes().all(|b| b.is_ascii_digit() || b" ,.-+MmLlHhVvCcSsQqTtAaZze".contains(&b))
}

#[cfg(test)]
mod tests {
    use mppi_domain::case::{CollectorKind, IdentityCheck};

    use super::*;
    use crate::casework::fixture::birth_certificate;

    fn codes_of(action: &Action) -> Vec<(String, FieldErrorCode)> {
        check(action, &birth_certificate()).into_iter().map(|fault| (fault.pointer, fault.code)).collect()
    }

    fn hand_over(pickup_code: Option<&str>, name: &str, signature: &str) -> Action {
        Action::HandOver {
            pickup_code: pickup_code.map(str::to_owned),
            collector: Collector { kind: CollectorKind::Applicant, name: name.to_owned() },
            identity: IdentityCheck::IdentityCard,
            signature: signature.to_owned(),
        }
    }

    #[test]
    fn a_rejection_gives_its_reason() {
        let reject = |reason: &str| codes_of(&Action::Reject { reason: reason.to_owned() });
        assert_eq!(reject("  "), [("/action/reason".to_owned(), FieldErrorCode::Required)]);
        assert_eq!(reject("tidak"), [("/action/reason".to_owned(), FieldErrorCode::TooShort)]);
        assert_eq!(reject(&"x".repeat(2001)), [("/action/reason".to_owned(), FieldErrorCode::TooLong)]);
        assert_eq!(reject("tidak\u{0} memenuhi"), [("/action/reason".to_owned(), FieldErrorCode::Characters)]);
        assert!(reject("Pasal 5: anak sudah tercatat.").is_empty());
    }

    #[test]
    fn a_signature_is_a_path_or_a_name() {
        assert!(codes_of(&hand_over(None, "Siti", "M0,0 L10.5-3")).is_empty());
        assert!(codes_of(&hand_over(None, "Siti", "text:Siti")).is_empty());
        for signature in ["", "text: ", "M0\"/><script>", "hello", &"M".repeat(70_000)] {
            assert_eq!(codes_of(&hand_over(None, "Siti", signature)).len(), 1, "{signature:.20}");
        }
        assert_eq!(codes_of(&hand_over(Some("AAAAAAA"), " ", "M0 0")).len(), 2);
    }

    #[test]
    fn an_external_product_comes_with_file_and_number() {
        assert_eq!(codes_of(&Action::Issue { attachment: None, number: None }).len(), 2);
        let whole = Action::Issue { attachment: Some(Uuid::from_u128(1)), number: Some("7307-LT-1".to_owned()) };
        assert!(codes_of(&whole).is_empty());
    }
}
