//! Reading a QR code with the camera. Chrome on Android and on most desktops can; elsewhere people type the code.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

use super::timer;

/// Why the camera does not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// This browser cannot read codes.
    Unsupported,
    /// There is no camera, or the person did not allow it.
    NoCamera,
}

/// Whether this browser can read codes at all.
pub fn is_supported() -> bool {
    detector_class().is_some()
}

/// A running camera; dropping it switches it off.
#[derive(Debug)]
pub struct Scan {
    stream: MediaStream,
    stopped: Rc<Cell<bool>>,
}

impl Scan {
    /// Shows the camera in the `<video>` with this id, and tells each code that it sees.
    ///
    /// # Errors
    /// [`ScanError`].
    pub async fn start(video_id: &str, on_code: impl Fn(String) + 'static) -> Result<Self, ScanError> {
        let class = detector_class().ok_or(ScanError::Unsupported)?;
        let options = Object::new();
        let formats = Array::of1(&"qr_code".into());
        Reflect::set(&options, &"formats".into(), &formats).map_err(|_| ScanError::Unsupported)?;
        let detector = Reflect::construct(&class, &Array::of1(&options)).map_err(|_| ScanError::Unsupported)?;
        let detect: Function = Reflect::get(&detector, &"detect".into())
            .ok()
            .and_then(|detect| detect.dyn_into().ok())
            .ok_or(ScanError::Unsupported)?;

        let stream = open_camera().await.ok_or(ScanError::NoCamera)?;
        let scan = Self { stream, stopped: Rc::new(Cell::new(false)) };
        let video: HtmlVideoElement = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id(video_id))
            .and_then(|element| element.dyn_into().ok())
            .ok_or(ScanError::NoCamera)?;
        video.set_src_object(Some(&scan.stream));
        let playing = video.play().map_err(|_| ScanError::NoCamera)?;
        JsFuture::from(playing).await.map_err(|_| ScanError::NoCamera)?;
        let stopped = scan.stopped.clone();
        spawn_local(async move {
            while !stopped.get() {
                if let Some(code) = look(&detector, &detect, &video).await.filter(|_| !stopped.get()) {
                    on_code(code);
                }
                timer::sleep(250).await;
            }
        });
        Ok(scan)
    }
}

impl Drop for Scan {
    fn drop(&mut self) {
        self.stopped.set(true);
        for track in self.stream.get_tracks() {
            if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
                track.stop();
            }
        }
    }
}

fn detector_class() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()
}

async fn open_camera() -> Option<MediaStream> {
    let wanted = Object::new();
    Reflect::set(&wanted, &"facingMode".into(), &"environment".into()).ok()?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let devices = web_sys::window()?.navigator().media_devices().ok()?;
    let promise = devices.get_user_media_with_constraints(&constraints).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn look(detector: &JsValue, detect: &Function, video: &HtmlVideoElement) -> Option<String> {
    let promise: Promise = detect.call1(detector, video).ok()?.dyn_into().ok()?;
    let codes = JsFuture::from(promise).await.ok()?;
    let first = Array::from(&codes).get(0);
    Reflect::get(&first, &"rawValue".into()).ok()?.as_string()
}
