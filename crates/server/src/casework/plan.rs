//! One action, thought through before anything is written: the event that it makes, and what is kept beside it.

use mppi_domain::{
    api::problem::{InvalidParam, ProblemCode},
    case::{Action, ActionRequest, AttachmentRef, Collector, EventBody, Flag, FlagRef, IdentityCheck},
    clock::effective_start,
    form::{Answers, FieldErrorCode, normalise},
};
use mppi_store::{StoreError, pickups};
use uuid::Uuid;

use crate::{
    auth::limit,
    casework::{
        LoadedCase, Person, codes, correction,
        correction::Versions,
        detail::HandoverRecord,
        flags, handed_in,
        issue::{self, NewDocument},
        payload::{self, fault},
        places::unknown_places,
        submit::answers_hash,
    },
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};

/// What an action will write.
#[derive(Debug)]
pub struct Plan {
    /// The event.
    pub body: EventBody,
    /// Words to be sealed under the ids that the event names.
    pub notes: Vec<(Uuid, String)>,
    /// A corrected version.
    pub correction: Option<(u32, Answers, Vec<AttachmentRef>)>,
    /// Who collected it.
    pub handover: Option<(Uuid, HandoverRecord)>,
    /// A pickup code, if the case gets one now.
    pub pickup_code: Option<String>,
    /// The document.
    pub document: Option<NewDocument>,
}

impl Plan {
    fn of(body: EventBody) -> Self {
        Self { body, notes: Vec::new(), correction: None, handover: None, pickup_code: None, document: None }
    }

    fn with_note(mut self, note: Option<(Uuid, String)>) -> Self {
        self.notes.extend(note);
        self
    }
}

/// Thinks an action through that the state allows.
///
/// # Errors
/// `invalid_values`, `upload_missing`, `template_failed`
pub async fn plan(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    request: &ActionRequest,
) -> ApiResult<Plan> {
    let faults = payload::check(&request.action, &case.definition);
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    let now = state.clock.now();
    let note = |words: &str| (state.random.id(now), words.trim().to_owned());
    let optional =
        |words: &Option<String>| words.as_deref().map(str::trim).filter(|words| !words.is_empty()).map(&note);
    match &request.action {
        Action::Claim {} => Ok(Plan::of(EventBody::Claimed)),
        Action::Release {} => Ok(Plan::of(EventBody::Released)),
        Action::DeclareComplete {} => {
            let counts_from = effective_start(now, region.profile.zone, region.closing_time(), &region.calendar);
            Ok(Plan::of(EventBody::DeclaredComplete { counts_from }))
        }
        Action::Return { flags } => send_back(state, region, case, flags),
        Action::Resubmit { answers, attachments } => resubmit(state, region, person, case, answers, attachments).await,
        Action::Process { note: words } => {
            let note = optional(words);
            Ok(Plan::of(EventBody::Processed { note: note.as_ref().map(|(id, _)| *id) }).with_note(note))
        }
        Action::Approve { note: words } => {
            let note = optional(words);
            Ok(Plan::of(EventBody::Approved { note: note.as_ref().map(|(id, _)| *id) }).with_note(note))
        }
        Action::Cancel { reason } => {
            let note = optional(reason);
            Ok(Plan::of(EventBody::Cancelled { note: note.as_ref().map(|(id, _)| *id) }).with_note(note))
        }
        Action::Reject { reason } => {
            let note = note(reason);
            Ok(Plan::of(EventBody::Rejected { note: note.0 }).with_note(Some(note)))
        }
        Action::Message { words } => {
            let note = note(words);
            Ok(Plan::of(EventBody::Messaged { note: note.0 }).with_note(Some(note)))
        }
        Action::Issue { attachment, number } => {
            let document = issue::make(state, region, person, case, attachment.zip(number.as_deref())).await?;
            let facts = &document.facts;
            let body = EventBody::Issued { document: facts.id, origin: facts.origin, sha256: facts.sha256.clone() };
            Ok(Plan { document: Some(document), ..Plan::of(body) })
        }
        Action::Shelve { shelf } => {
            let is_first = pickups::code(&region.scope.read(), case.application.id).await?.is_none();
            let pickup_code = is_first.then(|| codes::draw(&state.random, codes::PICKUP));
            Ok(Plan { pickup_code, ..Plan::of(EventBody::Shelved { shelf: shelf.trim().to_owned() }) })
        }
        Action::HandOver { pickup_code, collector, identity, signature } => {
            let code_shown = check_code(state, region, person, case, pickup_code.as_deref()).await?;
            Ok(hand_over(state, collector, *identity, signature, code_shown))
        }
    }
}

