//! A read that a page waits for.

use std::future::Future;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::error::ApiError;
use crate::platform::abort::Abort;

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
    let state = RwSignal::new(LoadState::Loading);
    let again = RwSignal::new(0_u32);
    let current = StoredValue::new_local(Abort::never());
    Effect::new(move |seen: Option<u32>| {
        let count = again.get();
        current.with_value(Abort::fire);
        let abort = Abort::new();
        current.set_value(abort.clone());
        if seen == Some(count) {
            // Another page's data must not stand there while its own is on the way.
            state.set(LoadState::Loading);
        } else if state.with_untracked(|state| matches!(state, LoadState::Failed(_))) {
            state.set(LoadState::Loading);
        }
        let asked = ask(abort.clone());
        spawn_local(async move {
            let answer = asked.await;
            if !abort.is_fired() {
                let _ = state.try_set(match answer {
                    Ok(value) => LoadState::Ready(value),
                    Err(error) => LoadState::Failed(error),
                });
            }
        });
        count
    });
    on_cleanup(move || {
        let _ = current.try_with_value(Abort::fire);
    });
    Load { state, again }
}
