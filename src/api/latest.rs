//! The reads of a component: the latest one counts, and none outlives the component.

use leptos::prelude::*;

use crate::platform::abort::Abort;

/// Gives up a read when the next one begins, and the last one when the component goes. A `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Latest(StoredValue<Abort, LocalStorage>);

impl Latest {
    /// For the component that calls it.
    pub fn here() -> Self {
        let latest = Self(StoredValue::new_local(Abort::never()));
        on_cleanup(move || latest.give_up());
        latest
    }

    /// What the next read is given up by; the one before is given up now.
    pub fn begin(self) -> Abort {
        self.give_up();
        let abort = Abort::new();
        let _ = self.0.try_set_value(abort.clone());
        abort
    }

    /// Gives up what is on its way.
    pub fn give_up(self) {
        let _ = self.0.try_with_value(Abort::fire);
    }
}
