//! What a draft is.

mod correction;
mod intake;
mod read;

use mppi_domain::{
    api::{
        draft::{DraftContent, DraftDetail, DraftFile as MirroredFile},
        problem::Problem,
        submission::Receipt,
    },
    case::AttachmentRef,
    date::Instant,
    form::Answers,
    requirement::FileKind,
    service::ServiceDefinition,
    text::Text,
};
use serde::Serialize;
use uuid::Uuid;

pub use self::intake::Intake;
pub use mppi_domain::api::draft::DraftPurpose as Purpose;

/// What somebody typed and picked, and how far its sending is. The fields of a
/// [`DraftContent`] have its names: `public/outbox/mirror.js` takes them as they are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    /// Its id; also that of the submission or action that it becomes.
    pub id: Uuid,
    /// What it becomes.
    pub purpose: Purpose,
    /// Code of the service.
    pub service: String,
    /// The version that is filled in.
    pub service_version: u32,
    /// Name of the service.
    pub service_name: Text,
    /// The answers.
    pub answers: Answers,
    /// The files.
    pub files: Vec<DraftFile>,
    /// The last step of the wizard that was open.
    pub step: String,
    /// Tag of the language in which it was changed last.
    pub language: Option<String>,
    /// The declaration that everything is true was ticked.
    pub declared: bool,
    /// When it was begun.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
    /// How far its sending is.
    pub progress: Progress,
    /// Why it came back when it was sent last, until it is changed or sent again.
    pub refusal: Option<Refusal>,
    /// How far the person was in it.
    pub reached: Option<Reached>,
    /// When the person threw it away; it can be taken back for a while.
    pub removed_at: Option<Instant>,
    /// The revision on the server that it grew from, where it is mirrored.
    pub revision: Option<u32>,
    /// The newer version of the service that the person did not want to move to.
    pub declined_version: Option<u32>,
    /// What a counter adds, where an officer takes it in.
    pub intake: Option<Intake>,
}

/// A place among the steps of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// Counted from one.
    pub number: u32,
    /// All of them.
    pub of: u32,
}

impl Reached {
    /// The step at an index.
    pub fn at(index: usize, of: usize) -> Self {
        let whole = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Self { number: whole(index).saturating_add(1), of: whole(of) }
    }
}

/// Why the server did not take it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal {
    /// What the server said; nothing where a file is gone from the device.
    pub problem: Option<Problem>,
    /// The requirement whose file is meant.
    pub requirement: Option<String>,
}

/// How far the sending of a draft is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Progress {
    /// It can be changed.
    Editing,
    /// The person pressed *Kirim*: the [outbox](super::outbox) has it, and it stays as it is.
    Queued,
    /// The server has it. Answers and files are gone from the device.
    Sent {
        /// For new cases.
        receipt: Option<Receipt>,
    },
}

/// A file of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftFile {
    /// Made here; also the id of the attachment.
    pub id: Uuid,
    /// Code of the requirement.
    pub requirement: String,
    /// For people to read.
    pub name: String,
    /// Told by content.
    pub kind: FileKind,
    /// Its bytes.
    pub size: u64,
    /// Its bytes before it was shrunk.
    pub original_size: u64,
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// Where it is.
    pub place: FilePlace,
}

/// Where a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum FilePlace {
    /// On this device only.
    Device,
    /// On this device, and uploaded.
    Uploaded,
    /// In the case since before the correction.
    Case,
    /// On the device that it was picked on, and nowhere else.
    Elsewhere,
}

impl Draft {
    /// A new application for a service. Ids and secrets are made by the caller.
    pub fn apply(
        service: &ServiceDefinition,
        id: Uuid,
        application: Uuid,
        tracking_secret: String,
        now: Instant,
    ) -> Self {
        Self::begun(service, id, Purpose::Apply { application, tracking_secret }, now)
    }

    /// With nothing in it yet.
    fn begun(service: &ServiceDefinition, id: Uuid, purpose: Purpose, now: Instant) -> Self {
        Self {
            id,
            purpose,
            service: service.code.clone(),
            service_version: service.version,
            service_name: service.name.clone(),
            answers: Answers::new(),
            files: Vec::new(),
            step: String::new(),
            language: None,
            declared: false,
            created_at: now,
            updated_at: now,
            progress: Progress::Editing,
            refusal: None,
            reached: None,
            removed_at: None,
            revision: None,
            declined_version: None,
            intake: None,
        }
    }

