//! Giving up requests.

use web_sys::{AbortController, AbortSignal};

/// Gives up the requests that were started with it. Clones are the same one.
#[derive(Clone, Debug)]
pub struct Abort(Option<AbortController>);

impl Abort {
    /// One that can be fired.
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// One that never fires: for writes, which must not be cut off half way.
    pub const fn never() -> Self {
        Self(None)
    }

    /// Gives up.
    pub fn fire(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }

    /// Whether it was fired.
    pub fn is_fired(&self) -> bool {
        self.0.as_ref().is_some_and(|controller| controller.signal().aborted())
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}
