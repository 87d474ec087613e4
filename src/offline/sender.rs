//! Sending a draft: missing files first, each with resume, then the request with always the same bytes.
//!
//! What follows from an answer is decided by [`plan`], which knows nothing of the network.

pub mod plan;

use leptos::prelude::*;
use mppi_domain::{
    api::{problem::InvalidParam, submission::Receipt},
    service::ServiceDefinition,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use self::plan::{Verdict, verdict};
use super::{
    draft::{Draft, DraftFile, FilePlace, Progress, Purpose},
    drafts, file_store, request,
    session::DraftSession,
};
use crate::{
    api::{
        self, ApiError,
        attachments::{Place, Upload},
    },
    config, i18n,
    platform::{abort::Abort, online, timer},
    session::{self, Who},
};

/// Where the sending stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SendState {
    /// Not begun.
    Idle,
    /// File number `number` of `of` is on its way.
    Uploading {
        /// From one.
        number: usize,
        /// How many there are.
        of: usize,
        /// How much of it arrived.
        percent: u8,
    },
    /// Everything is there but the request itself.
    Sending,
    /// No connection: it goes on by itself when there is one, or by [`Sender::retry`]. Nothing is lost.
    Waiting(ApiError),
    /// Somebody must sign in first; then it goes on by [`Sender::retry`].
    NeedsSignIn,
    /// Some values are wrong; the draft can be changed again.
    Invalid(Vec<InvalidParam>),
    /// The server refused it; the draft can be changed again.
    Refused(ApiError),
    /// A file is gone from the device, or its bytes do not go through; it must be picked again.
    FileTrouble {
        /// Code of its requirement.
        requirement: String,
        /// What the server said of it; nothing where it is gone.
        error: Option<ApiError>,
    },
    /// The server has it.
    Sent,
}

/// Sends one draft. A `Copy` handle for the page of the draft.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    session: DraftSession,
    state: RwSignal<SendState>,
    busy: StoredValue<bool>,
}

impl Sender {
    /// A sender for the draft, for the component that calls it. Where the draft is on its way already (the page was
    /// closed in between), it goes on at once.
    pub fn new(session: DraftSession) -> Self {
        let is_sent = session.with_untracked(Draft::is_sent).unwrap_or(false);
        let state = RwSignal::new(if is_sent { SendState::Sent } else { SendState::Idle });
        let sender = Self { session, state, busy: StoredValue::new(false) };
        let is_online = online::signal();
        Effect::new(move |_| {
            if is_online.get() && state.with_untracked(|state| matches!(state, SendState::Waiting(_))) {
                sender.retry();
            }
        });
        if session.with_untracked(|draft| matches!(draft.progress, Progress::Ready { .. })) == Some(true) {
            sender.retry();
        }
        sender
    }

    /// Where it stands. Reactive.
    pub fn state(self) -> SendState {
        self.state.try_get().unwrap_or(SendState::Idle)
    }

    /// Whether it is at work. Reactive.
    pub fn is_busy(self) -> bool {
        matches!(self.state(), SendState::Uploading { .. } | SendState::Sending)
    }

    /// The person pressed *Kirim*: fixes the bytes and sends them.
    pub fn send(self, definition: &ServiceDefinition) {
        let language = untrack(i18n::content_language);
        let context = config::context();
        if self.session.with_untracked(Draft::is_editable) == Some(true) {
            let body = self
                .session
                .with_untracked(|draft| request::body(draft, definition, language, context))
                .unwrap_or_default();
            self.session.update(|draft| draft.progress = Progress::Ready { body });
        }
        self.retry();
    }

    /// Goes on with what was begun.
    pub fn retry(self) {
        if self.busy.try_get_value() != Some(false) {
            return;
        }
        self.busy.set_value(true);
        spawn_local(async move {
            let state = self.run().await;
            let _ = self.busy.try_set_value(false);
            self.show(state);
        });
    }

    fn show(self, state: SendState) {
        let _ = self.state.try_set(state);
    }

