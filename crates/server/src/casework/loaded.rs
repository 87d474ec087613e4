//! A whole case, read and opened.

use mppi_domain::{
    case::{CaseEvent, CaseState, EventBody},
    date::Zone,
    form::{Answers, FormContext},
    service::ServiceDefinition,
};
use mppi_store::{
    Read, StoreError,
    applications::Application,
    attachments::{self, Attachment},
    cases,
    documents::{self, Document},
    sealed::{self, Opened, SealedKind},
    services,
    submissions::{self, Submission},
};
use uuid::Uuid;

/// A case with everything that belongs to it. Once erased it has no answers and no words.
#[derive(Debug)]
pub struct LoadedCase {
    /// Its row.
    pub application: Application,
    /// The submission that it came with.
    pub submission: Submission,
    /// The service as it was when the case began.
    pub definition: ServiceDefinition,
    /// Its log.
    pub events: Vec<CaseEvent>,
    /// What the log amounts to.
    pub state: CaseState,
    /// Answers, words and other personal data.
    pub sealed: Opened,
    /// Its files, replaced ones too.
    pub files: Vec<Attachment>,
    /// Its documents.
    pub documents: Vec<Document>,
}

impl LoadedCase {
    /// Reads a case. Who may see it is asked before, in [`crate::casework::access`].
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn load(on: &impl Read, application: Application) -> Result<Self, StoreError> {
        let id = application.id;
        let submission = submissions::find(on, application.submission_id).await?.ok_or(StoreError::NotFound)?;
        let definition = services::version(on, &application.service, application.service_version).await?;
        let events = cases::events(on, id).await?;
        let state = CaseState::fold(&definition, &events)?;
        let sealed = match sealed::all(on, id).await {
            Err(StoreError::Erased) => Opened::default(),
            opened => opened?,
        };
        let files = attachments::of_application(on, id).await?;
        let documents = documents::of_application(on, id).await?;
        Ok(Self { application, submission, definition, events, state, sealed, files, documents })
    }

    /// The answers of a version; none once erased.
    pub fn answers_of(&self, version: u32) -> Answers {
        self.sealed.json(SealedKind::Answers, self.application.id, version).unwrap_or_default()
    }

    /// The answers that are valid.
    pub fn answers(&self) -> Answers {
        self.answers_of(self.state.answers_version)
    }

    /// By which day the form is judged: the one on which it was sent.
    pub fn context(&self, zone: Zone) -> FormContext {
        FormContext { filled_on: self.state.submitted_at.date_in(zone) }
    }

    /// A file of the case.
    pub fn file(&self, id: Uuid) -> Option<&Attachment> {
        self.files.iter().find(|file| file.id == id)
    }

    /// The issued document.
    pub fn document(&self) -> Option<&Document> {
        let issued = self.state.document.as_ref()?;
        self.documents.iter().find(|document| document.facts.id == issued.id)
    }

    /// The officer who approved last.
    pub fn approved_by(&self) -> Option<Uuid> {
        self.events.iter().rev().find_map(|event| match (&event.body, event.actor) {
            (EventBody::Approved { .. }, mppi_domain::case::Actor::Officer { id }) => Some(id),
            _ => None,
        })
    }
}
