//! What the element `<qr-camera>`, which `public/scan/camera.js` defines, tells.

use web_sys::Event;

use super::element::detail;

/// Listens to `qr-ready`: the picture moves.
pub fn on_ready(told: impl Fn() + 'static) -> impl Fn(Event) + 'static {
    move |_| told()
}

/// Listens to `qr-code`: the text of a code that the camera sees.
pub fn on_code(told: impl Fn(String) + 'static) -> impl Fn(Event) + 'static {
    move |event| {
        if let Some(text) = detail(&event).as_string() {
            told(text);
        }
    }
}

/// Listens to `qr-failed`; true where only the reader of codes is missing, false where there is no camera.
pub fn on_failed(told: impl Fn(bool) + 'static) -> impl Fn(Event) + 'static {
    move |event| told(detail(&event).as_string().as_deref() == Some("reader"))
}
