//! Whether a PIN locks what is kept here, as pages ask; the PIN itself is [`pin`](super::pin)'s.

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::platform::vault;

static IS_OPEN: LazyLock<ArcRwSignal<Option<bool>>> = LazyLock::new(|| ArcRwSignal::new(None));

/// Whether this page can read what is locked; nothing where nothing is, as far as the page knows. Reactive.
pub fn is_open() -> Option<bool> {
    IS_OPEN.get()
}

/// Whether the PIN must be given first. Reactive.
pub fn is_closed() -> bool {
    is_open() == Some(false)
}

/// Call once at start.
pub(super) fn begin() {
    vault::on_change(|| {
        let now = vault::is_open();
        if IS_OPEN.get_untracked() != now {
            IS_OPEN.set(now);
        }
    });
}
