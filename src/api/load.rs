//! A read that a page waits for.

use std::{future::Future, pin::Pin};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{error::ApiError, latest::Latest};
use crate::platform::{abort::Abort, timer};

/// Where a read stands.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadState<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// It did not come.
    Failed(ApiError),
}

impl<T> LoadState<T> {
    /// What came, if it came.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }
}

/// A read that a page waits for; see [`load`].
#[derive(Debug)]
pub struct Load<T: 'static> {
    state: RwSignal<LoadState<T>>,
    again: RwSignal<u32>,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Load<T> {}

impl<T: Send + Sync + Clone + 'static> Load<T> {
    /// Where it stands. Reactive.
    pub fn state(self) -> LoadState<T> {
        self.state.get()
    }

    /// What came, if it came. Reactive.
    pub fn ready(self) -> Option<T> {
        self.state.with(|state| state.ready().cloned())
    }

    /// Reads once more; what is there stays until the new answer comes.
    pub fn reload(self) {
        // The page may be gone when an action ends.
        let _ = self.again.try_update(|count| *count += 1);
    }

    /// Puts a newer value in place, such as the answer to an action.
    pub fn set(self, value: T) {
        let _ = self.state.try_set(LoadState::Ready(value));
    }
}

/// What a device has of a read, until the answer comes.
#[derive(Clone, Debug)]
pub struct KeptCopy<T> {
    /// As if it were the answer.
    pub quiet: T,
    /// The same, saying from when it is: shown where the answer takes long.
    pub dated: T,
}

/// Milliseconds in which an answer may come before a copy says from when it is.
const SOON: i32 = 2_000;

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, ApiError>>>>;
type Kept<T> = Pin<Box<dyn Future<Output = Option<KeptCopy<T>>>>>;

/// Runs a read for the component that calls it. It is given up when the component goes, and runs anew when a signal
/// that `ask` reads (before its first `await`) changes.
///
/// ```ignore
/// let services = api::load(|abort| async move { api::services::list(&abort).await });
/// ```
pub fn load<T, F>(ask: impl Fn(Abort) -> F + 'static) -> Load<T>
where
    T: Send + Sync + Clone + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    run(move |abort| (None, Box::pin(ask(abort))), |_, _| false)
}

/// The same over what the device has of it: that stands there until the answer comes, and the page does not move where the
/// answer `is_same`.
pub fn load_over_copy<T, C, F>(
    copy: impl Fn() -> C + 'static,
    ask: impl Fn(Abort) -> F + 'static,
    is_same: fn(&T, &T) -> bool,
) -> Load<T>
where
    T: Send + Sync + Clone + 'static,
    C: Future<Output = Option<KeptCopy<T>>> + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    run(move |abort| (Some(Box::pin(copy()) as Kept<T>), Box::pin(ask(abort))), is_same)
}

fn run<T>(begin: impl Fn(Abort) -> (Option<Kept<T>>, Answer<T>) + 'static, is_same: fn(&T, &T) -> bool) -> Load<T>
where
    T: Send + Sync + Clone + 'static,
{
    let state = RwSignal::new(LoadState::Loading);
    let again = RwSignal::new(0_u32);
    let latest = Latest::here();
    Effect::new(move |seen: Option<u32>| {
        let count = again.get();
        let abort = latest.begin();
        if seen == Some(count) {
            // Another page's data must not stand there while its own is on the way.
            state.set(LoadState::Loading);
        } else if state.with_untracked(|state| matches!(state, LoadState::Failed(_))) {
            state.set(LoadState::Loading);
        }
        let (copy, answer) = begin(abort.clone());
        if let Some(copy) = copy {
            show_copy(copy, state, abort.clone());
        }
        spawn_local(async move {
            let answer = answer.await;
            if !abort.is_fired() {
                // A copy that is shown says nothing of its age any more.
                abort.fire();
                let is_there = |value: &T| {
                    let shown = |state: &LoadState<T>| state.ready().is_some_and(|shown| is_same(shown, value));
                    state.try_with_untracked(shown) == Some(true)
                };
                match answer {
                    Ok(value) if is_there(&value) => {}
                    Ok(value) => drop(state.try_set(LoadState::Ready(value))),
                    Err(error) => drop(state.try_set(LoadState::Failed(error))),
                }
            }
        });
        count
    });
    Load { state, again }
}

fn show_copy<T: Send + Sync + 'static>(copy: Kept<T>, state: RwSignal<LoadState<T>>, abort: Abort) {
    spawn_local(async move {
        let Some(KeptCopy { quiet, dated }) = copy.await else { return };
        // What is there already, such as after an action, is newer.
        let is_waited_for = state.try_with_untracked(|state| matches!(state, LoadState::Loading)) == Some(true);
        if abort.is_fired() || !is_waited_for {
            return;
        }
        let _ = state.try_set(LoadState::Ready(quiet));
        timer::after(SOON, move || {
            if !abort.is_fired() {
                let _ = state.try_set(LoadState::Ready(dated));
            }
        });
    });
}