    /// A mirrored draft, to go on with it here; `have` are the files whose bytes are on this device.
    pub fn mirrored(detail: DraftDetail, have: &[Uuid]) -> Self {
        let DraftDetail { summary, draft, uploaded } = detail;
        let DraftContent { purpose, service, service_version, service_name, answers, files, .. } = draft;
        let of_case: Vec<Uuid> = match &purpose {
            Purpose::Correct { files_before, .. } => files_before.iter().map(|file| file.id).collect(),
            Purpose::Apply { .. } => Vec::new(),
        };
        let place = |id: &Uuid| match id {
            id if of_case.contains(id) => FilePlace::Case,
            id if uploaded.contains(id) => FilePlace::Uploaded,
            id if have.contains(id) => FilePlace::Device,
            _ => FilePlace::Elsewhere,
        };
        let files = files
            .into_iter()
            .map(|file| {
                let place = place(&file.id);
                DraftFile::mirrored(file, place)
            })
            .collect();
        Self {
            id: summary.id,
            purpose,
            service,
            service_version,
            service_name,
            answers,
            files,
            step: draft.step,
            language: draft.language,
            declared: draft.declared,
            created_at: draft.created_at,
            updated_at: draft.updated_at,
            progress: Progress::Editing,
            refusal: None,
            reached: None,
            removed_at: None,
            revision: Some(summary.revision),
            declined_version: None,
            intake: None,
        }
    }

    /// The same, to be filled in by a newer version of the service: with the answers that it has a place for, and without the
    /// files that it does not take.
    #[must_use]
    pub fn moved_to(mut self, service: &ServiceDefinition, answers: Answers, unfit: &[Uuid], now: Instant) -> Self {
        self.service_version = service.version;
        self.service_name = service.name.clone();
        self.answers = answers;
        self.files.retain(|file| !unfit.contains(&file.id));
        // What was declared is another thing now, and the steps are others.
        self.declared = false;
        self.step.clear();
        self.reached = None;
        self.refusal = None;
        self.updated_at = now;
        self
    }

    /// The case that it becomes or corrects.
    pub fn application(&self) -> Uuid {
        match self.purpose {
            Purpose::Apply { application, .. } | Purpose::Correct { application, .. } => application,
        }
    }

    /// Whether it can be changed.
    pub fn is_editable(&self) -> bool {
        self.progress == Progress::Editing
    }

    /// Whether it waits to be sent.
    pub fn is_queued(&self) -> bool {
        self.progress == Progress::Queued
    }

    /// Whether the server has it.
    pub fn is_sent(&self) -> bool {
        matches!(self.progress, Progress::Sent { .. })
    }

    /// Its receipt.
    pub fn receipt(&self) -> Option<&Receipt> {
        match &self.progress {
            Progress::Sent { receipt } => receipt.as_ref(),
            _ => None,
        }
    }

    /// Opens the public tracking page of a new case.
    pub fn tracking_secret(&self) -> Option<&str> {
        match &self.purpose {
            Purpose::Apply { tracking_secret, .. } => Some(tracking_secret),
            Purpose::Correct { .. } => None,
        }
    }

    /// The files of a requirement, in the order of picking.
    pub fn files_of(&self, requirement: &str) -> Vec<DraftFile> {
        self.files.iter().filter(|file| file.requirement == requirement).cloned().collect()
    }

    /// As it is kept.
    pub fn to_text(&self) -> String {
        serde_json::to_value(self).map(|value| value.to_string()).unwrap_or_default()
    }

    /// The bytes that it takes on this device: its files, and what was typed.
    pub fn size(&self) -> u64 {
        let files: u64 = self.files.iter().filter(|file| file.place != FilePlace::Case).map(|file| file.size).sum();
        files + serde_json::to_string(&self.answers).map_or(0, |text| text.len() as u64)
    }

    /// Takes away what the server has now: answers and files belong to the case, not to the device.
    pub fn sent(&mut self, receipt: Option<Receipt>) {
        self.answers = Answers::new();
        self.files.clear();
        if let Some(intake) = &mut self.intake {
            intake.contact.clear();
        }
        self.progress = Progress::Sent { receipt };
    }
}

impl From<&mppi_domain::api::attachment::Attachment> for DraftFile {
    fn from(file: &mppi_domain::api::attachment::Attachment) -> Self {
        Self {
            id: file.id,
            requirement: file.requirement.clone(),
            name: file.name.clone(),
            kind: file.kind,
            size: file.size,
            original_size: file.size,
            sha256: file.sha256.clone(),
            place: FilePlace::Case,
        }
    }
}

impl From<&DraftFile> for MirroredFile {
    fn from(file: &DraftFile) -> Self {
        Self {
            id: file.id,
            requirement: file.requirement.clone(),
            name: file.name.clone(),
            kind: file.kind,
            size: file.size,
            original_size: file.original_size,
            sha256: file.sha256.clone(),
        }
    }
}

impl DraftFile {
    /// One of a mirrored draft; what is not uploaded is on the device that it was picked on.
    fn mirrored(file: MirroredFile, place: FilePlace) -> Self {
        let MirroredFile { id, requirement, name, kind, size, original_size, sha256 } = file;
        Self { id, requirement, name, kind, size, original_size, sha256, place }
    }

    /// As a request names it.
    pub fn reference(&self) -> AttachmentRef {
        AttachmentRef { requirement: self.requirement.clone(), attachment: self.id, sha256: self.sha256.clone() }
    }
}
