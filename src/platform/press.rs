//! Whether a pointer is pressed now, for what must not move the page under it.

use std::cell::{Cell, RefCell};

use super::{event::Listener, timer};

type Work = Box<dyn FnOnce()>;

thread_local! {
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
    static IS_DOWN: Cell<bool> = const { Cell::new(false) };
    /// What waits for the release, each with its milliseconds after it.
    static WAITING: RefCell<Vec<(i32, Work)>> = const { RefCell::new(Vec::new()) };
}

/// Begins to watch; before that, no press is known of.
pub fn watch() {
    if IS_WATCHED.replace(true) {
        return;
    }
    let down = Listener::on_window("pointerdown", |_| IS_DOWN.set(true));
    // A page that scrolls takes the pointer away; a press that ends outside the window may never be told.
    let ends = ["pointerup", "pointercancel", "blur"].map(|name| Listener::on_window(name, |_| release()));
    down.into_iter().chain(ends.into_iter().flatten()).for_each(Listener::forever);
}

/// Runs `work` so many milliseconds after the pointer is released, or from now where none is pressed.
pub fn after_release(millis: i32, work: impl FnOnce() + 'static) {
    if IS_DOWN.get() {
        WAITING.with(|waiting| waiting.borrow_mut().push((millis, Box::new(work))));
    } else {
        timer::after(millis, work);
    }
}

fn release() {
    IS_DOWN.set(false);
    for (millis, work) in WAITING.take() {
        timer::after(millis, work);
    }
}