    async fn run(self) -> SendState {
        if let Err(state) = signed_in().await {
            return state;
        }
        // On the disk before anything leaves. A device that keeps nothing can still send.
        let _ = self.session.flush().await;
        let mut rounds = 0;
        loop {
            let Some(draft) = self.session.with_untracked(Draft::clone) else { return SendState::Idle };
            let Progress::Ready { body } = &draft.progress else {
                return if draft.is_sent() { SendState::Sent } else { SendState::Idle };
            };
            if let Err(trouble) = self.upload_missing(&draft, body).await {
                return trouble;
            }
            self.show(SendState::Sending);
            let answer = put(&draft, body).await;
            let verdict = verdict(answer.as_ref().err(), rounds);
            rounds += 1;
            match (verdict, answer) {
                (_, Ok(receipt)) => return self.finish(receipt).await,
                (Verdict::UploadAgain, _) => self.session.update(|draft| {
                    for file in draft.files.iter_mut().filter(|file| file.place == FilePlace::Uploaded) {
                        file.place = FilePlace::Device;
                    }
                }),
                (Verdict::AskReceipt, Err(error)) => {
                    return match api::submissions::receipt(draft.id, &Abort::never()).await {
                        Ok(receipt) => self.finish(Some(receipt)).await,
                        Err(lost) if lost.is_passing() => SendState::Waiting(lost),
                        Err(_) => {
                            self.session.reopen();
                            SendState::Refused(error)
                        }
                    };
                }
                (Verdict::SignIn, _) => return SendState::NeedsSignIn,
                (Verdict::Wait, Err(error)) => return SendState::Waiting(error),
                (Verdict::Reopen, Err(error)) => {
                    self.session.reopen();
                    let _ = self.session.flush().await;
                    return match error.problem() {
                        Some(problem) if !problem.invalid_params.is_empty() => {
                            SendState::Invalid(problem.invalid_params.clone())
                        }
                        _ => SendState::Refused(error),
                    };
                }
            }
        }
    }

    async fn upload_missing(self, draft: &Draft, body: &str) -> Result<(), SendState> {
        let missing = request::to_upload(draft, body);
        let of = missing.len();
        for (place, index) in missing.into_iter().enumerate() {
            let Some(file) = draft.files.get(index) else { continue };
            let number = place + 1;
            self.show(SendState::Uploading { number, of, percent: 0 });
            let Ok(Some(bytes)) = file_store::get(file.id).await else {
                self.session.reopen();
                return Err(SendState::FileTrouble { requirement: file.requirement.clone(), error: None });
            };
            let size = (bytes.len() as u64).max(1);
            let progress = move |there: u64| {
                let percent = u8::try_from(there * 100 / size).unwrap_or(100);
                self.show(SendState::Uploading { number, of, percent });
            };
            let upload = Upload { id: file.id, sha256: &file.sha256, name: &file.name, bytes: &bytes };
            if let Err(error) = api::attachments::upload(Place::Citizen, upload, &Abort::never(), &progress).await {
                return Err(self.upload_failed(file, error));
            }
            let id = file.id;
            self.session.update(|draft| {
                for file in draft.files.iter_mut().filter(|file| file.id == id) {
                    file.place = FilePlace::Uploaded;
                }
            });
        }
        Ok(())
    }

    fn upload_failed(self, file: &DraftFile, error: ApiError) -> SendState {
        match verdict(Some(&error), 0) {
            Verdict::SignIn => SendState::NeedsSignIn,
            Verdict::Wait => SendState::Waiting(error),
            _ => {
                self.session.reopen();
                SendState::FileTrouble { requirement: file.requirement.clone(), error: Some(error) }
            }
        }
    }

    async fn finish(self, receipt: Option<Receipt>) -> SendState {
        let files: Option<Vec<Uuid>> =
            self.session.with_untracked(|draft| draft.files.iter().map(|file| file.id).collect());
        let is_correction = self.session.with_untracked(|draft| matches!(draft.purpose, Purpose::Correct { .. }));
        self.session.update(|draft| draft.sent(receipt));
        let _ = self.session.flush().await;
        file_store::remove(files.unwrap_or_default()).await;
        if is_correction == Some(true) {
            // The case shows it now; a second copy here would only grow old.
            let _ = drafts::remove(self.session.id()).await;
        }
        SendState::Sent
    }
}

/// Waits until it is known who is signed in: right after a reload the server is still being asked.
async fn signed_in() -> Result<(), SendState> {
    let mut asked_again = false;
    for _ in 0..200 {
        match untrack(session::citizen) {
            Who::Somebody(_) => return Ok(()),
            Who::Nobody => return Err(SendState::NeedsSignIn),
            Who::Unreachable(error) if asked_again => return Err(SendState::Waiting(error)),
            Who::Unreachable(_) => {
                asked_again = true;
                session::renew();
            }
            Who::Unknown => {}
        }
        timer::sleep(150).await;
    }
    Err(SendState::Waiting(ApiError::TimedOut))
}

/// One `PUT` with ready bytes.
async fn put(draft: &Draft, body: &str) -> Result<Option<Receipt>, ApiError> {
    match &draft.purpose {
        Purpose::Apply { .. } => api::submissions::send(draft.id, body.as_bytes()).await.map(Some),
        Purpose::Correct { application, .. } => {
            api::applications::act_with_bytes(*application, draft.id, body.as_bytes()).await.map(|_| None)
        }
    }
}