fn send_back(state: &AppState, region: &RegionContext, case: &LoadedCase, given: &[Flag]) -> ApiResult<Plan> {
    let faults = flags::check(given, &case.definition, &case.answers(), case.context(region.profile.zone));
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    let now = state.clock.now();
    let mut notes = Vec::with_capacity(given.len());
    let mut refs = Vec::with_capacity(given.len());
    for flag in given {
        let note = state.random.id(now);
        notes.push((note, flag.words.trim().to_owned()));
        refs.push(FlagRef { pointer: flag.pointer.clone(), reason: flag.reason, note });
    }
    Ok(Plan { notes, ..Plan::of(EventBody::Returned { flags: refs }) })
}

async fn resubmit(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    answers: &Answers,
    files: &[AttachmentRef],
) -> ApiResult<Plan> {
    let definition = &case.definition;
    let context = case.context(region.profile.zone);
    let (old, new) = (case.answers(), normalise(&definition.form, answers, context));
    let flags = case.state.correction.as_ref().map(|correction| correction.flags.as_slice()).unwrap_or_default();
    let versions =
        Versions { definition, context, old: &old, new: &new, old_files: &case.state.attachments, new_files: files };
    let mut faults = correction::check(versions, flags);
    let unknown = unknown_places(&state.areas, &definition.form, &new).into_iter();
    // A place that was on the list when the case was sent, and was not corrected, is not held against the applicant.
    let nowhere = unknown.filter(|place| old.get(place) != new.get(place));
    faults.extend(nowhere.map(|place| fault(["/action/answers", &place].concat(), FieldErrorCode::NotAnArea)));
    faults.extend(correction::check_documents("/action", definition, &new, files, context));
    let handed_in = handed_in::look_at(
        &region.scope.read(),
        person.owner(),
        Some(case.application.id),
        "/action",
        definition,
        files,
    )
    .await?;
    faults.extend(handed_in.faults);
    if !faults.is_empty() {
        faults.dedup();
        return Err(ApiError::invalid(faults));
    }
    if handed_in.is_missing {
        return Err(upload_missing());
    }
    let version = case.state.answers_version + 1;
    let body = EventBody::Resubmitted {
        answers_version: version,
        answers_hash: answers_hash(&new),
        attachments: files.to_vec(),
    };
    Ok(Plan { correction: Some((version, new, files.to_vec())), ..Plan::of(body) })
}

/// The problem of a file that is not here.
pub fn upload_missing() -> ApiError {
    ApiError::new(
        ProblemCode::UploadMissing,
        "a file is not here, or not whole: upload it and send the same bytes again",
    )
}

async fn check_code(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    typed: Option<&str>,
) -> ApiResult<bool> {
    let Some(code) = typed.and_then(|typed| codes::read(typed, codes::PICKUP)) else { return Ok(false) };
    let key = format!("pickup-officer:{}", person.id());
    limit::hit(&region.scope, &key, limit::PICKUPS_PER_OFFICER, state.clock.now()).await?;
    match pickups::find(&region.scope.read(), &code).await {
        Ok(application) if application == case.application.id => Ok(true),
        Ok(_) | Err(StoreError::NotFound) => Err(wrong_code()),
        Err(error) => Err(error.into()),
    }
}

fn wrong_code() -> ApiError {
    let wrong: InvalidParam = fault("/action/pickup_code", FieldErrorCode::NotAnOption);
    ApiError::invalid(vec![wrong])
}

fn hand_over(
    state: &AppState,
    collector: &Collector,
    identity: IdentityCheck,
    signature: &str,
    code_shown: bool,
) -> Plan {
    let record = state.random.id(state.clock.now());
    let kind = collector.kind;
    let collector = Collector { kind, name: collector.name.trim().to_owned() };
    let sealed = HandoverRecord { collector, identity, signature: signature.to_owned() };
    let body = EventBody::HandedOver { record, collector: kind, identity, code_shown };
    Plan { handover: Some((record, sealed)), ..Plan::of(body) }
}
