//! A draft, its definition, and what is wrong with it.

mod links;

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    api::problem::InvalidParam,
    form::{
        Answers, Field, FieldError, FieldKind, FormContext, FormPage as SchemaPage, validate,
        validate::{field_is_required, field_is_visible, page_is_visible, validate_page},
    },
    requirement::Requirement,
    service::ServiceDefinition,
};
use serde_json::Value;

use self::links::{answer_link, document_link, refused};
use super::{date_parts, error_words::field_error_words};
use crate::{
    config, i18n,
    offline::{DraftSession, FilePlace},
    platform::press,
    ui::ErrorLink,
};

/// Milliseconds from the release of a button to its click, and a little more.
const AFTER_PRESS: i32 = 200;

/// What is wrong with the files of one requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    /// Code of the requirement.
    pub requirement: String,
    /// Key of the words.
    pub key: &'static str,
}

/// A step of the wizard that has something to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKey {
    /// The page with this key.
    Page(String),
    /// The documents.
    Documents,
}

/// A draft, its definition, and what is wrong with it. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct FormState {
    session: DraftSession,
    definition: StoredValue<Arc<ServiceDefinition>>,
    errors: RwSignal<Vec<FieldError>>,
    document_errors: RwSignal<Vec<DocumentError>>,
    attempt: RwSignal<u32>,
}

impl FormState {
    /// The state of a form, for the component that calls it.
    pub fn new(session: DraftSession, definition: ServiceDefinition) -> Self {
        press::watch();
        Self {
            session,
            definition: StoredValue::new(Arc::new(definition)),
            errors: RwSignal::new(Vec::new()),
            document_errors: RwSignal::new(Vec::new()),
            attempt: RwSignal::new(0),
        }
    }

    /// The draft.
    pub fn session(self) -> DraftSession {
        self.session
    }

    /// The definition that the draft is filled in by.
    pub fn definition(self) -> Arc<ServiceDefinition> {
        self.definition.get_value()
    }

    /// Filled in today.
    pub fn context(self) -> FormContext {
        config::context()
    }

    /// Reads the answers. Reactive.
    pub fn with_answers<T>(self, read: impl FnOnce(&Answers) -> T) -> Option<T> {
        self.session.with(|draft| read(&draft.answers))
    }

    /// The pages that are asked now: key and title. Reactive.
    pub fn pages(self) -> Vec<(String, String)> {
        let definition = self.definition();
        let visible = |answers: &Answers| {
            let pages = definition.form.pages.iter().filter(|page| page_is_visible(page, answers, self.context()));
            pages.map(|page| (page.key.clone(), i18n::say(&page.title))).collect()
        };
        self.with_answers(visible).unwrap_or_default()
    }

    /// The page with this key.
    pub fn page(self, key: &str) -> Option<SchemaPage> {
        self.definition().form.pages.iter().find(|page| page.key == key).cloned()
    }

    /// The requirements that are asked for now. Reactive.
    pub fn requirements(self) -> Vec<Requirement> {
        let definition = self.definition();
        let visible = |answers: &Answers| {
            definition
                .requirements
                .iter()
                .filter(|requirement| requirement.is_visible(answers, self.context()))
                .cloned()
                .collect()
        };
        self.with_answers(visible).unwrap_or_default()
    }

    /// The name of a requirement; empty where there is none of this code. Reactive.
    pub fn requirement_name(self, code: &str) -> String {
        let definition = self.definition();
        let known = definition.requirements.iter().find(|known| known.code == code);
        known.map(|known| i18n::say(&known.label)).unwrap_or_default()
    }

    /// Whether a field is asked; `prefix` is that of its row (`/group/row`), or empty. Reactive.
    pub fn is_visible(self, field: &Field, prefix: &str) -> bool {
        field.visible_if.is_none()
            || self
                .with_answers(|answers| field_is_visible(field, answers, row(answers, prefix), self.context()))
                .unwrap_or(true)
    }

    /// Whether a field must be answered. Reactive.
    pub fn is_required(self, field: &Field, prefix: &str) -> bool {
        field.required
            || (field.required_if.is_some()
                && self
                    .with_answers(|answers| field_is_required(field, answers, row(answers, prefix), self.context()))
                    .unwrap_or(false))
    }

