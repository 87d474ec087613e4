//! QR codes as SVG.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around a code; scanners need four.
const QUIET: i32 = 4;

/// A text as an SVG picture of its QR code, black on white with its quiet zone.
///
/// Texts that are too long for any code (about 2,300 bytes) give an empty picture; addresses never are.
pub fn svg(text: &str) -> String {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return empty() };
    let size = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0,0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>"##
    )
}

/// A picture of nothing.
pub fn empty() -> String {
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_as_many_modules_as_the_code_has() {
        let text = "https://sinjai.example/verifikasi/K7M2P9XQ4R";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y))
            .count();
        let svg = svg(text);
        assert_eq!(svg.matches('M').count(), dark + 1);
        assert!(svg.contains(&format!(r#"viewBox="0 0 {0} {0}""#, code.size() + 8)));
    }

    #[test]
    fn too_much_for_a_code_is_an_empty_picture() {
        assert_eq!(svg(&"x".repeat(5000)), empty());
    }
}
