//! The colours of a region, derived from the one that it chose.

use crate::wire_text::wire_text;

/// A colour of the screen, eight bits a channel; travels as `#0b6e6e`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// A text that is no colour of the form `#0b6e6e`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a colour of the form #rrggbb")]
pub struct RgbError;

impl Rgb {
    /// Reads `#0B6E6E`.
    pub fn parse(text: &str) -> Option<Rgb> {
        let _ = text;
        None
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl std::fmt::Debug for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

wire_text!(Rgb, RgbError, |text: &str| Rgb::parse(text).ok_or(RgbError));

/// All colours of a region, for light and dark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// For light surroundings.
    pub light: Tokens,
    /// For dark ones.
    pub dark: Tokens,
}

/// The colours of one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// The brand as fill.
    pub brand: Rgb,
}

impl Tokens {
    /// Each colour under its CSS name without the leading `--color-`.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Rgb)> {
        [("brand", self.brand)].into_iter()
    }
}

impl Theme {
    /// Derives all colours from a brand colour and, if the region has one, an accent.
    pub fn derive(brand: Rgb, accent: Option<Rgb>) -> Theme {
        let _ = accent;
        Theme { light: Tokens { brand }, dark: Tokens { brand } }
    }

    /// The style sheet that sets the colours as custom properties.
    pub fn to_css(&self) -> String {
        String::new()
    }
}