    /// What is wrong at a pointer, in words. Reactive.
    pub fn error_at(self, pointer: String, kind: FieldKind) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.errors.with(|errors| {
                let error = errors.iter().find(|error| error.pointer == pointer)?;
                Some(field_error_words(error.code, error.limit.as_deref(), Some(kind)))
            })
        })
    }

    /// What is wrong with the files of a requirement, in words. Reactive.
    pub fn document_error(self, code: String) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.document_errors
                .with(|errors| errors.iter().find(|error| error.requirement == code).map(|error| i18n::word(error.key)))
        })
    }

    /// All errors that are shown, for the summary on top. Reactive.
    pub fn error_links(self) -> Vec<ErrorLink> {
        let definition = self.definition();
        let answers =
            self.errors.with(|errors| errors.iter().map(|error| answer_link(&definition, error)).collect::<Vec<_>>());
        let documents = self
            .document_errors
            .with(|errors| errors.iter().map(|error| document_link(&definition, error)).collect::<Vec<_>>());
        answers.into_iter().chain(documents).collect()
    }

    /// Counts the attempts to go on. Reactive.
    pub fn attempt(self) -> u32 {
        self.attempt.get()
    }

    /// Takes all errors away, such as on another page.
    pub fn clear_errors(self) {
        self.errors.update(Vec::clear);
        self.document_errors.update(Vec::clear);
    }

    /// Checks a page and shows what is wrong; true where nothing is.
    pub fn check_page(self, key: &str) -> bool {
        let errors = self.page_errors(key);
        self.show(errors, Vec::new())
    }

    /// Checks the documents and shows what is wrong; true where nothing is.
    pub fn check_documents(self) -> bool {
        let errors = self.missing_documents();
        self.show(Vec::new(), errors)
    }

    /// Checks all pages and documents and shows what is wrong; true where nothing is.
    pub fn check_all(self) -> bool {
        self.show(self.all_errors(), self.missing_documents())
    }

    /// Shows these errors and counts an attempt; true where there are none.
    pub(super) fn show(self, errors: Vec<FieldError>, documents: Vec<DocumentError>) -> bool {
        let is_right = errors.is_empty() && documents.is_empty();
        self.errors.set(errors);
        self.document_errors.set(documents);
        self.attempt.update(|attempt| *attempt += 1);
        is_right
    }

    /// The first step that is not finished, for the page before sending. Reactive.
    pub fn unfinished(self) -> Vec<StepKey> {
        let definition = self.definition();
        let context = self.context();
        let pages = self.with_answers(|answers| {
            let wrong = definition.form.pages.iter().filter(|page| !validate_page(page, answers, context).is_empty());
            wrong.map(|page| StepKey::Page(page.key.clone())).collect::<Vec<_>>()
        });
        let mut steps = pages.unwrap_or_default();
        if !self.missing_documents().is_empty() {
            steps.push(StepKey::Documents);
        }
        steps
    }

    /// Shows the errors that the server found, at their fields. Says the first step that has one.
    pub fn show_refused(self, params: &[InvalidParam]) -> Option<StepKey> {
        let (errors, documents) = refused(params);
        let definition = self.definition();
        let first = errors
            .first()
            .and_then(|error| page_of(&definition, &error.pointer))
            .map(|page| StepKey::Page(page.key.clone()));
        let step = first.or_else(|| (!documents.is_empty()).then_some(StepKey::Documents));
        self.show(errors, documents);
        step
    }

    /// The person left a field: what is typed is checked, what is empty is left in peace.
    pub fn leave(self, pointer: &str) {
        let text = self.session.with_untracked(|draft| draft.answers.text(pointer).to_owned()).unwrap_or_default();
        let definition = self.definition();
        let is_date = definition.form.field_at(pointer).is_some_and(|field| field.kind == FieldKind::Date);
        if text.trim().is_empty() || (is_date && !date_parts::is_whole(&text)) {
            return;
        }
        let pointer = pointer.to_owned();
        // Pressing a button leaves the field first. An error that appeared at once would move the button away from
        // under the pointer, and the press would go nowhere, however long it is held.
        press::after_release(AFTER_PRESS, move || {
            if self.errors.try_with_untracked(Vec::len).is_some() {
                self.recheck(&pointer, true);
            }
        });
    }

    /// The person changed a field: an error that is shown there goes as soon as it is mended.
    pub fn set_answer(self, pointer: &str, value: Value) {
        self.session.set_answer(pointer, value);
        if self.errors.with_untracked(|errors| errors.iter().any(|error| error.pointer == pointer)) {
            self.recheck(pointer, false);
        }
    }

    /// Checks one field; a new error is shown only where `may_add`.
    fn recheck(self, pointer: &str, may_add: bool) {
        let definition = self.definition();
        let Some(page) = page_of(&definition, pointer) else { return };
        let found = self
            .session
            .with_untracked(|draft| validate_page(page, &draft.answers, self.context()))
            .unwrap_or_default();
        let found = found.into_iter().find(|error| error.pointer == pointer);
        self.errors.maybe_update(|errors| {
            let shown = errors.iter().position(|error| error.pointer == pointer);
            match (shown, found) {
                (Some(place), Some(found)) => errors.get_mut(place).is_some_and(|error| {
                    let changed = *error != found;
                    *error = found;
                    changed
                }),
                (Some(place), None) => {
                    errors.remove(place);
                    true
                }
                (None, Some(found)) if may_add => {
                    errors.push(found);
                    true
                }
                (None, _) => false,
            }
        });
    }

    /// Takes the error of a requirement away, since a file was picked.
    pub(super) fn mended(self, code: &str) {
        self.document_errors.maybe_update(|errors| {
            let before = errors.len();
            errors.retain(|error| error.requirement != code);
            errors.len() != before
        });
    }

    fn page_errors(self, key: &str) -> Vec<FieldError> {
        let Some(page) = self.page(key) else { return Vec::new() };
        self.session.with_untracked(|draft| validate_page(&page, &draft.answers, self.context())).unwrap_or_default()
    }

    pub(super) fn all_errors(self) -> Vec<FieldError> {
        let definition = self.definition();
        self.session
            .with_untracked(|draft| validate(&definition.form, &draft.answers, self.context()))
            .unwrap_or_default()
    }

    pub(super) fn missing_documents(self) -> Vec<DocumentError> {
        let definition = self.definition();
        let context = self.context();
        let missing = self.session.with(|draft| {
            let required =
                definition.requirements.iter().filter(|requirement| requirement.is_required(&draft.answers, context));
            required
                .filter(|requirement| !draft.files.iter().any(|file| file.requirement == requirement.code))
                .map(|requirement| DocumentError { requirement: requirement.code.clone(), key: "form.file.required" })
                .collect::<Vec<_>>()
        });
        missing.unwrap_or_default()
    }

    /// Flagged documents of a correction that still have only files of the case.
    pub(super) fn unreplaced_documents(self) -> Vec<DocumentError> {
        let unreplaced = self.session.with_untracked(|draft| {
            let flagged = draft.flags().iter().filter_map(|flag| flag.pointer.strip_prefix("/documents/"));
            flagged
                .filter(|code| {
                    let mut files = draft.files.iter().filter(|file| file.requirement == *code).peekable();
                    files.peek().is_none() || files.all(|file| file.place == FilePlace::Case)
                })
                .map(|code| DocumentError { requirement: code.to_owned(), key: "form.file.replace_needed" })
                .collect()
        });
        unreplaced.unwrap_or_default()
    }
}

/// The row that a prefix `/group/row` names.
fn row<'a>(answers: &'a Answers, prefix: &str) -> Option<&'a Value> {
    if prefix.is_empty() { None } else { answers.get(prefix) }
}

/// The page that asks for an answer.
pub(super) fn page_of<'a>(definition: &'a ServiceDefinition, pointer: &str) -> Option<&'a SchemaPage> {
    let key = pointer.strip_prefix('/')?.split('/').next()?;
    definition.form.pages.iter().find(|page| page.fields.iter().any(|field| field.key == key))
}
