//! Luminance and contrast by WCAG 2.2.

use super::Rgb;

/// The contrast of two colours, 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance, 0 (black) to 1 (white).
pub(super) fn luminance(colour: Rgb) -> f64 {
    linear_luminance([decode(colour.red), decode(colour.green), decode(colour.blue)])
}

/// Relative luminance of linear channels.
pub(super) fn linear_luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The greatest luminance that stands at `ratio` or more against a lighter ground.
pub(super) fn at_most(ground: f64, ratio: f64) -> f64 {
    (ground + 0.05) / ratio - 0.05
}

/// The least luminance that stands at `ratio` or more against a darker ground.
pub(super) fn at_least(ground: f64, ratio: f64) -> f64 {
    (ground + 0.05) * ratio - 0.05
}

/// The linear value of a channel.
pub(super) fn decode(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// The channel of a linear value; what lies outside is cut off.
pub(super) fn encode(linear: f64) -> u8 {
    let value = if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 255 before")]
    let channel = (value * 255.0).round().clamp(0.0, 255.0) as u8;
    channel
}
