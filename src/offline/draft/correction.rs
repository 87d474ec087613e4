//! Drafts that correct a case.

use mppi_domain::{
    api::{application::ApplicationDetail, draft::DraftFile as MirroredFile, problem::ProblemCode},
    case::{ActionKind, Flag},
    date::Instant,
};
use uuid::Uuid;

use super::{Draft, DraftFile, FilePlace, Purpose, Refusal};
use crate::api::bare_problem;

impl Draft {
    /// The correction of a case: everything as it is, to change what is flagged.
    pub fn correct(case: &ApplicationDetail, id: Uuid, now: Instant) -> Self {
        let offered = case.actions.iter().find(|action| action.kind == ActionKind::Resubmit);
        let files: Vec<DraftFile> = case.attachments.iter().map(DraftFile::from).collect();
        let purpose = Purpose::Correct {
            application: case.summary.id,
            number: case.summary.number.clone(),
            step: offered.and_then(|action| action.step.clone()),
            based_on: offered.and_then(|action| action.based_on),
            flags: case.flags.clone(),
            before: case.answers.clone(),
            files_before: files.iter().map(MirroredFile::from).collect(),
        };
        Self { answers: case.answers.clone(), files, declared: true, ..Self::begun(&case.definition, id, purpose, now) }
    }

    /// What is to be corrected; empty for new cases.
    pub fn flags(&self) -> &[Flag] {
        match &self.purpose {
            Purpose::Apply { .. } => &[],
            Purpose::Correct { flags, .. } => flags,
        }
    }

    /// Whether this draft corrects the same version of the same case, so that it goes on and no new one is begun.
    pub fn corrects(&self, case: &ApplicationDetail) -> bool {
        let offered =
            case.actions.iter().find(|action| action.kind == ActionKind::Resubmit).and_then(|action| action.based_on);
        match &self.purpose {
            Purpose::Correct { application, based_on, .. } => {
                *application == case.summary.id && *based_on == offered && !self.is_sent()
            }
            Purpose::Apply { .. } => false,
        }
    }

    /// The same, refused because its case has changed.
    #[must_use]
    pub fn overtaken(mut self) -> Self {
        self.refusal = Some(Refusal { problem: Some(bare_problem(ProblemCode::Stale)), requirement: None });
        self
    }

    /// Whether it is a correction whose case has changed since, so that it cannot be sent any more.
    pub fn is_overtaken(&self) -> bool {
        let problem = self.refusal.as_ref().and_then(|refusal| refusal.problem.as_ref());
        matches!(self.purpose, Purpose::Correct { .. })
            && problem.is_some_and(|problem| problem.code == ProblemCode::Stale)
    }

    /// Whether it corrects nothing yet: all of it is in the case.
    pub fn is_untouched(&self) -> bool {
        match &self.purpose {
            Purpose::Correct { before, .. } => {
                self.answers == *before && self.files.iter().all(|file| file.place == FilePlace::Case)
            }
            Purpose::Apply { .. } => false,
        }
    }
}
