//! A QR code as one SVG path.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use super::text::text;

#[cfg(feature = "gallery")]
pub mod example;

/// The modules that a scanner needs blank around a code.
const QUIET_ZONE: i32 = 4;

/// A QR code. Always dark on white, in dark mode too: many scanners read nothing else.
#[component]
pub fn Qr(
    /// What it holds.
    #[prop(into)]
    content: Signal<String>,
    /// What it is for, for screen readers; the content itself must stand beside it in words.
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    (move || {
        content.with(|content| qr_path(content)).map(|(side, path)| {
            view! {
                <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=text(label) shape-rendering="crispEdges">
                    <rect class="qr__paper" width=side height=side></rect>
                    <path class="qr__ink" d=path></path>
                </svg>
            }
        })
    })
    .into_any()
}

/// The side of the picture in modules and the path of its dark modules; nothing if the content is too long.
///
/// Neighbours in a row become one run, which makes the path a third as long.
pub fn qr_path(content: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(content, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while x < size && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let run = x - start;
                // Writing into a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + QUIET_ZONE, y + QUIET_ZONE);
            }
            x += 1;
        }
    }
    Some((size + 2 * QUIET_ZONE, path))
}

#[cfg(test)]
mod tests {
    use super::qr_path;

    #[test]
    fn a_short_text_fits_the_smallest_code() {
        let (side, path) = qr_path("MPP").unwrap();
        assert_eq!(side, 21 + 8);
        assert!(path.starts_with("M4 4h7v1h-7z"), "the finder pattern's upper edge comes first: {path}");
    }

    #[test]
    fn a_text_too_long_for_any_code_gives_none() {
        assert_eq!(qr_path(&"x".repeat(5000)), None);
    }
}
