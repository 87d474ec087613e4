//! Events folded into the set of open steps.

use uuid::Uuid;

use crate::{
    calendar::WorkCalendar,
    case::{
        event::{Actor, AttachmentRef, CaseEvent, DocumentKind, EventBody},
        flag::FlagRef,
    },
    clock::{ClockTransition, ServiceClock},
    date::{Date, Instant},
    service::ServiceDefinition,
    status::Status,
    workflow::{Role, Step, StepKind},
};

/// What a case's events amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseState {
    /// Sequence number of the last event.
    pub seq: u32,
    /// Steps that are open, in the workflow's order.
    pub steps: Vec<OpenStep>,
    /// Keys of the steps that are done.
    pub done: Vec<String>,
    /// What the applicant is asked to correct.
    pub correction: Option<Correction>,
    /// The service clock.
    pub clock: ServiceClock,
    /// Version of the answers that is valid.
    pub answers_version: u32,
    /// The files that are valid.
    pub attachments: Vec<AttachmentRef>,
    /// The issued document.
    pub document: Option<IssuedDocument>,
    /// The shelf on which it lies.
    pub shelf: Option<String>,
    /// How the case ended.
    pub closed: Option<Status>,
    /// When it was sent.
    pub submitted_at: Instant,
    /// When the last event happened.
    pub updated_at: Instant,
}

/// An open step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStep {
    /// Key in the workflow.
    pub key: String,
    /// What is done in it.
    pub kind: StepKind,
    /// Who does it.
    pub role: Role,
    /// Code of the agency that does it.
    pub agency: String,
    /// The officer who took it.
    pub assignee: Option<Uuid>,
    /// Counts up with every event of the step; what an action is `based_on`.
    pub revision: u32,
    /// The day from which the step's own limit counts.
    pub since: Date,
    /// True while the applicant corrects.
    pub waiting: bool,
}

/// What the applicant is asked to correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The step that sent it back.
    pub step: String,
    /// What is wrong.
    pub flags: Vec<FlagRef>,
    /// When.
    pub since: Instant,
}

/// The document of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedDocument {
    /// Its id.
    pub id: Uuid,
    /// How it came about.
    pub origin: DocumentKind,
    /// When it was issued.
    pub at: Instant,
}

/// A log that cannot be folded: the database holds what no code of ours wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// The first event is not `submitted`, or there is none.
    #[error("the log does not begin with a submission")]
    NoSubmission,
    /// A sequence number is missing or doubled.
    #[error("event {0} is missing or doubled")]
    Gap(u32),
    /// An event names a step that is not open.
    #[error("event {0} belongs to a step that is not open")]
    StepNotOpen(u32),
    /// Something happened after the end.
    #[error("event {0} comes after the end of the case")]
    AfterEnd(u32),
}

impl CaseState {
    /// Folds a whole log.
    ///
    /// # Errors
    /// A log that no sequence of permitted actions could have written.
    pub fn fold(definition: &ServiceDefinition, events: &[CaseEvent]) -> Result<Self, FoldError> {
        let (first, rest) = events.split_first().ok_or(FoldError::NoSubmission)?;
        let mut state = Self::begin(definition, first)?;
        for event in rest {
            state.apply(definition, event)?;
        }
        Ok(state)
    }

    fn begin(definition: &ServiceDefinition, event: &CaseEvent) -> Result<Self, FoldError> {
        let EventBody::Submitted { answers_version, attachments, .. } = &event.body else {
            return Err(FoldError::NoSubmission);
        };
        if event.seq != 1 {
            return Err(FoldError::Gap(event.seq));
        }
        let mut state = Self {
            seq: 1,
            steps: Vec::new(),
            done: Vec::new(),
            correction: None,
            clock: ServiceClock::new(definition.time_limit.working_days),
            answers_version: *answers_version,
            attachments: attachments.clone(),
            document: None,
            shelf: None,
            closed: None,
            submitted_at: event.at,
            updated_at: event.at,
        };
        state.open_ready(definition, event.on);
        Ok(state)
    }

    /// Adds one event.
    ///
    /// # Errors
    /// As for [`CaseState::fold`].
    pub fn apply(&mut self, definition: &ServiceDefinition, event: &CaseEvent) -> Result<(), FoldError> {
        if event.seq != self.seq + 1 {
            return Err(FoldError::Gap(event.seq));
        }
        // Messages, and downloads of a document that is already there, may still come after the end.
        let is_late = matches!(event.body, EventBody::Messaged { .. } | EventBody::Downloaded { .. });
        if self.closed.is_some() && !is_late {
            return Err(FoldError::AfterEnd(event.seq));
        }
        self.happen(definition, event)?;
        self.seq = event.seq;
        self.updated_at = event.at;
        Ok(())
    }

