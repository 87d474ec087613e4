//! Picked files, checksums, object addresses and downloads.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// A file that somebody picked, not yet read.
#[derive(Clone, Debug)]
pub struct Picked {
    /// Its name on the device.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    file: File,
}

impl Picked {
    /// The bytes; nothing where the file went away or cannot be read.
    pub async fn read(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.file.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// The files of a change event of a file input. The input is emptied, so that the same file can be picked again.
pub fn picked(event: &Event) -> Vec<Picked> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files =
        input.files().map_or_else(Vec::new, |list| (0..list.length()).filter_map(|index| list.get(index)).collect());
    let picked = files.into_iter().map(|file| Picked { name: file.name(), size: whole(file.size()), file }).collect();
    input.set_value("");
    picked
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of files are whole and positive")]
fn whole(size: f64) -> u64 {
    size as u64
}

/// SHA-256 as 64 hexadecimal digits; nothing where the page is not in a secure context.
pub async fn sha256(bytes: &[u8]) -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // `subtle` is undefined on plain http; the binding would hand that on as an object.
    let subtle = crypto.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let digest = subtle.digest_with_str_and_js_u8_array("SHA-256", &Uint8Array::from(bytes)).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await.ok()?).to_vec();
    let mut text = String::with_capacity(64);
    for byte in digest {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    Some(text)
}

pub(super) fn blob(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// A `blob:` address for bytes; dropping it gives the memory back.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// An address under which the page can show the bytes.
    pub fn new(bytes: &[u8], media_type: &str) -> Option<Self> {
        Url::create_object_url_with_blob(&blob(bytes, media_type)?).ok().map(Self)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // An unknown address is not ours to mourn.
        drop(Url::revoke_object_url(&self.0));
    }
}

/// Saves bytes as a file on the device; false where the browser does not let us.
pub fn save(bytes: &[u8], media_type: &str, name: &str) -> bool {
    let Some(url) = ObjectUrl::new(bytes, media_type) else { return false };
    let anchor = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    let Some(anchor) = anchor else { return false };
    anchor.set_href(url.as_str());
    anchor.set_download(name);
    anchor.click();
    // The download reads the address after this turn of the event loop; a minute is enough for any disk.
    super::timer::after(60_000, move || drop(url));
    true
}

/// Whether a value came out undefined, whatever its Rust type says.
trait Undefined {
    fn is_undefined(&self) -> bool;
}

impl<T: AsRef<JsValue>> Undefined for T {
    fn is_undefined(&self) -> bool {
        self.as_ref().is_undefined()
    }
}
