//! Short words that an action worked or did not, shown by the frame.

use leptos::prelude::*;

use crate::{
    platform::timer,
    ui::{Toast, Tone},
};

/// How long good news stays.
const MILLIS: i32 = 8_000;

/// What is shown, and the number of the next one.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    /// Makes it, for the frame and all pages in it.
    pub fn provide() -> Self {
        let toasts = Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
        provide_context(toasts);
        toasts
    }

    /// What is shown. Reactive.
    pub fn list(self) -> Vec<Toast> {
        self.list.get()
    }

    /// Says that something worked.
    pub fn done(self, words: String) {
        self.show(Tone::Success, words);
    }

    /// Says that something small did not work. It stays until it is closed, since nothing else says so.
    pub fn failed(self, words: String) {
        self.show(Tone::Danger, words);
    }

    fn show(self, tone: Tone, words: String) {
        let Some(id) = self.next.try_update_value(|next| {
            *next += 1;
            *next
        }) else {
            return;
        };
        let _ = self.list.try_update(|list| {
            // Trying again and again shall not fill the screen.
            list.retain(|toast| toast.words != words);
            list.push(Toast { id, tone, words });
        });
        if tone != Tone::Danger {
            timer::after(MILLIS, move || self.dismiss(id));
        }
    }

    /// Takes one away.
    pub fn dismiss(self, id: u32) {
        let _ = self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// The toasts of the frame; outside of one they are shown nowhere.
pub fn toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_else(Toasts::provide)
}