    fn happen(&mut self, definition: &ServiceDefinition, event: &CaseEvent) -> Result<(), FoldError> {
        match &event.body {
            EventBody::Submitted { .. } => return Err(FoldError::Gap(event.seq)),
            EventBody::Claimed => {
                let officer = match event.actor {
                    Actor::Officer { id } => Some(id),
                    Actor::Citizen { .. } | Actor::System => None,
                };
                self.touch(event)?.assignee = officer;
            }
            EventBody::Released => self.touch(event)?.assignee = None,
            EventBody::DeclaredComplete { counts_from } => {
                self.finish(definition, event)?;
                self.clock.apply(ClockTransition::Started(*counts_from));
            }
            EventBody::Returned { flags } => {
                let step = self.touch(event)?;
                step.waiting = true;
                let step = step.key.clone();
                self.correction = Some(Correction { step, flags: flags.clone(), since: event.at });
                self.clock.apply(ClockTransition::Paused(event.on));
            }
            EventBody::Resubmitted { answers_version, attachments, .. } => {
                let step = self.touch(event)?;
                step.waiting = false;
                step.since = event.on;
                self.correction = None;
                self.answers_version = *answers_version;
                self.attachments.clone_from(attachments);
                self.clock.apply(ClockTransition::Resumed(event.on));
            }
            EventBody::Processed { .. } | EventBody::Approved { .. } => self.finish(definition, event)?,
            EventBody::Rejected { .. } => {
                self.touch(event)?;
                self.close(Status::Rejected, event.on);
            }
            EventBody::Issued { document, origin, .. } => {
                self.document = Some(IssuedDocument { id: *document, origin: *origin, at: event.at });
                self.clock.apply(ClockTransition::Stopped(event.on));
                self.finish(definition, event)?;
            }
            EventBody::Shelved { shelf } => {
                self.touch(event)?;
                self.shelf = Some(shelf.clone());
            }
            EventBody::HandedOver { .. } => {
                self.finish(definition, event)?;
                if self.steps.is_empty() {
                    self.close(Status::Completed, event.on);
                }
            }
            EventBody::Downloaded { .. } => {
                if self.closed.is_none() && self.steps.is_empty() && self.document.is_some() {
                    self.close(Status::Completed, event.on);
                }
            }
            EventBody::Cancelled { .. } => self.close(Status::Cancelled, event.on),
            EventBody::Messaged { .. } => {}
        }
        Ok(())
    }

    /// The case in one word.
    pub fn status(&self) -> Status {
        if let Some(closed) = self.closed {
            return closed;
        }
        if self.correction.is_some() {
            return Status::CorrectionNeeded;
        }
        let has = |kind: StepKind| self.steps.iter().any(|step| step.kind == kind);
        if has(StepKind::Check) {
            let is_untouched = self.steps.iter().all(|step| step.assignee.is_none()) && self.seq == 1;
            return if is_untouched { Status::Submitted } else { Status::Checking };
        }
        if has(StepKind::Process) {
            return Status::InProcess;
        }
        if has(StepKind::Approve) {
            return Status::AwaitingSignature;
        }
        if has(StepKind::Issue) {
            return Status::InProcess;
        }
        if self.document.is_none() {
            return Status::InProcess;
        }
        if self.shelf.is_some() { Status::ReadyForPickup } else { Status::Issued }
    }

    /// A step that is open.
    pub fn step(&self, key: &str) -> Option<&OpenStep> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// The day by which somebody of the office must act, as things stand: the check's own limit before completeness,
    /// the service clock after it. None while the applicant corrects, and after issue.
    pub fn due(&self, definition: &ServiceDefinition, calendar: &WorkCalendar, today: Date) -> Option<Date> {
        if self.closed.is_some() || self.correction.is_some() || self.document.is_some() {
            return None;
        }
        let check = self.steps.iter().find(|step| step.kind == StepKind::Check);
        match check {
            Some(step) => Some(calendar.add_working_days(step.since, definition.time_limit.check_working_days)),
            None => self.clock.due(calendar, today),
        }
    }

    fn touch(&mut self, event: &CaseEvent) -> Result<&mut OpenStep, FoldError> {
        let key = event.step.as_deref().ok_or(FoldError::StepNotOpen(event.seq))?;
        let step = self.steps.iter_mut().find(|step| step.key == key).ok_or(FoldError::StepNotOpen(event.seq))?;
        step.revision += 1;
        Ok(step)
    }

    fn finish(&mut self, definition: &ServiceDefinition, event: &CaseEvent) -> Result<(), FoldError> {
        let key = self.touch(event)?.key.clone();
        self.steps.retain(|step| step.key != key);
        self.done.push(key);
        self.open_ready(definition, event.on);
        Ok(())
    }

    fn close(&mut self, how: Status, on: Date) {
        self.steps.clear();
        self.correction = None;
        self.clock.apply(ClockTransition::Stopped(on));
        self.closed = Some(how);
    }

    /// Opens every step whose predecessors are done.
    fn open_ready(&mut self, definition: &ServiceDefinition, on: Date) {
        for step in &definition.workflow.steps {
            let is_known = self.done.contains(&step.key) || self.steps.iter().any(|open| open.key == step.key);
            if !is_known && step.after.iter().all(|key| self.done.contains(key)) {
                self.steps.push(open(step, definition, on));
            }
        }
    }
}

fn open(step: &Step, definition: &ServiceDefinition, on: Date) -> OpenStep {
    OpenStep {
        key: step.key.clone(),
        kind: step.kind,
        role: step.role,
        agency: step.agency.clone().unwrap_or_else(|| definition.agency.code.clone()),
        assignee: None,
        revision: 1,
        since: on,
        waiting: false,
    }
}
