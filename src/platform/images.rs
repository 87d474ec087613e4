//! Shrinking a photo on the device, so that a cheap data plan is not spent on pixels nobody reads.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions};

use super::files;

/// Pixels of the longest side at most.
pub const LONGEST_SIDE: u32 = 2000;
/// Bytes at most: 500 KB.
pub const LARGEST: usize = 500_000;

/// A picture that no decoder can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// A picture as it is kept.
#[derive(Debug)]
pub struct Shrunk {
    /// JPEG, or the original bytes.
    pub bytes: Vec<u8>,
    /// False where the picture was small enough already and was left alone.
    pub changed: bool,
}

/// A picture of at most [`LONGEST_SIDE`] pixels and [`LARGEST`] bytes, upright as its EXIF says.
///
/// Drawing it anew also drops place and device from its metadata. A small one without any stays as it is: encoding
/// twice only costs sharpness.
///
/// # Errors
/// [`Broken`] where the browser cannot read it.
pub async fn shrink(bytes: Vec<u8>, media_type: &str) -> Result<Shrunk, Broken> {
    let bitmap = decode(&bytes, media_type).await.ok_or(Broken)?;
    let (width, height) = (bitmap.width(), bitmap.height());
    if width == 0 || height == 0 {
        return Err(Broken);
    }
    if bytes.len() <= LARGEST && width.max(height) <= LONGEST_SIDE && !has_metadata(&bytes) {
        bitmap.close();
        return Ok(Shrunk { bytes, changed: false });
    }
    let mut best = None;
    for attempt in ATTEMPTS {
        let (width, height) = fitted(width, height, attempt.side);
        let encoded = encode(&bitmap, width, height, attempt.quality).await.ok_or(Broken)?;
        let fits = encoded.len() <= LARGEST;
        best = Some(encoded);
        if fits {
            break;
        }
    }
    bitmap.close();
    best.map(|bytes| Shrunk { bytes, changed: true }).ok_or(Broken)
}

/// Whether a camera may have written down where and with what the picture was taken: Exif of JPEG, WebP and PNG, or XMP.
fn has_metadata(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [b"Exif\0", b"EXIF", b"eXIf", b"http://ns.adobe.com/xap"];
    MARKS.iter().any(|mark| bytes.windows(mark.len()).any(|window| window == *mark))
}

struct Attempt {
    side: u32,
    quality: f64,
}

/// Less quality first, then fewer pixels: letters stay readable longest that way.
const ATTEMPTS: [Attempt; 6] = [
    Attempt { side: LONGEST_SIDE, quality: 0.85 },
    Attempt { side: LONGEST_SIDE, quality: 0.7 },
    Attempt { side: LONGEST_SIDE, quality: 0.55 },
    Attempt { side: 1600, quality: 0.6 },
    Attempt { side: 1200, quality: 0.6 },
    Attempt { side: 900, quality: 0.5 },
];

/// Width and height with the longest side at most `side`, never larger than before.
pub fn fitted(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    if longest <= side {
        return (width, height);
    }
    let scaled = |length: u32| {
        let scaled = (u64::from(length) * u64::from(side) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    (scaled(width), scaled(height))
}

async fn decode(bytes: &[u8], media_type: &str) -> Option<ImageBitmap> {
    let blob = files::blob(bytes, media_type)?;
    let options = Object::new();
    // Old engines would keep the sensor's orientation where nothing is said.
    Reflect::set(&options, &"imageOrientation".into(), &"from-image".into()).ok()?;
    let options: ImageBitmapOptions = options.unchecked_into();
    let promise = web_sys::window()?.create_image_bitmap_with_blob_and_image_bitmap_options(&blob, &options).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The picture turned by a quarter, clockwise, for looking at it. Nothing where the browser cannot read it.
pub async fn turned(bytes: &[u8], media_type: &str) -> Option<Vec<u8>> {
    let bitmap = decode(bytes, media_type).await?;
    let (canvas, context) = canvas(bitmap.height(), bitmap.width())?;
    let (w, h) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    context.translate(h, 0.0).ok()?;
    context.rotate(std::f64::consts::FRAC_PI_2).ok()?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, w, h).ok()?;
    bitmap.close();
    jpeg(&canvas, 0.92).await
}

async fn encode(bitmap: &ImageBitmap, width: u32, height: u32, quality: f64) -> Option<Vec<u8>> {
    let (canvas, context) = canvas(width, height)?;
    let (w, h) = (f64::from(width), f64::from(height));
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, w, h).ok()?;
    jpeg(&canvas, quality).await
}

fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // JPEG knows no transparency; without this it would be black.
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    Some((canvas, context))
}

async fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Option<Vec<u8>> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            drop(resolve.call1(&JsValue::NULL, &blob));
        });
        let asked = canvas.to_blob_with_type_and_encoder_options(done.unchecked_ref(), "image/jpeg", &quality.into());
        if asked.is_err() {
            drop(reject.call0(&JsValue::NULL));
        }
    });
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

#[cfg(test)]
mod tests {
    use super::{fitted, has_metadata};

    #[test]
    fn what_a_camera_wrote_down_is_found() {
        assert!(has_metadata(b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM"));
        assert!(!has_metadata(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00Exit"));
    }

    #[test]
    fn the_longest_side_fits_and_the_shape_stays() {
        assert_eq!(fitted(4000, 3000, 2000), (2000, 1500));
        assert_eq!(fitted(3000, 4000, 2000), (1500, 2000));
        assert_eq!(fitted(800, 600, 2000), (800, 600));
        assert_eq!(fitted(10_000, 1, 2000), (2000, 1));
    }
}
