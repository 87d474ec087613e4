//! The state of the session.

use std::{cell::RefCell, sync::LazyLock};

use leptos::prelude::*;
use mppi_domain::{
    api::session::{CitizenSession, CitizenSignIn, OfficerSession, OfficerSetup, OfficerSignIn},
    workflow::Role,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::officer_here::OfficerHere;
use crate::{
    api::{self, ApiError},
    config::{self, Portal},
    platform::{abort::Abort, cookie, online, storage},
};

/// Who is signed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Who<T> {
    /// Being asked.
    #[default]
    Unknown,
    /// Nobody.
    Nobody,
    /// Somebody.
    Somebody(T),
    /// Somebody was, and the server cannot be asked.
    Unreachable(ApiError),
}

impl<T> Who<T> {
    /// The same of something of the session.
    fn of<U>(&self, read: fn(&T) -> U) -> Who<U> {
        match self {
            Self::Unknown => Who::Unknown,
            Self::Nobody => Who::Nobody,
            Self::Somebody(session) => Who::Somebody(read(session)),
            Self::Unreachable(error) => Who::Unreachable(error.clone()),
        }
    }

    /// The session, if there is one.
    pub fn somebody(&self) -> Option<&T> {
        match self {
            Self::Somebody(session) => Some(session),
            _ => None,
        }
    }
}

/// The cookie that a citizen's sign-in leaves for the page to see. It opens nothing.
pub const KNOWN: &str = "__Host-mppi-known";

static CITIZEN: LazyLock<ArcRwSignal<Who<CitizenSession>>> = LazyLock::new(|| ArcRwSignal::new(Who::Unknown));
static OFFICER: LazyLock<ArcRwSignal<Who<OfficerSession>>> = LazyLock::new(|| ArcRwSignal::new(Who::Unknown));

thread_local! {
    static WHEN_IN: RefCell<Vec<fn(Uuid)>> = const { RefCell::new(Vec::new()) };
    static AT_END: RefCell<Vec<fn(End)>> = const { RefCell::new(Vec::new()) };
}

/// The citizen who is signed in. Reactive.
pub fn citizen() -> Who<CitizenSession> {
    CITIZEN.get()
}

/// The account or officer that is signed in here, as far as this device knows: without a network nobody can be asked.
/// Reactive.
pub fn account() -> Option<Uuid> {
    match who_here() {
        Who::Somebody(id) => Some(id),
        Who::Unreachable(_) => {
            let mark = storage::get(&mark())?;
            Uuid::parse_str(mark.split(' ').next()?).ok()
        }
        Who::Unknown | Who::Nobody => None,
    }
}

/// The same, where the server has said so. Reactive.
pub fn signed_in() -> Option<Uuid> {
    who_here().somebody().copied()
}

/// Who is signed in to this portal, by id. Reactive.
pub(super) fn who_here() -> Who<Uuid> {
    match config::portal() {
        Portal::Citizen => CITIZEN.with(|who| who.of(|session| session.account_id)),
        Portal::Officer => OFFICER.with(|who| who.of(|session| session.officer_id)),
    }
}

/// The officer who is signed in here, as far as this device knows. Reactive.
pub fn officer_here() -> Option<OfficerHere> {
    match officer() {
        Who::Somebody(session) => Some(OfficerHere::from(&session)),
        Who::Unreachable(_) => OfficerHere::of_text(&storage::get(&mark())?),
        Who::Unknown | Who::Nobody => None,
    }
}

/// Whether the officer has a role, as far as this device knows. Reactive.
pub fn has_role(role: Role) -> bool {
    officer_here().is_some_and(|officer| officer.roles.contains(&role))
}

/// Whether the browser's settings remember that somebody signed in here.
pub fn is_remembered() -> bool {
    storage::get(&mark()).is_some()
}

/// The officer who is signed in. Reactive.
pub fn officer() -> Who<OfficerSession> {
    OFFICER.get()
}

/// Runs `work` whenever somebody is known to be signed in here, with the account or officer.
pub fn on_sign_in(work: fn(Uuid)) {
    WHEN_IN.with(|list| list.borrow_mut().push(work));
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The person signed out.
    SignedOut,
    /// The server does not know it any more.
    RunOut,
}

/// Runs `work` whenever a session of this device ends: for data of the account that lies here.
pub fn on_end(work: fn(End)) {
    AT_END.with(|list| list.borrow_mut().push(work));
}

/// Asks who is signed in, where this device has been; without that mark nobody is, and no request is spent on it.
pub fn begin() {
    api::on_signed_out(|| clear(End::RunOut));
    // The cookie that a sign-in leaves outlives the mark where the browser threw away what is here.
    if is_remembered() || (config::portal() == Portal::Citizen && cookie::is_there(KNOWN)) {
        renew();
    } else {
        clear(End::RunOut);
    }
}

