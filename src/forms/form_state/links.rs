//! Errors as lines of the summary, and the server's errors as ours.

use mppi_domain::{
    api::problem::InvalidParam,
    form::{FieldError, FieldErrorCode},
    service::ServiceDefinition,
};

use super::DocumentError;
use crate::{
    forms::{error_words::field_error_words, ids},
    i18n,
    ui::ErrorLink,
};

pub(super) fn answer_link(definition: &ServiceDefinition, error: &FieldError) -> ErrorLink {
    let field = definition.form.field_at(&error.pointer);
    let words = field_error_words(error.code, error.limit.as_deref(), field.map(|field| field.kind));
    let label = field.map(|field| i18n::say(&field.label)).unwrap_or_default();
    ErrorLink { field_id: ids::field_id(&error.pointer), message: joined(&label, &words) }
}

pub(super) fn document_link(definition: &ServiceDefinition, error: &DocumentError) -> ErrorLink {
    let requirement = definition.requirements.iter().find(|requirement| requirement.code == error.requirement);
    let label = requirement.map(|requirement| i18n::say(&requirement.label)).unwrap_or_default();
    ErrorLink { field_id: ids::requirement_id(&error.requirement), message: joined(&label, &i18n::word(error.key)) }
}

/// Question and error in one line; a question mark needs no colon behind it.
fn joined(label: &str, words: &str) -> String {
    let sign = if label.ends_with(['?', '.', ':']) { " " } else { ": " };
    [label, sign, words].concat()
}

/// The server's errors as ours. Pointers name answers as `/applications/0/answers/<field pointer>` in a submission and
/// `/action/answers/<field pointer>` in a correction; files alike under `documents`.
pub(super) fn refused(params: &[InvalidParam]) -> (Vec<FieldError>, Vec<DocumentError>) {
    let mut errors = Vec::new();
    let mut documents = Vec::new();
    for param in params {
        if let Some((_, pointer)) = param.pointer.split_once("/answers/") {
            errors.push(FieldError { pointer: ["/", pointer].concat(), code: param.code, limit: param.limit.clone() });
        } else if let Some((_, code)) = param.pointer.split_once("/documents/") {
            let key = match param.code {
                FieldErrorCode::TooLarge => "problem.too_large",
                _ => "form.file.required",
            };
            documents.push(DocumentError { requirement: code.split('/').next().unwrap_or_default().to_owned(), key });
        }
    }
    (errors, documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_and_its_error_read_as_one_line() {
        assert_eq!(joined("Nama anak", "Perlu diisi"), "Nama anak: Perlu diisi");
        assert_eq!(joined("Anak ke berapa?", "Perlu diisi"), "Anak ke berapa? Perlu diisi");
    }

    #[test]
    fn the_servers_errors_find_their_fields() {
        let param = |pointer: &str, code| InvalidParam { pointer: pointer.into(), code, limit: None };
        let (errors, documents) = refused(&[
            param("/applications/0/answers/witnesses/r1/nik", FieldErrorCode::NumberDate),
            param("/applications/0/documents/birth_letter", FieldErrorCode::Required),
            param("/declared", FieldErrorCode::Required),
        ]);
        assert_eq!(errors.len(), 1);
        assert_eq!(errors.first().map(|error| error.pointer.as_str()), Some("/witnesses/r1/nik"));
        assert_eq!(documents, [DocumentError { requirement: "birth_letter".into(), key: "form.file.required" }]);
    }
}
