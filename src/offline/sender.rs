//! Sending a draft, as its page sees it.

use leptos::prelude::*;
use mppi_domain::{api::problem::InvalidParam, service::ServiceDefinition};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    draft::{Draft, Progress, Refusal},
    outbox::{self, ItemState, Moving},
    save_state::SaveState,
    session::DraftSession,
};
use crate::{api::ApiError, config, i18n, session};

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
    /// It goes by itself as soon as it can; what was in the way the last time. Nothing is lost.
    Waiting(Option<ApiError>),
    /// The account that sent it must be signed in; then it goes on by itself.
    NeedsSignIn {
        /// Another account is.
        is_other: bool,
    },
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

impl SendState {
    /// That of a draft. Reactive.
    pub fn of(draft: &Draft) -> Self {
        match &draft.progress {
            Progress::Queued => queued(draft.id),
            Progress::Editing => draft.refusal.clone().map_or(Self::Idle, refused),
            Progress::Sent { .. } => Self::Sent,
        }
    }

    /// Whether something is on its way.
    pub fn is_moving(&self) -> bool {
        matches!(self, Self::Uploading { .. } | Self::Sending)
    }
}

fn queued(id: Uuid) -> SendState {
    let heard = outbox::heard(id);
    let (state, moving) = heard.map(|heard| (heard.state, heard.moving)).unwrap_or_default();
    match (moving, state) {
        (Some(Moving::Uploading { number, of, percent }), _) => SendState::Uploading { number, of, percent },
        (Some(Moving::Sending), _) => SendState::Sending,
        (None, Some(ItemState::SignIn { is_other })) => SendState::NeedsSignIn { is_other },
        (None, Some(ItemState::Waiting { why })) => SendState::Waiting(why),
        (None, _) => SendState::Waiting(None),
    }
}

/// Sends one draft. A `Copy` handle for the page of the draft.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    session: DraftSession,
}

impl Sender {
    /// A sender for the draft, for the component that calls it. What waits already goes on at once, and again whenever
    /// somebody signs in.
    pub fn new(session: DraftSession) -> Self {
        let somebody = Memo::new(|_| session::signed_in());
        Effect::new(move |_| {
            somebody.get();
            if session.with_untracked(Draft::is_queued) == Some(true) {
                outbox::wake();
            }
        });
        Self { session }
    }

    /// Whether the device did not take it, so that it goes only as long as this page is there. Reactive.
    pub fn is_in_page_only(self) -> bool {
        matches!(self.session.save_state(), SaveState::Failed(_))
    }

    /// Where it stands. Reactive.
    pub fn state(self) -> SendState {
        self.session.with(SendState::of).unwrap_or(SendState::Idle)
    }

    /// The person pressed *Kirim*: fixes the bytes and lets them be sent. Pressed again, it tries again at once.
    pub fn send(self, definition: &ServiceDefinition) {
        let definition = definition.clone();
        spawn_local(async move {
            self.queue(&definition).await;
        });
    }

    /// The same, done when it is in the outbox; whether it is.
    pub async fn queue(self, definition: &ServiceDefinition) -> bool {
        let language = untrack(i18n::content_language);
        let Some(account) = untrack(session::account) else { return false };
        if self.session.with_untracked(Draft::is_editable) != Some(true) {
            outbox::wake();
            return true;
        }
        self.session.edit_intake(|intake| {
            // What is sent once more was taken in when its receipt says.
            intake.taken_at.get_or_insert(config::now());
        });
        let Some(draft) = self.session.queued() else { return false };
        outbox::queue(draft, definition, language, account).await;
        true
    }

    /// Takes it back to change it, unless it may have arrived already.
    pub fn withdraw(self) {
        spawn_local(async move {
            outbox::withdraw(self.session.id()).await;
        });
    }
}

fn refused(refusal: Refusal) -> SendState {
    let error = refusal.problem.map(Box::new);
    match (refusal.requirement, error) {
        (Some(requirement), error) => SendState::FileTrouble { requirement, error: error.map(ApiError::Problem) },
        (None, Some(problem)) if problem.invalid_params.is_empty() => SendState::Refused(ApiError::Problem(problem)),
        (None, Some(problem)) => SendState::Invalid(problem.invalid_params),
        (None, None) => SendState::Idle,
    }
}