/// Asks once more when there is a network again, as long as the component lives that calls this.
pub fn renew_when_back() {
    let is_online = online::signal();
    Effect::new(move |before: Option<bool>| {
        let is_online = is_online.get();
        if is_online && before == Some(false) && matches!(untrack(who_here), Who::Unreachable(_)) {
            renew();
        }
        is_online
    });
}

/// Asks once more, such as after a failure. Pages that show what is kept of somebody go on doing so meanwhile.
pub fn renew() {
    let is_shown = untrack(account).is_some();
    match config::portal() {
        Portal::Citizen => {
            if !is_shown {
                CITIZEN.set(Who::Unknown);
            }
            spawn_local(async {
                let who = who(api::session::citizen(&Abort::never()).await);
                if let Who::Somebody(session) = &who {
                    remember(session.account_id, &session.account_id.to_string());
                }
                CITIZEN.set(who);
            });
        }
        Portal::Officer => {
            if !is_shown {
                OFFICER.set(Who::Unknown);
            }
            spawn_local(async {
                let who = who(api::session::officer(&Abort::never()).await);
                if let Who::Somebody(session) = &who {
                    remember(session.officer_id, &OfficerHere::from(session).to_text());
                }
                OFFICER.set(who);
            });
        }
    }
}

fn who<T>(answer: Result<T, ApiError>) -> Who<T> {
    match answer {
        Ok(session) => Who::Somebody(session),
        Err(error) if error.is_signed_out() => Who::Nobody,
        Err(error) => Who::Unreachable(error),
    }
}

/// Signs a citizen in.
///
/// # Errors
/// `wrong_code`, `locked`; [`ApiError::NotKept`].
pub async fn sign_in_citizen(sign_in: &CitizenSignIn) -> Result<(), ApiError> {
    let session = api::session::sign_in_citizen(sign_in).await?;
    is_kept(api::session::citizen(&Abort::never()).await)?;
    remember(session.account_id, &session.account_id.to_string());
    CITIZEN.set(Who::Somebody(session));
    Ok(())
}

/// Signs an officer in.
///
/// # Errors
/// `wrong_password`, `locked`; [`ApiError::NotKept`].
pub async fn sign_in_officer(sign_in: &OfficerSignIn) -> Result<(), ApiError> {
    let session = api::session::sign_in_officer(sign_in).await?;
    is_kept(api::session::officer(&Abort::never()).await)?;
    officer_is(session);
    Ok(())
}

/// A browser that keeps no cookie would send people in a circle, from the sign-in to the sign-in.
fn is_kept<T>(asked: Result<T, ApiError>) -> Result<(), ApiError> {
    if asked.is_err_and(|error| error.is_signed_out()) { Err(ApiError::NotKept) } else { Ok(()) }
}

/// Sets name and password by a one-time link, and signs in.
///
/// # Errors
/// `wrong_code`, `invalid_values`.
pub async fn set_up_officer(setup: &OfficerSetup) -> Result<(), ApiError> {
    officer_is(api::session::set_up_officer(setup).await?);
    Ok(())
}

fn officer_is(session: OfficerSession) {
    remember(session.officer_id, &OfficerHere::from(&session).to_text());
    OFFICER.set(Who::Somebody(session));
}

/// Signs out, on the server too.
///
/// # Errors
/// [`ApiError`] where the server could not be told: the person is still signed in then.
pub async fn sign_out() -> Result<(), ApiError> {
    let answer = match config::portal() {
        Portal::Citizen => api::session::sign_out_citizen().await,
        Portal::Officer => api::session::sign_out_officer().await,
    };
    match answer {
        Err(error) if !error.is_signed_out() => Err(error),
        _ => {
            clear(End::SignedOut);
            Ok(())
        }
    }
}

/// The session has ended here, and the server cannot be told.
pub fn run_out() {
    clear(End::RunOut);
}

/// Nobody is signed in (any more).
fn clear(end: End) {
    let had_somebody = is_remembered();
    storage::remove(&mark());
    if had_somebody {
        AT_END.with(|list| list.borrow().iter().for_each(|work| work(end)));
    }
    match config::portal() {
        Portal::Citizen => CITIZEN.set(Who::Nobody),
        Portal::Officer => OFFICER.set(Who::Nobody),
    }
}

/// Who it is, for times without a network. The id opens nothing.
fn remember(id: Uuid, text: &str) {
    storage::set(&mark(), text);
    WHEN_IN.with(|list| list.borrow().iter().for_each(|work| work(id)));
}

/// The setting that says that somebody signed in here. It holds no secret: the cookie does that.
fn mark() -> String {
    ["mppi.", &config::region().slug, ".", config::portal().key(), ".signed-in"].concat()
}
