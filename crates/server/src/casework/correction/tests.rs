use mppi_domain::case::FlagReason;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::casework::fixture::{answers, birth_certificate, context};

fn file(requirement: &str, id: u128) -> AttachmentRef {
    AttachmentRef { requirement: requirement.to_owned(), attachment: Uuid::from_u128(id), sha256: "0".repeat(64) }
}

fn files() -> Vec<AttachmentRef> {
    vec![file("kk", 1), file("letter", 2)]
}

fn pointers(new: &Answers, new_files: &[AttachmentRef], flagged: &[&str]) -> Vec<String> {
    let flags: Vec<FlagRef> = flagged
        .iter()
        .map(|pointer| FlagRef { pointer: (*pointer).to_owned(), reason: FlagReason::Other, note: Uuid::nil() })
        .collect();
    let versions = Versions {
        definition: &birth_certificate(),
        context: context(),
        old: &answers(),
        new,
        old_files: &files(),
        new_files,
    };
    check(versions, &flags).into_iter().map(|fault| fault.pointer).collect()
}

fn changed(pointer: &str, value: serde_json::Value) -> Answers {
    let mut new = answers();
    new.set(pointer, value);
    new
}

#[test]
fn what_is_flagged_may_differ() {
    assert!(pointers(&answers(), &files(), &[]).is_empty());
    let new = changed("/child_name", json!("Siti Aisyah"));
    assert!(pointers(&new, &files(), &["/answers/child_name"]).is_empty());
    assert!(pointers(&answers(), &[file("kk", 9), file("letter", 2)], &["/documents/kk"]).is_empty());
    let new = changed("/witnesses/w1/nik", json!("7307054101900001"));
    for flag in ["/answers/witnesses", "/answers/witnesses/w1", "/answers/witnesses/w1/nik"] {
        assert!(pointers(&new, &files(), &[flag]).is_empty(), "{flag}");
    }
}

#[test]
fn anything_else_that_differs_is_refused() {
    let new = changed("/child_name", json!("Siti Aisyah"));
    assert_eq!(pointers(&new, &files(), &["/answers/born_on", "/answers/child"]), ["/action/answers/child_name"]);
    assert_eq!(pointers(&answers(), &[file("kk", 9), file("letter", 2)], &[]), ["/action/documents/kk"]);
    assert_eq!(
        pointers(&answers(), &[file("kk", 1), file("letter", 2), file("letter", 3)], &["/documents/kk"]),
        ["/action/documents/letter"]
    );
    let new = changed("/witnesses/w1/nik", json!("7307054101900001"));
    assert_eq!(pointers(&new, &files(), &["/answers/witnesses/w1/name"]), ["/action/answers/witnesses/w1/nik"]);
    let mut new = answers();
    new.add_row("witnesses", "w2");
    assert!(pointers(&new, &files(), &["/answers/witnesses/w1"]).contains(&"/action/answers/witnesses".to_owned()));
}

#[test]
fn a_correction_may_ask_new_questions() {
    let mut new = changed("/married", json!("yes"));
    assert_eq!(pointers(&new, &files(), &["/answers/married"]), ["/action/answers/father_name"]);
    new.set("/father_name", json!("Andi"));
    let with_book = [files(), vec![file("marriage", 5)]].concat();
    assert!(pointers(&new, &with_book, &["/answers/married"]).is_empty());
}

#[test]
fn the_whole_is_valid_but_for_what_may_not_be_touched() {
    let new = changed("/child_name", json!("<b>"));
    assert_eq!(pointers(&new, &files(), &["/answers/child_name"]), ["/action/answers/child_name"]);
    // Accepted once, and out of the applicant's hands now.
    let definition = birth_certificate();
    let early = FormContext { filled_on: mppi_domain::date::Date::new(2026, 10, 1).unwrap() };
    let (old, old_files) = (answers(), files());
    let versions = Versions {
        definition: &definition,
        context: early,
        old: &old,
        new: &old,
        old_files: &old_files,
        new_files: &old_files,
    };
    assert!(check(versions, &[]).is_empty());
}

#[test]
fn documents_are_there_and_no_others() {
    let codes = |files: &[AttachmentRef]| -> Vec<(String, FieldErrorCode)> {
        check_documents("/applications/0", &birth_certificate(), &answers(), files, context())
            .into_iter()
            .map(|fault| (fault.pointer.replace("/applications/0/documents/", ""), fault.code))
            .collect()
    };
    assert!(codes(&files()).is_empty());
    assert_eq!(codes(&[file("kk", 1)]), [("letter".to_owned(), FieldErrorCode::Required)]);
    let many = [file("kk", 1), file("letter", 2), file("letter", 3), file("letter", 4)];
    assert_eq!(codes(&many), [("letter".to_owned(), FieldErrorCode::TooManyRows)]);
    let strange = [files(), vec![file("marriage", 5), file("nothing", 6)]].concat();
    assert_eq!(
        codes(&strange),
        [("marriage".to_owned(), FieldErrorCode::UnknownField), ("nothing".to_owned(), FieldErrorCode::UnknownField)]
    );
    let double = [file("kk", 1), file("letter", 1)];
    assert_eq!(codes(&double), [("letter".to_owned(), FieldErrorCode::UnknownField)]);
}
