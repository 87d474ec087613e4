//! Listeners that go when their owner goes.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, EventTarget};

/// A listener; dropping it takes it off.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on the window.
    pub fn on_window(name: &'static str, work: impl FnMut(Event) + 'static) -> Option<Self> {
        Self::on(web_sys::window()?.into(), name, Box::new(work))
    }

    /// Listens on the document.
    pub fn on_document(name: &'static str, work: impl FnMut(Event) + 'static) -> Option<Self> {
        Self::on(web_sys::window()?.document()?.into(), name, Box::new(work))
    }

    fn on(target: EventTarget, name: &'static str, work: Box<dyn FnMut(Event)>) -> Option<Self> {
        let closure = Closure::wrap(work);
        target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok()?;
        Some(Self { target, name, closure })
    }

    /// Keeps listening as long as the page lives.
    pub fn forever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A target that is gone needs no removal.
        drop(self.target.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref()));
    }
}
