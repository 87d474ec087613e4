//! Marks that send a case back: each must point at something that the applicant was asked.

use mppi_domain::{
    api::problem::InvalidParam,
    case::Flag,
    form::{
        Answers, FieldErrorCode, FormContext,
        validate::{field_is_visible, page_is_visible},
    },
    service::ServiceDefinition,
};

use crate::casework::payload::{fault, fault_at, words};

const MOST_FLAGS: usize = 60;
const MOST_WORDS: usize = 500;

/// What is wrong with the marks of a return.
pub fn check(
    flags: &[Flag],
    definition: &ServiceDefinition,
    answers: &Answers,
    context: FormContext,
) -> Vec<InvalidParam> {
    let mut faults = Vec::new();
    if flags.is_empty() {
        faults.push(fault_at("/action/flags", FieldErrorCode::TooFewRows, 1));
    }
    if flags.len() > MOST_FLAGS {
        faults.push(fault_at("/action/flags", FieldErrorCode::TooManyRows, MOST_FLAGS));
        return faults;
    }
    for (index, flag) in flags.iter().enumerate() {
        let pointer = format!("/action/flags/{index}/pointer");
        let is_double = flags.iter().take(index).any(|other| other.pointer == flag.pointer);
        if is_double || !points_at_something(&flag.pointer, definition, answers, context) {
            faults.push(fault(pointer, FieldErrorCode::NotAnOption));
        }
        words(&mut faults, &format!("/action/flags/{index}/words"), Some(&flag.words), 1, MOST_WORDS);
    }
    faults
}

fn points_at_something(pointer: &str, definition: &ServiceDefinition, answers: &Answers, context: FormContext) -> bool {
    if let Some(code) = pointer.strip_prefix("/documents/") {
        return definition
            .requirements
            .iter()
            .any(|requirement| requirement.code == code && requirement.is_visible(answers, context));
    }
    pointer.strip_prefix("/answers").is_some_and(|inner| is_asked(inner, definition, answers, context))
}

/// True where a field was asked: its page, it itself, and in a group its row are there.
pub(super) fn is_asked(pointer: &str, definition: &ServiceDefinition, answers: &Answers, context: FormContext) -> bool {
    let mut parts = pointer.split('/').skip(1);
    let (Some(key), row, inner, None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return false };
    let Some((page, field)) = definition
        .form
        .pages
        .iter()
        .find_map(|page| page.fields.iter().find(|field| field.key == key).map(|field| (page, field)))
    else {
        return false;
    };
    if !page_is_visible(page, answers, context) || !field_is_visible(field, answers, None, context) {
        return false;
    }
    let Some(row) = row else { return true };
    let Some(cells) = answers.get(&["/", key, "/", row].concat()) else { return false };
    match inner {
        None => !field.fields.is_empty(),
        Some(inner) => field
            .fields
            .iter()
            .any(|field| field.key == inner && field_is_visible(field, answers, Some(cells), context)),
    }
}

#[cfg(test)]
mod tests {
    use mppi_domain::case::FlagReason;

    use super::*;
    use crate::casework::fixture::{answers, birth_certificate, context};

    fn codes_of(pointers: &[&str]) -> Vec<FieldErrorCode> {
        let flags: Vec<Flag> = pointers
            .iter()
            .map(|pointer| Flag {
                pointer: (*pointer).to_owned(),
                reason: FlagReason::Mismatch,
                words: "Samakan.".to_owned(),
            })
            .collect();
        check(&flags, &birth_certificate(), &answers(), context()).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn flags_point_at_what_was_asked() {
        let good = [
            "/answers/child_name",
            "/answers/witnesses",
            "/answers/witnesses/w1",
            "/answers/witnesses/w1/nik",
            "/documents/kk",
        ];
        assert!(codes_of(&good).is_empty());
        for pointer in [
            "",
            "/",
            "/answers",
            "/answers/",
            "/answers/nothing",
            "/answers/witnesses/w9/nik",
            "/answers/witnesses/w1/nothing",
            "/answers/child_name/x",
            "/documents/nothing",
            "/documents/marriage",
            "/answers/father_name",
            "child_name",
        ] {
            assert_eq!(codes_of(&[pointer]), [FieldErrorCode::NotAnOption], "{pointer}");
        }
    }

    #[test]
    fn flags_are_some_and_each_once_and_have_words() {
        assert_eq!(codes_of(&[]), [FieldErrorCode::TooFewRows]);
        assert_eq!(codes_of(&["/documents/kk", "/documents/kk"]), [FieldErrorCode::NotAnOption]);
        assert_eq!(codes_of(&["/documents/kk"; 61]), [FieldErrorCode::TooManyRows]);
        let silent = Flag { pointer: "/documents/kk".to_owned(), reason: FlagReason::Other, words: " ".to_owned() };
        let faults = check(&[silent], &birth_certificate(), &answers(), context());
        assert_eq!(faults[0].pointer, "/action/flags/0/words");
    }
}
